"""The demo room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "tingsted.demo"
    label = "demo"
