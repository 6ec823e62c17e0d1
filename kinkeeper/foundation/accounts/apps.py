from django.apps import AppConfig


class Accounts(AppConfig):
    name = "kinkeeper.foundation.accounts"
    verbose_name = "Accounts"
