from django.apps import AppConfig


class Ui(AppConfig):
    """The look: shells, tags, fields and charts that every page is made of."""

    name = "kinkeeper.foundation.ui"
    label = "ui"
