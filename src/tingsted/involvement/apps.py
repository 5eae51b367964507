"""The room's entry among the installed apps."""

from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    """Involvement in the house."""

    name = "tingsted.involvement"
    label = "involvement"
