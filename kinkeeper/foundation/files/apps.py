from django.apps import AppConfig


class Files(AppConfig):
    name = "kinkeeper.foundation.files"
