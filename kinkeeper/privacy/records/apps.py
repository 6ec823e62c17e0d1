from django.apps import AppConfig


class Records(AppConfig):
    name = "kinkeeper.privacy.records"
    verbose_name = "Register of records"

    def ready(self) -> None:
        from kinkeeper.privacy.records import replaying, tasks

        tasks.register_nightly()
        replaying.register_replay()
