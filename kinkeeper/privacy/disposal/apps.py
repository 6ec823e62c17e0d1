from django.apps import AppConfig


class Disposal(AppConfig):
    name = "kinkeeper.privacy.disposal"
    verbose_name = "Disposal"

    def ready(self) -> None:
        from kinkeeper.people.queries import timeline
        from kinkeeper.privacy.disposal import records, tasks
        from kinkeeper.privacy.disposal.commands.take_out import stop_changed
        from kinkeeper.privacy.disposal.queries.strip import fill_strip
        from kinkeeper.privacy.records import obligations

        records.register_parts()
        tasks.register_nightly()
        obligations.on_change.append(stop_changed)
        timeline.add_panel(80, "disposal/staff/strip.html", fill_strip)
