from django.apps import AppConfig


class Records(AppConfig):
    name = "kinkeeper.privacy.records"
    verbose_name = "Register of records"
