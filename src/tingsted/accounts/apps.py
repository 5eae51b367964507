"""The accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tingsted.accounts"
    label = "accounts"
