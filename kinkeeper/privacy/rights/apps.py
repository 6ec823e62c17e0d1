from django.apps import AppConfig


class Rights(AppConfig):
    name = "kinkeeper.privacy.rights"
    verbose_name = "Requests, complaints and breaches"

    def ready(self) -> None:
        from kinkeeper.foundation.accounts.roles import Power
        from kinkeeper.privacy.records import going_wrong
        from kinkeeper.privacy.records.queries import tabs
        from kinkeeper.privacy.rights import records
        from kinkeeper.privacy.rights.commands.open_breach import open_found_breach

        records.register_records()
        records.register_replays()
        going_wrong.add_opener(open_found_breach)
        tabs.add(33, "Requests", "rights:requests", Power.REQUESTS_HANDLE)
        tabs.add(34, "Complaints", "rights:complaints", Power.REQUESTS_HANDLE)
        tabs.add(35, "Breaches", "rights:breaches", Power.REQUESTS_HANDLE)
