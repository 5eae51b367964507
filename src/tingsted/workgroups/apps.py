"""The workgroups room."""

from django.apps import AppConfig


class WorkgroupsConfig(AppConfig):
    name = "tingsted.workgroups"
    label = "workgroups"
