from django.apps import AppConfig


class Disposal(AppConfig):
    name = "kinkeeper.privacy.disposal"
    verbose_name = "Disposal"
