from django.apps import AppConfig


class Records(AppConfig):
    name = "kinkeeper.privacy.records"
    verbose_name = "Register of records"

    def ready(self) -> None:
        from kinkeeper.privacy.records import register, replaying, tasks
        from kinkeeper.privacy.records.queries import paper, to_look, work_list

        tasks.register_nightly()
        register.add_locations(paper.locations)
        work_list.add_source(to_look.holds_due)
        work_list.add_source(to_look.papers_waiting)
        replaying.register_replay()
