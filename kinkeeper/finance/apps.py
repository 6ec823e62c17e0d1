from django.apps import AppConfig


class Finance(AppConfig):
    name = "kinkeeper.finance"
    verbose_name = "Finance"
