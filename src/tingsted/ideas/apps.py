"""The ideas room."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "tingsted.ideas"
    label = "ideas"
