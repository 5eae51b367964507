"""The design room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    """The room every page is dressed in; it knows no other room but the kernel."""

    name = "tingsted.design"
    label = "design"
    verbose_name = _("Design")
