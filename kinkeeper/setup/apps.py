from django.apps import AppConfig


class Setup(AppConfig):
    name = "kinkeeper.setup"
    verbose_name = "Setting up"

    def ready(self) -> None:
        """Let Today tell the manager what is still to be set up."""
        from kinkeeper.contact_sessions.queries import needs
        from kinkeeper.setup.queries.what_next import what_next

        needs.add_source(what_next)
