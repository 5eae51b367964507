"""Files that come in: the workbook of offices, and the municipality's own list of task codes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkbookForm(forms.Form):
    file = forms.FileField(label=_("The workbook"), help_text=_("An .xlsx of at most 1 MB."))


class TaskCodesForm(forms.Form):
    file = forms.FileField(
        label=_("The municipality's own list"),
        help_text=_("CSV or XLSX with a column of task codes and a column of departments."),
    )
