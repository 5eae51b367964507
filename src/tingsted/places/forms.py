"""The forms of the relation. Each leads to one action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.places.models import BODIES, EDITING, Office, Role, Seat

BODY_ROLES = (
    Role.MEMBER, Role.CHAIR, Role.DEPUTY, Role.TREASURER, Role.SECRETARY, Role.SUBSTITUTE, Role.LOCAL_CONTACT,
)  # fmt: skip
CONTACT_ROLES = (Role.OFFICER, Role.STAND_IN, Role.LEADER)
TOWN_HALL_ROLES = (Role.OFFICER, Role.STAND_IN, Role.LEADER, Role.POLITICIAN, Role.EDITOR)


class DayField(forms.DateField):
    """A day as people pick it, or type it the Danish way."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **more: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
        wrong = {"invalid": _("Write a date, for example 15-12-2026.")}
        super().__init__(input_formats=formats, error_messages=wrong, **more)


def mail_field(**more: Any) -> forms.EmailField:
    """An e-mail address; what is wrong is said with an example."""
    wrong = _("Write an e-mail address, for example inger@tingsted.example")
    field = forms.EmailField(max_length=254, error_messages={"required": wrong, "invalid": wrong}, **more)
    field.validators = [v for v in field.validators if not isinstance(v, EmailValidator)]
    field.validators.append(EmailValidator(message=wrong))
    return field


def own_title(initial: str = "") -> forms.CharField:
    """What somebody is called where the role's name does not say it."""
    return forms.CharField(label=_("Own title"), max_length=80, required=False, initial=initial)


class PlainSelect(forms.Select):
    """A list to choose from, written without a template for each choice: an election's form has dozens of lists."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = SafeString(" selected")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, chosen if str(key) == str(value) else "", words) for key, words in self.choices),
        )
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs({**(attrs or {}), "name": name})), options
        )


class FindForm(forms.Form):
    hvor = forms.CharField(max_length=120, required=False)


class AreaTextForm(forms.Form):
    description = forms.CharField(
        label=_("About the area"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A few sentences that a newcomer would like to read. The first paragraph stands at the top."),
    )  # fmt: skip
    seen = seen_field()


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = mail_field(
        label=_("E-mail"), help_text=_("The invitation goes there. Nobody else sees the address.")
    )
    role = forms.ChoiceField(label=_("Role"))
    title = forms.CharField(
        label=_("Title"), required=False, max_length=80, help_text=_("Only if it differs from the role.")
    )
    starts = DayField(label=_("From"), help_text=_("The first day with the rights of the seat."))
    ends = DayField(label=_("Until"), required=False, help_text=_("The last day, if it is known."))
    speaks = forms.BooleanField(
        label=_("May speak for the office"), required=False,
        help_text=_("The mandate: may answer and act in the office's name."),
    )  # fmt: skip

    def __init__(self, *args: Any, office: Office, editors: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        roles: tuple[Role, ...] = (
            BODY_ROLES
            if office.kind in BODIES
            else CONTACT_ROLES
            if office.bodies_served.exists()
            else TOWN_HALL_ROLES
        )
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(r.value, r.label) for r in roles if editors or r not in EDITING]


class ElectChairForm(forms.Form):
    member = forms.ChoiceField(label=_("The new chair"), required=False, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name, if it is somebody else"), required=False, max_length=120)
    email = mail_field(label=_("E-mail, if it is somebody else"), required=False)
    on = DayField(
        label=_("Chair from"),
        help_text=_("The present chair has the rights of the seat until the day before."),
    )
    ends = DayField(label=_("Until"), required=False, help_text=_("The last day, if it is known."))
    seen = seen_field()

    def __init__(self, *args: Any, eligible: list[tuple[Seat, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((str(seat.pk), f"{seat.person}, {roles}") for seat, roles in eligible),
            ("", _("Somebody who has no seat yet")),
        ]


class EndSeatForm(forms.Form):
    on = DayField(label=_("Last day"))
    seen = seen_field()


class TakeSeatForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    public = forms.BooleanField(
        label=_("My name may stand on the public page"), required=False,
        help_text=_("You can change your mind at any time. Your e-mail is never shown."),
    )  # fmt: skip


class MunicipalityForm(forms.Form):
    name = forms.CharField(label=_("The municipality's name"), max_length=80)
    short_name = forms.CharField(
        label=_("In short"), max_length=40, help_text=_("As it is said in a sentence, for example: Næstved.")
    )
    areas_in_all = forms.IntegerField(
        label=_("How many local areas there are in all"), min_value=0, max_value=999,
        help_text=_("Also those that are not loaded yet. Then everybody can see what is missing."),
    )  # fmt: skip
    councils_in_all = forms.IntegerField(
        label=_("How many of them have a body of their own"), min_value=0, max_value=999
    )
    colour = forms.CharField(
        label=_("Colour"), max_length=7, help_text=_("Six digits after #, for example #0c4a4e.")
    )
    accent = forms.CharField(label=_("Accent colour"), max_length=7)
    logo = forms.ImageField(
        label=_("Logo"), required=False, help_text=_("PNG or JPEG, shown 40 pixels high.")
    )
    font_text = forms.CharField(
        label=_("Font for text"), required=False, max_length=60,
        help_text=_("Leave it empty to use ours. Without a file it is used where the reader has it."),
    )  # fmt: skip
    font_text_file = forms.FileField(label=_("The font as a file (WOFF2)"), required=False)
    font_display = forms.CharField(label=_("Font for headlines"), required=False, max_length=60)
    font_display_file = forms.FileField(label=_("The headline font as a file (WOFF2)"), required=False)
    sender = mail_field(
        label=_("Letters come from"),
        help_text=_("An address that the municipality's mail server sends for. Answers go there too."),
    )
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)
    digital_post = forms.URLField(
        label=_("Where personal cases go"), required=False, assume_scheme="https",
        help_text=_("The address of the municipality's page on Digital Post."),
    )  # fmt: skip
    accessibility_statement = forms.URLField(
        label=_("The accessibility statement"), required=False, assume_scheme="https"
    )
    seen = seen_field()
