from django.apps import AppConfig


class Reports(AppConfig):
    name = "kinkeeper.reports"
    verbose_name = "Reports"
