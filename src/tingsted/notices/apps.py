"""The notices room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "tingsted.notices"
    label = "notices"
