from django.apps import AppConfig


class Sweeps(AppConfig):
    name = "kinkeeper.foundation.sweeps"
