from django.apps import AppConfig


class Referrals(AppConfig):
    name = "kinkeeper.referrals"
    verbose_name = "Referrals"
