from django.apps import AppConfig


class Website(AppConfig):
    name = "kinkeeper.website"
    verbose_name = "Website"
