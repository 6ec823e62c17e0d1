from django.apps import AppConfig


class Editions(AppConfig):
    name = "kinkeeper.privacy.editions"
    verbose_name = "Editions of the policy"

    def ready(self) -> None:
        from kinkeeper.privacy.editions import records, tasks
        from kinkeeper.privacy.editions.tasks import coming_back
        from kinkeeper.privacy.records.queries import tabs

        records.register_all()
        tasks.register_all()
        coming_back.register_replay()
        tabs.add(85, "Editions", "editions:editions")
