from django.apps import AppConfig


class ContactSessions(AppConfig):
    name = "kinkeeper.contact_sessions"
    verbose_name = "Contact sessions"

    def ready(self) -> None:
        from kinkeeper.contact_sessions import records, tasks
        from kinkeeper.contact_sessions.queries import (
            collectors,
            conflicts,
            family,
            freed,
            measures,
            needs,
            new_papers,
            worries,
        )
        from kinkeeper.people.queries import parties, timeline
        from kinkeeper.referrals.commands import close_case
        from kinkeeper.referrals.queries import waiting

        records.register_all()
        tasks.register_rounds()
        needs.add_source(worries.worries_waiting)
        needs.add_source(needs.sessions_to_finish)
        needs.add_source(measures.families_who_miss)
        needs.add_source(new_papers.papers_to_look_at)
        waiting.finders.append(freed.freed_places)
        parties.named_by_side.append(collectors.named_by)
        close_case.guards.append(family.why_it_stays_open)
        timeline.add_source(family.events)
        timeline.add_acts(10, family.acts)
        timeline.add_tabs(55, collectors.tabs)
        timeline.add_tabs(60, conflicts.tabs)
        timeline.add_panel(
            20, "contact_sessions/panels/time_together.html", family.attendance_panel
        )
        timeline.add_panel(
            10,
            "contact_sessions/panels/next_session.html",
            family.next_panel,
            "rail",
        )
