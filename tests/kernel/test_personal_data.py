"""Every field that may hold something on a person is declared, with why and for how long; and a person can be erased.

A field looks personal when its name says so, when it is an address, or when it points to a person. Each room declares
it in its `ports.py`: `holds_personal_data(...)`, or `holds_nothing_personal("room.Model.field", why)`.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from cast import Cast
from tingsted.config.rooms import ROOMS
from tingsted.kernel import ports

LOOKS_PERSONAL = re.compile(
    r"(^|_)(names?|mails?|email|mailbox|phone|telephone|mobile|person|people|who|whom|author|writer|helper|contact|"
    r"address|street|birth\w*|born|age|gender|sex|cpr|ip|user|member|coordinator|sender|by|signature|password|"
    r"personal|household|title|words|comment)($|_)|^(to|text)$"
)


def personal_looking_fields() -> dict[str, list[str]]:
    """Room → the labels of its fields that look personal."""
    found: dict[str, list[str]] = defaultdict(list)
    for model in apps.get_models(include_auto_created=False):
        if not model.__module__.startswith("tingsted."):
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, models.Field) or field.auto_created:
                continue
            to_person = field.is_relation and field.related_model is apps.get_model(settings.AUTH_USER_MODEL)
            if to_person or isinstance(field, models.EmailField) or _says_so(field):
                found[model._meta.app_label].append(f"{model._meta.label}.{field.name}")
    return found


def _says_so(field: models.Field) -> bool:  # type: ignore[type-arg]  # the library's types are wider than this
    """Whether the field's name says so; a number, a date, a yes or a key to another noun holds no words."""
    wordy = isinstance(field, (models.CharField, models.TextField, models.JSONField, models.FileField))
    return wordy and not field.choices and bool(LOOKS_PERSONAL.search(field.name))


def is_declared(label: str) -> bool:
    model, _, field = label.rpartition(".")
    held = ports.PERSONAL.get(model)
    return label in ports.IMPERSONAL or (held is not None and field in held.fields)


@pytest.mark.parametrize("room", ROOMS)
def test_every_field_of_the_room_that_looks_personal_is_declared(room: str) -> None:
    undeclared = [label for label in personal_looking_fields()[room] if not is_declared(label)]
    assert undeclared == [], f"declare in src/tingsted/{room}/ports.py: {', '.join(undeclared)}"


def test_a_declaration_names_fields_that_exist() -> None:
    gone = [
        f"{model}.{name}"
        for model, held in ports.PERSONAL.items()
        for name in held.fields
        if name not in {f.name for f in apps.get_model(model)._meta.get_fields()}
    ]
    gone += [
        label
        for label in ports.IMPERSONAL
        if label.rpartition(".")[2]
        not in {f.name for f in apps.get_model(label.rpartition(".")[0])._meta.get_fields()}
    ]
    assert gone == []


def test_the_search_finds_a_field_that_nobody_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ports.PERSONAL, "places.SeatInvitation")
    undeclared = [label for label in personal_looking_fields()["places"] if not is_declared(label)]
    assert undeclared == [
        "places.SeatInvitation.name", "places.SeatInvitation.email", "places.SeatInvitation.title",
    ]  # fmt: skip


@pytest.mark.parametrize("model", sorted(ports.PERSONAL))
def test_every_room_can_export_and_erase_one_who_has_nothing_there(cast: Cast, model: str) -> None:
    from tingsted.kernel import guard

    held = ports.PERSONAL[model]
    with guard.arranging():
        assert isinstance(list(held.export(cast.sofie)), list)
        held.erase(cast.sofie)
