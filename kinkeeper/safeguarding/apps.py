from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "kinkeeper.safeguarding"
    verbose_name = "Safeguarding"
