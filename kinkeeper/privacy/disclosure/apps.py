from django.apps import AppConfig


class Disclosure(AppConfig):
    name = "kinkeeper.privacy.disclosure"
    verbose_name = "Disclosure"

    def ready(self) -> None:
        from kinkeeper.privacy.disclosure import records

        records.register_all()
