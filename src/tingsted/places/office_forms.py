"""The forms of offices: facts, names, elections, mandates, contacts and hand-overs. Each leads to one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.places.elections import Election, Newcomer, Sitting
from tingsted.places.forms import BODY_ROLES, DayField, PlainSelect, mail_field, own_title
from tingsted.places.models import (
    BODIES,
    COMMITTEES,
    Area,
    LegalBasis,
    Office,
    OfficeKind,
    Role,
    Seat,
    Subject,
)

ELECTED_ROLES = (*BODY_ROLES[:-1], Role.AUDITOR)
NEWCOMERS = 8
NO_CHOICE = ("", _("None"))


def choices_of(*kinds: Any) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in kinds]


def choose(form: forms.Form, field: str, choices: Sequence[tuple[Any, Any]]) -> None:
    """Fill a choice field with what there is to choose."""
    chosen = form.fields[field]
    assert isinstance(chosen, (forms.ChoiceField, forms.MultipleChoiceField))
    chosen.choices = list(choices)


class NewOfficeForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=OfficeKind.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    area = forms.ChoiceField(
        label=_("Area"), required=False,
        help_text=_("Leave it empty for a community without an area of its own, and for the town hall."),
    )  # fmt: skip
    contact_office = forms.ChoiceField(label=_("Contact in the municipality"), required=False)
    founded = DayField(label=_("Founded"), required=False)
    mailbox = mail_field(label=_("Shared mailbox"), required=False)

    def __init__(self, *args: Any, areas: Sequence[Area], contacts: Sequence[Office], **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "area", [NO_CHOICE, *((a.pk, a.name) for a in areas)])
        choose(self, "contact_office", [NO_CHOICE, *((o.pk, o.name) for o in contacts)])


class FactsForm(forms.Form):
    """The facts that the municipality answers for; a committee and a department have their own few."""

    kind = forms.ChoiceField(label=_("What is it?"))
    legal_basis = forms.ChoiceField(
        label=_("What it stands on"),
        required=False,
        choices=[("", _("Not written yet")), *LegalBasis.choices],
    )
    basis_words = forms.CharField(
        label=_("Where that can be read"), required=False, max_length=300,
        help_text=_("For example: statutes adopted 12 March 2024, on the council's page."),
    )  # fmt: skip
    how_chosen = forms.CharField(
        label=_("How members are chosen"), required=False, max_length=200,
        help_text=_("For example: the general assembly chooses seven, each village one."),
    )  # fmt: skip
    size = forms.IntegerField(label=_("Number of seats"), required=False, min_value=1, max_value=99)
    term_years = forms.IntegerField(label=_("Years in a term"), required=False, min_value=1, max_value=9)
    staggered = forms.BooleanField(label=_("Half of the seats are up at each election"), required=False)
    hearing_right = forms.BooleanField(
        label=_("The municipality hears it"), required=False,
        help_text=_("It is on the list of those asked in consultations about its area."),
    )  # fmt: skip
    founded = DayField(label=_("Founded"), required=False)
    covers = forms.MultipleChoiceField(
        label=_("Areas it speaks in"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("For a village cluster, an umbrella or a community across areas."),
    )  # fmt: skip
    departments = forms.MultipleChoiceField(
        label=_("Departments that prepare its cases"), required=False, widget=forms.CheckboxSelectMultiple
    )
    secretary = forms.CharField(label=_("Secretary"), required=False, max_length=120)
    term_starts = DayField(label=_("The term begins"), required=False)
    term_ends = DayField(label=_("The term ends"), required=False)
    contact_office = forms.ChoiceField(label=_("Contact in the municipality"), required=False)
    seen = seen_field()

    def __init__(
        self,
        *args: Any,
        office: Office,
        areas: Sequence[Area],
        contacts: Sequence[Office],
        departments: Sequence[Office],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        committee = office.is_committee
        ours = BODIES if office.is_body else COMMITTEES if committee else {OfficeKind(office.kind)}
        choose(self, "kind", [(k.value, k.label) for k in OfficeKind if k in ours])
        choose(self, "covers", [(a.pk, a.name) for a in areas])
        choose(self, "contact_office", [NO_CHOICE, *((o.pk, o.name) for o in contacts)])
        choose(self, "departments", [(o.pk, o.name) for o in departments])
        of_bodies = {
            "legal_basis", "basis_words", "how_chosen", "term_years", "staggered", "hearing_right", "covers",
            "contact_office",
        }  # fmt: skip
        of_committees = {"departments", "secretary", "term_starts", "term_ends"}
        left_out = (set() if office.is_body else of_bodies) | (set() if committee else of_committees)
        for name in left_out | (set() if office.is_body or committee else {"size"}):
            del self.fields[name]


class RenameForm(forms.Form):
    name = forms.CharField(label=_("The new name"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    seen = seen_field()


class DayForm(forms.Form):
    on = DayField(label=_("Day"))
    seen = seen_field()


class SeatForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), required=False, max_length=80, help_text=_("Only if it differs from the role.")
    )
    ends = DayField(label=_("Until"), required=False, help_text=_("The last day, if it is known."))
    speaks = forms.BooleanField(
        label=_("May speak for the office in everything"), required=False,
        help_text=_("For one subject only, give a mandate instead."),
    )  # fmt: skip
    chosen_by = forms.CharField(label=_("How they came to sit there"), required=False, max_length=120)
    email = mail_field(
        label=_("E-mail"), required=False,
        help_text=_("Only for somebody we know by name alone: with an address they can sign in."),
    )  # fmt: skip
    seen = seen_field()


class ShowSeatForm(forms.Form):
    public = forms.BooleanField(label=_("My name may stand on the public page"), required=False)
    shows_mail = forms.BooleanField(label=_("My e-mail may stand there too"), required=False)
    phone = forms.CharField(label=_("My telephone number"), required=False, max_length=30)
    shows_phone = forms.BooleanField(label=_("My telephone number may stand there too"), required=False)


class MandateForm(forms.Form):
    subject = forms.ChoiceField(label=_("In what?"), choices=Subject.choices, widget=forms.RadioSelect)
    limits = forms.CharField(
        label=_("With what limits?"), required=False, max_length=200,
        help_text=_("For example: only about the school, or up to 5,000 kroner."),
    )  # fmt: skip
    starts = DayField(label=_("From"))
    ends = DayField(
        label=_("Until"),
        required=False,
        help_text=_("The last day. Left empty, it lasts as long as the seat."),
    )
    decided = forms.CharField(
        label=_("Who decided it?"), required=False, max_length=120,
        help_text=_("For example: the council's meeting on 3 May."),
    )  # fmt: skip


class ContactForm(forms.Form):
    seat = forms.ChoiceField(label=_("The officer"), widget=forms.RadioSelect)
    stand_in = forms.ChoiceField(label=_("Stands in"), required=False)
    starts = DayField(label=_("From"))
    seen = seen_field()

    def __init__(self, *args: Any, seats: Sequence[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(seat.pk, f"{seat.person}, {seat.title or seat.get_role_display()}") for seat in seats]
        choose(self, "seat", people)
        choose(self, "stand_in", [NO_CHOICE, *people])


class NoteForm(forms.Form):
    words = forms.CharField(
        label=_("What should the next officer know?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Agreements, habits, what is under way. Only the contact office reads it. No personal cases."),
    )  # fmt: skip


class HandOverForm(forms.Form):
    successor = forms.ChoiceField(label=_("Who takes over?"), required=False, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name, if it is somebody new"), required=False, max_length=120)
    email = mail_field(label=_("E-mail, if it is somebody new"), required=False)
    on = DayField(label=_("From"), help_text=_("The first day of the new officer."))
    leaves = forms.BooleanField(
        label=_("The officer leaves the contact office"), required=False,
        help_text=_("Then the seat ends the day before. Otherwise only the bodies go over."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("A word to the one who takes over"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What you would have said over a cup of coffee. No personal cases."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        people = [(str(s.pk), f"{s.person}, {s.title or s.get_role_display()}") for s in colleagues]
        choose(self, "successor", [*people, ("", _("Somebody who has no seat yet"))])


class ElectionForm(forms.Form):
    """A general assembly in one form: a row for each who sits there, and empty rows for those who come."""

    on = DayField(label=_("The new seats begin"), help_text=_("Usually the day of the general assembly."))
    until = DayField(
        label=_("Until"), required=False, help_text=_("The last day of those chosen now, if it is known.")
    )
    how = forms.CharField(label=_("Chosen at"), required=False, max_length=120)
    seen = seen_field()

    def __init__(self, *args: Any, seats: Sequence[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        self.seats = list(seats)
        roles = choices_of(*ELECTED_ROLES)
        for seat in self.seats:
            known = roles if seat.role in ELECTED_ROLES else [*roles, (seat.role, seat.get_role_display())]
            self.fields[f"does_{seat.pk}"] = forms.ChoiceField(
                label=_("What happens?"), initial="stays", widget=PlainSelect,
                choices=[("stays", _("Stays")), ("chosen", _("Is chosen again")), ("leaves", _("Leaves"))],
            )  # fmt: skip
            self.fields[f"role_{seat.pk}"] = forms.ChoiceField(
                label=_("Role"), choices=known, initial=seat.role, widget=PlainSelect
            )
            self.fields[f"title_{seat.pk}"] = own_title(seat.title)
            self.fields[f"speaks_{seat.pk}"] = forms.BooleanField(
                label=_("May speak for the office"), required=False, initial=seat.speaks
            )
        for n in range(1, NEWCOMERS + 1):
            self.fields[f"name_{n}"] = forms.CharField(label=_("Name"), max_length=120, required=False)
            self.fields[f"email_{n}"] = mail_field(label=_("E-mail"), required=False)
            self.fields[f"newrole_{n}"] = forms.ChoiceField(
                label=_("Role"), choices=roles, initial=Role.MEMBER, required=False, widget=PlainSelect
            )
            self.fields[f"newtitle_{n}"] = own_title()
            self.fields[f"newspeaks_{n}"] = forms.BooleanField(
                label=_("May speak for the office"), required=False
            )

    def sitting_rows(self) -> Iterator[tuple[Any, ...]]:
        """Seat and its four fields, for the page."""
        for seat in self.seats:
            yield seat, *(self[f"{name}_{seat.pk}"] for name in ("does", "role", "title", "speaks"))

    def new_rows(self) -> Iterator[tuple[Any, ...]]:
        """Number and its five fields."""
        for n in range(1, NEWCOMERS + 1):
            yield n, *(self[f"{name}_{n}"] for name in ("name", "email", "newrole", "newtitle", "newspeaks"))

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        for n in range(1, NEWCOMERS + 1):
            if facts.get(f"email_{n}") and not facts.get(f"name_{n}"):
                self.add_error(f"name_{n}", _("Write the name."))
        return facts

    def election(self) -> Election:
        """What was typed, as an election; a role that changes runs until the day given for those chosen now."""
        facts = self.cleaned_data
        sitting = []
        for seat in self.seats:
            does, role = facts[f"does_{seat.pk}"], facts[f"role_{seat.pk}"]
            anew = does == "chosen" or role != seat.role
            sitting.append(
                Sitting(
                    seat=seat, stays=does != "leaves", role=role, ends=facts["until"] if anew else seat.ends,
                    speaks=facts[f"speaks_{seat.pk}"], title=facts[f"title_{seat.pk}"],
                )
            )  # fmt: skip
        return Election(on=facts["on"], sitting=tuple(sitting), new=self.newcomers(), how=facts["how"])

    def newcomers(self) -> tuple[Newcomer, ...]:
        facts = self.cleaned_data
        return tuple(
            Newcomer(
                name=facts[f"name_{n}"], email=facts[f"email_{n}"].strip().lower(),
                role=facts[f"newrole_{n}"] or Role.MEMBER, ends=facts.get("until"), speaks=facts[f"newspeaks_{n}"],
                title=facts[f"newtitle_{n}"],
            )
            for n in range(1, NEWCOMERS + 1)
            if facts[f"name_{n}"]
        )  # fmt: skip
