"""Wakes the rooms' reactions, ports and rules once all models are known."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class KernelConfig(AppConfig):
    name = "tingsted.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Import what registers itself: each room's events, rules, actions, reactions, ports, notices and tasks."""
        for config in apps.get_app_configs():
            if config.name.startswith("tingsted."):
                for part in ("events", "rules", "actions", "reactions", "ports", "notices", "tasks"):
                    if find_spec(f"{config.name}.{part}"):
                        import_module(f"{config.name}.{part}")
