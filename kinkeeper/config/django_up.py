"""Starting Django for a command line."""

import os

import django


def up() -> None:
    """Load settings and apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinkeeper.config.settings")
    django.setup()


def ready_database() -> None:
    """Create or update the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
