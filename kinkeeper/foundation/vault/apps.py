from django.apps import AppConfig


class Vault(AppConfig):
    name = "kinkeeper.foundation.vault"
