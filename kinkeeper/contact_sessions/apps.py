from django.apps import AppConfig


class ContactSessions(AppConfig):
    name = "kinkeeper.contact_sessions"
    verbose_name = "Contact sessions"
