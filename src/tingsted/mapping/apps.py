"""The room's entry among the installed apps."""

from django.apps import AppConfig


class MappingConfig(AppConfig):
    """Mapping in the house."""

    name = "tingsted.mapping"
    label = "mapping"
