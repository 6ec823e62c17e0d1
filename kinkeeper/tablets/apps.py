from django.apps import AppConfig


class Tablets(AppConfig):
    name = "kinkeeper.tablets"
    verbose_name = "Shared tablets"

    def ready(self) -> None:
        from kinkeeper.tablets import tasks

        tasks.register_nightly()
