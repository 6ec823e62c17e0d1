from django.apps import AppConfig


class People(AppConfig):
    name = "kinkeeper.people"
    verbose_name = "People and cases"
