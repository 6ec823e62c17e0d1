from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "kinkeeper.safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from kinkeeper.privacy.records import register
        from kinkeeper.safeguarding import records

        register.add_holdings(records.holdings, among=records.holding_any)
        register.add_facts(records.facts)
        records.register_lone()
