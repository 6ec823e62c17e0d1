from django.apps import AppConfig


class Referrals(AppConfig):
    name = "kinkeeper.referrals"
    verbose_name = "Referrals"

    def ready(self) -> None:
        """Tell the registers what this app holds, shows, and does at night."""
        from kinkeeper.people.queries import timeline
        from kinkeeper.privacy.disposal import tasks as disposal
        from kinkeeper.privacy.records import given, register
        from kinkeeper.referrals import records, tasks
        from kinkeeper.referrals.queries import on_family_page
        from kinkeeper.referrals.queries.given import in_own_form

        register.add_holdings(records.holdings, among=records.holding_any)
        register.add_facts(records.facts)
        records.register_parts()
        records.register_enquiries()
        given.add_source(in_own_form)
        tasks.register_nightly()
        records.register_replay()
        tasks.register_rounds()
        disposal.before.append(tasks.close_inactive_cases)
        timeline.add_source(on_family_page.events)
        timeline.add_tabs(50, on_family_page.tabs)
        timeline.add_acts(50, on_family_page.acts)
        timeline.add_panel(
            10, "referrals/to_do_panel.html", on_family_page.to_do, "main"
        )
