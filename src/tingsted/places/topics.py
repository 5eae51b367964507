"""Who cares about what: the mutual profile read from the topic's side, for invitations and for the page of topics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from tingsted.places.models import BODIES, Office, Profile, Topic
from tingsted.places.models.offices import OfficeQuerySet

# Words shorter than this are only themselves: »sø« is not the beginning of »søndag«.
SHORTEST_BEGINNING = 4


def who_cares(topics: Iterable[Topic], *, bodies: bool | None = None) -> OfficeQuerySet:
    """The open offices that chose any of these topics, in the order of their names, each once.

    `bodies` keeps to bodies of citizens (True) or to the town hall (False).
    """
    found = Office.objects.open().filter(profile__topics__in=[topic.pk for topic in topics])
    if bodies is not None:
        found = found.filter(kind__in=BODIES) if bodies else found.exclude(kind__in=BODIES)
    return found.select_related("area", "contact_office", "profile").order_by("name", "pk").distinct()


def topics_in(text: str, topics: Iterable[Topic] | None = None) -> list[Topic]:
    """The topics that a text seems to be about, in the municipality's order: by their names and the words for them.

    »Fartdæmpning på skolevejen« is about traffic, for a word of four letters or more is also the beginning of others.
    """
    said = set(_words_of(text))
    known = Topic.objects.current() if topics is None else topics
    return [topic for topic in known if any(_is_said(word, said) for word in _signs(topic))]


def caring_words(words: Iterable[str], offices: Iterable[Office], pairs: Iterable[Any]) -> dict[int, str]:
    """Which of these offices care about what the words say, and how each puts it: its topics, then its own words.

    `offices` come with their profiles, `pairs` are those of `all_choices`.
    """
    wanted = [word.strip().casefold() for word in words if len(word.strip()) > 2]
    said = (
        topics_in(" ".join(wanted), {pair.topic_id: pair.topic for pair in pairs}.values()) if wanted else []
    )
    names: dict[int, list[str]] = {}
    for pair in pairs:
        if pair.topic in said:
            names.setdefault(pair.profile.office_id, []).append(pair.topic.name)
    found = {}
    for office in offices:
        own = getattr(office, "profile", None)
        told = [part.strip() for part in own.cares_about.split(",")] if own else []
        hits = [p for p in told if p and any(w in p.casefold() or p.casefold() in w for w in wanted)]
        if parts := [*names.get(office.pk, ()), *hits]:
            found[office.pk] = ", ".join(parts)
    return found


@dataclass(frozen=True)
class Shown:
    """A profile as a page draws it: the words, and the topics read beforehand."""

    profile: Profile
    topics: tuple[Topic, ...]


def topics_around(area_id: int) -> models.QuerySet[Any]:
    """The topics chosen by the bodies of an area, as pairs of profile and topic in the municipality's order."""
    covering = Office.covers.through.objects.filter(area=area_id).values("office_id")
    return all_choices().filter(
        models.Q(profile__office__area=area_id) | models.Q(profile__office__in=covering)
    )


def topics_chosen_by(office: Office) -> models.QuerySet[Any]:
    """The topics that one office chose."""
    return all_choices().filter(profile__office=office)


def all_choices() -> models.QuerySet[Any]:
    """Every pair of a profile and a topic it chose, in the municipality's order."""
    pairs = Profile.topics.through.objects.select_related("topic", "profile")
    return pairs.order_by("topic__position", "topic__name", "topic_id")


def profile_of(office: Office, chosen: Iterable[Any]) -> Shown | None:
    """What an office says of itself, if it says anything, with its topics among those that were read."""
    profile: Profile | None = getattr(office, "profile", None)
    if profile is None:
        return None
    topics = tuple(pair.topic for pair in chosen if pair.profile_id == profile.pk)
    return Shown(profile, topics) if topics or profile.says_something else None


@dataclass(frozen=True)
class Cares:
    """One topic: the bodies that care about it, and the departments that work on it."""

    topic: Topic
    bodies: tuple[Office, ...]
    town_hall: tuple[Office, ...]


def all_topics() -> list[Cares]:
    """Every topic in use with those who chose it: two queries, however many there are."""
    chosen: dict[int, list[Office]] = {}
    links = Profile.topics.through.objects.select_related("profile__office__area").order_by(
        "profile__office__name", "profile__office__pk"
    )
    open_offices = links.filter(profile__office__in=Office.objects.open())
    for link in open_offices:
        chosen.setdefault(link.topic_id, []).append(link.profile.office)
    return [
        Cares(
            topic=topic,
            bodies=tuple(o for o in chosen.get(topic.pk, ()) if o.is_body),
            town_hall=tuple(o for o in chosen.get(topic.pk, ()) if not o.is_body),
        )
        for topic in Topic.objects.current()
    ]


def _signs(topic: Topic) -> list[str]:
    """What people say when they mean the topic; of its name, the words that carry meaning."""
    named = [word for word in _words_of(topic.name) if len(word) > SHORTEST_BEGINNING]
    return [*named, *_words_of(topic.words)]


def _is_said(sign: str, said: set[str]) -> bool:
    return sign in said or (len(sign) >= SHORTEST_BEGINNING and any(word.startswith(sign) for word in said))


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
