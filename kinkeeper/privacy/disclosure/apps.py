from django.apps import AppConfig


class Disclosure(AppConfig):
    name = "kinkeeper.privacy.disclosure"
    verbose_name = "Disclosure"
