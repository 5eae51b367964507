"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tingsted.documents"
    label = "documents"
