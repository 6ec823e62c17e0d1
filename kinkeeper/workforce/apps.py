from django.apps import AppConfig


class Workforce(AppConfig):
    name = "kinkeeper.workforce"
    verbose_name = "Workforce"
