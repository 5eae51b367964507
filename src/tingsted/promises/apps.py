"""The promises room."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "tingsted.promises"
    label = "promises"
