from django.apps import AppConfig


class Reports(AppConfig):
    name = "kinkeeper.reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        """Tell the registers what this app holds and what may be asked for."""
        from kinkeeper.contact_sessions.queries import needs
        from kinkeeper.people.queries import timeline
        from kinkeeper.privacy.disclosure import register as disclosure
        from kinkeeper.privacy.records import register as records
        from kinkeeper.privacy.records.queries import restrictions
        from kinkeeper.reports import records as held
        from kinkeeper.reports.queries import asked_for, on_timeline, on_today
        from kinkeeper.reports.queries.signed_within import signed_within

        records.add_holdings(held.holdings, among=held.holding_any)
        records.add_facts(held.facts)
        held.register_parts()
        restrictions.add_use("signed", signed_within)
        disclosure.add_source(asked_for.ContactReports())
        timeline.add_source(on_timeline.events)
        needs.add_source(on_today.reports_waiting)
        needs.add_source(on_today.requests_waiting)
