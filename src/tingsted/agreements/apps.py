"""The room's entry among the installed apps."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements in the house."""

    name = "tingsted.agreements"
    label = "agreements"
