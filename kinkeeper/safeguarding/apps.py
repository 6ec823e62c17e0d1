from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "kinkeeper.safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from kinkeeper.people.queries import timeline
        from kinkeeper.privacy.records import interests, kept_from, register
        from kinkeeper.safeguarding import records
        from kinkeeper.safeguarding.queries import alerts, openings

        register.add_holdings(records.holdings, among=records.holding_any)
        register.add_facts(records.facts)
        records.register_lone()
        records.register_replay()
        kept_from.add(records.kept_from)
        interests.add("safeguarding.Concern", records.about)
        timeline.add_panel(1, "safeguarding/panels/alerts.html", alerts.panel)
        timeline.add_panel(1, "safeguarding/panels/locked.html", openings.panel, "rail")
