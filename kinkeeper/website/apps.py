from django.apps import AppConfig


class Website(AppConfig):
    name = "kinkeeper.website"
    verbose_name = "Website"

    def ready(self) -> None:
        from kinkeeper.contact_sessions.queries import needs
        from kinkeeper.foundation.accounts.roles import Power
        from kinkeeper.policy.lints import ties
        from kinkeeper.privacy.records.queries import notices, tabs, work_list
        from kinkeeper.website import tasks
        from kinkeeper.website.queries.backups import late
        from kinkeeper.website.queries.broken import (
            promises_broken,
            promises_broken_notice,
            promises_to_look_at,
        )
        from kinkeeper.website.queries.checks import CHECKS

        tasks.register_tasks()
        ties.checks.update(CHECKS)
        needs.add_source(promises_broken)
        notices.add(promises_broken_notice)
        work_list.add_source(late)
        work_list.add_source(promises_to_look_at)
        tabs.add(70, "Backups", "backups", Power.AUDIT_READ)
        tabs.add(80, "Promises", "staff_promises", Power.PROMISES_SEE)
