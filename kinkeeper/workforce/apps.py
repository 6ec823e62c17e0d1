from django.apps import AppConfig


class Workforce(AppConfig):
    name = "kinkeeper.workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        """Tell the registers what this app holds, and what happens at night."""
        from kinkeeper.privacy.disposal.tasks import before
        from kinkeeper.privacy.records.queries import work_list
        from kinkeeper.workforce import records, tasks
        from kinkeeper.workforce.queries.left_without_end import left_without_end

        records.register_all()
        tasks.register_nightly()
        work_list.add_source(left_without_end)
        before.append(tasks.end_what_has_ended)
