from django.apps import AppConfig


class Records(AppConfig):
    name = "kinkeeper.privacy.records"
    verbose_name = "Register of records"

    def ready(self) -> None:
        from kinkeeper.privacy.records import register, replaying, tasks
        from kinkeeper.privacy.records.queries import paper

        tasks.register_nightly()
        register.add_locations(paper.locations)
        replaying.register_replay()
