from django.apps import AppConfig


class Feedback(AppConfig):
    name = "kinkeeper.feedback"
    verbose_name = "Evaluation sheets"

    def ready(self) -> None:
        from kinkeeper.feedback import records, tasks

        records.register_records()
        tasks.register_nightly()
