"""The plans room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "tingsted.plans"
    label = "plans"
