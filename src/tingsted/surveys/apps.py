"""The surveys room."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "tingsted.surveys"
    label = "surveys"
