from django.apps import AppConfig


class Recovery(AppConfig):
    name = "kinkeeper.foundation.recovery"
    label = "recovery"
    verbose_name = "Backups and coming back from them"

    def ready(self) -> None:
        from kinkeeper.foundation.recovery import tasks

        tasks.register_all()
