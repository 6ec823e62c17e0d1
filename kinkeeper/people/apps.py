from django.apps import AppConfig


class People(AppConfig):
    name = "kinkeeper.people"
    verbose_name = "People and cases"

    def ready(self) -> None:
        from kinkeeper.people import tasks
        from kinkeeper.people.queries import contact_changes, own_tabs, timeline

        tasks.register_nightly()
        timeline.add_tabs(0, own_tabs.overview)
        timeline.add_tabs(40, own_tabs.tabs)
        timeline.add_panel(
            5, "people/contact_changes_panel.html", contact_changes.panel, "main"
        )
