from django.apps import AppConfig


class Editions(AppConfig):
    name = "kinkeeper.privacy.editions"
    verbose_name = "Editions of the policy"
