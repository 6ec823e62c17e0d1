from django.apps import AppConfig


class Finance(AppConfig):
    name = "kinkeeper.finance"
    verbose_name = "Finance"

    def ready(self) -> None:
        """Tell the registers what this app holds, and lend the table of years."""
        from kinkeeper.finance import records
        from kinkeeper.finance.queries.years import holding
        from kinkeeper.workforce.queries import company_years

        records.register_all()
        company_years.add_source(holding)
