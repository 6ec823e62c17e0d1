from django.apps import AppConfig


class Workforce(AppConfig):
    name = "kinkeeper.workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        """Tell the registers what this app holds, and what happens at night."""
        from kinkeeper.privacy.disposal.tasks import before
        from kinkeeper.workforce import records, tasks

        records.register_all()
        tasks.register_nightly()
        before.append(tasks.end_what_has_ended)
