"""A field inside a table's cell: its label is for those who can't see the heading of the column."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def cell(bound: BoundField, whose: Any) -> SafeString:
    """The box alone, named by the column's heading and by whose row it is; what is wrong stands beneath it."""
    if isinstance(bound.field.widget, CheckboxInput):  # the whole label can be pressed
        said = format_html('<span class="visually-hidden">{}, {}</span>', bound.label, whose)
        return format_html('<label class="choice">{}{}</label>', bound.as_widget(), said)
    attrs: dict[str, str | bool] = {"aria-label": f"{bound.label}, {whose}", "class": "input"}
    if bound.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{bound.auto_id}_error"}
    wrong = format_html(
        '<p class="error" id="{}_error">{}</p>', bound.auto_id, " ".join(map(str, bound.errors))
    )
    return format_html("{}{}", bound.as_widget(attrs=attrs), wrong if bound.errors else "")
