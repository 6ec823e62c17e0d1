from django.apps import AppConfig


class Disclosure(AppConfig):
    name = "kinkeeper.privacy.disclosure"
    verbose_name = "Disclosure"

    def ready(self) -> None:
        from kinkeeper.privacy.disclosure import records
        from kinkeeper.privacy.disclosure.queries import journalled
        from kinkeeper.privacy.disclosure.queries.log import released_within
        from kinkeeper.privacy.records.queries import restrictions

        records.register_all()
        journalled.register_replays()
        restrictions.add_use("released", released_within)
