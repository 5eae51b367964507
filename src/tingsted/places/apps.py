"""The places room."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "tingsted.places"
    label = "places"

    def ready(self) -> None:
        """Say what the municipality looks like, and read it afresh when it is saved in any way."""
        from django.db.models.signals import post_save

        from tingsted.design.theme import supply_theme
        from tingsted.places.context import look
        from tingsted.places.models import Municipality
        from tingsted.places.queries import forget_municipality

        supply_theme(look)
        post_save.connect(
            lambda **_: forget_municipality(),
            sender=Municipality,
            weak=False,
            dispatch_uid="places.municipality",
        )
