from django.apps import AppConfig


class Records(AppConfig):
    name = "kinkeeper.privacy.records"
    verbose_name = "Register of records"

    def ready(self) -> None:
        from kinkeeper.foundation.audit import trail
        from kinkeeper.people.queries import blocked, timeline
        from kinkeeper.privacy.records import (
            blocking,
            kept_longer,
            matching,
            register,
            replaying,
            replaying_consents,
            replaying_decisions,
            replaying_paper,
            sensitive,
            tasks,
        )
        from kinkeeper.privacy.records.queries import (
            paper,
            restrictions,
            to_look,
            work_list,
        )

        tasks.register_nightly()
        register.add_locations(paper.locations)
        work_list.add_source(to_look.holds_due)
        work_list.add_source(to_look.papers_waiting)
        replaying.register_replay()
        replaying_consents.register_replays()
        replaying_decisions.register_replays()
        replaying_paper.register_replay()
        kept_longer.register_replay()
        trail.add_guard(blocking.guard)
        blocked.add_block(restrictions.blocked_cases)
        timeline.add_panel(0, "records/blocked_panel.html", blocking.panel, "main")
        sensitive.register_all()
        matching.register_all()
