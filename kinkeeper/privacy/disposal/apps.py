from django.apps import AppConfig


class Disposal(AppConfig):
    name = "kinkeeper.privacy.disposal"
    verbose_name = "Disposal"

    def ready(self) -> None:
        from kinkeeper.foundation.accounts.roles import Power
        from kinkeeper.people.queries import timeline
        from kinkeeper.privacy.disposal import records, tasks
        from kinkeeper.privacy.disposal.commands.take_out import stop_changed, stop_held
        from kinkeeper.privacy.disposal.queries.strip import fill_strip
        from kinkeeper.privacy.disposal.tasks import (
            checkpointing,
            coming_back,
            ending_logs,
        )
        from kinkeeper.privacy.records import holding, obligations
        from kinkeeper.privacy.records.queries import tabs

        records.register_parts()
        records.register_what_is_anothers()
        tasks.register_nightly()
        ending_logs.register_logs()
        checkpointing.register_checkpoints()
        coming_back.register_replay()
        obligations.on_change.append(stop_changed)
        holding.on_hold.append(stop_held)
        tasks.before.append(holding.let_go)
        tabs.add(10, "Record life", "disposal:record_life")
        tabs.add(15, "What if?", "disposal:what_if")
        tabs.add(18, "To look at", "disposal:work_list")
        tabs.add(19, "Look again", "disposal:looks", Power.DISPOSAL_PREPARE)
        tabs.add(20, "Disposal reviews", "disposal:reviews")
        tabs.add(30, "Holds", "disposal:holds")
        tabs.add(36, "Paper", "disposal:papers", Power.PAPER_KEEP)
        tabs.add(40, "Certificates", "disposal:certificates")
        tabs.add(45, "What goes with what", "disposal:destroyed_with")
        tabs.add(90, "The policy", "privacy")
        timeline.add_panel(80, "disposal/staff/strip.html", fill_strip, "rail")
