from django.apps import AppConfig


class Statistics(AppConfig):
    name = "kinkeeper.statistics"
    verbose_name = "Statistics"

    def ready(self) -> None:
        from kinkeeper.statistics import tasks

        tasks.register_nightly()
