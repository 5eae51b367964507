"""The relation itself: what bodies and departments say of themselves, and the cooperation basis they work by.

The first version is our own summary of the text that Næstved's municipal council adopted in December 2019, with its
source; the second, out for comment, is invented, as are all profiles.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from tingsted.agreements.actions import (
    adopt_version,
    answer_draft,
    ask_bodies,
    begin_basis,
    begin_version,
    introduce_version,
    write_part,
    write_pledge,
)
from tingsted.agreements.models import Answer, Basis, Part, Pledge
from tingsted.demo.areas import Ground
from tingsted.demo.people import Company
from tingsted.demo.sayings import relation as words
from tingsted.demo.story import on
from tingsted.kernel import clock
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.notices.following import confirm_following, follow_area, tell_area
from tingsted.places.actions import describe_office
from tingsted.places.models import Office, Topic


def tell_relation(ground: Ground, company: Company) -> None:
    """Profiles, then the basis of 2019, then the draft that the bodies read today."""
    tell_profiles(ground, company, words.BODIES)
    _tell_departments(ground, company)
    _tell_basis(ground, company)
    _tell_draft(ground, company)
    _tell_news(ground, company)


def tell_profiles(ground: Ground, company: Company, said: dict[str, words.Profile]) -> None:
    """What each body says of itself, by the one who speaks for it."""
    for key, profile in said.items():
        body = ground.bodies[key]
        describe_office(_speaker(company, body), office=body, topics=_topics(profile.topics), **profile.words)


def _tell_departments(ground: Ground, company: Company) -> None:
    for key, profile in words.DEPARTMENTS.items():
        office = ground.departments[key]
        _describe(company, office, profile)


def _describe(company: Company, office: Office, profile: words.Profile) -> None:
    describe_office(_speaker(company, office), office=office, topics=_topics(profile.topics), **profile.words)


def _tell_basis(ground: Ground, company: Company) -> None:
    editor = company.acting("tue")

    def adopt() -> None:
        version = begin_basis(editor, title=words.TITLE, office=ground.contact)
        introduce_version(editor, version=version, introduction=words.ABOUT_THE_FIRST, source=words.SOURCE)
        for heading, text in words.SECTIONS:
            write_part(editor, version=version, heading=heading, text=text)
        for heading, text, kind in (
            (words.ANNEX_1, words.ANNEX_1_TEXT, Part.Kind.ANNEX),
            (words.ANNEX_2, words.ANNEX_2_TEXT, Part.Kind.CONTACTS),
        ):
            write_part(editor, version=version, heading=heading, text=text, kind=kind)
        for side, said, text in words.PLEDGES:
            write_pledge(editor, version=version, side=side, words=said, text=text)
        adopt_version(
            editor,
            version=version,
            adopted_on=date(2019, 12, 10),
            adopted_by="Næstved Byråd",
            only_month=True,
            review_on=clock.today().replace(year=2029, day=1),
        )

    on(date(2019, 12, 20), adopt)


def _tell_draft(ground: Ground, company: Company) -> None:
    """A new draft, three weeks out, with two answers so far."""
    editor, today = company.acting("tue"), clock.today()
    kept = Basis.objects.select_related("office").get()
    draft = on(today - timedelta(days=40), lambda: begin_version(editor, basis=kept))

    def rewrite() -> None:
        introduce_version(editor, version=draft, introduction=words.ABOUT_THE_SECOND, source=words.INVENTED)
        parts = {part.heading: part for part in draft.parts.all()}
        for heading, text in words.REWRITTEN.items():
            part = parts[heading]
            write_part(editor, version=draft, part=part, heading=heading, text=text, kind=part.kind)
        heading, text = words.NEW_SECTION
        write_part(editor, version=draft, heading=heading, text=text, position=5)
        write_pledge(
            editor,
            version=draft,
            side=Pledge.Side.MUNICIPALITY,
            words=words.NEW_PLEDGE,
            text=words.NEW_PLEDGE_TEXT,
        )
        ask_bodies(editor, version=draft, answers_by=today + timedelta(days=24))

    on(today - timedelta(days=21), rewrite)
    for key, stand, said in (
        ("glumsoe", Answer.Stand.COMMENTS, words.GLUMSOE_SAYS),
        ("fodby", Answer.Stand.AGREES, ""),
    ):
        body = ground.bodies[key]
        on(
            today - timedelta(days=6),
            lambda: answer_draft(_speaker(company, body), version=draft, body=body, stand=stand, words=said),  # noqa: B023
        )


def _tell_news(ground: Ground, company: Company) -> None:
    """Short news from two councils, and two neighbours who follow Glumsø by mail."""
    today = clock.today()
    for key, days, title, more in words.NEWS:
        body = ground.bodies[key]
        telling = partial(tell_area, _speaker(company, body), area=ground.areas[key], office=body)
        on(today - timedelta(days=days), partial(telling, title=title, words=more))
    for name in ("inger", "kaj"):
        asking = partial(follow_area, VISITOR, area=ground.areas["glumsoe"], email=f"{name}@tingsted.example")
        asked = on(today - timedelta(days=30), asking)
        on(today - timedelta(days=30), partial(confirm_following, VISITOR, following=asked), hour=12)


def _topics(slugs: tuple[str, ...]) -> list[Topic]:
    return list(Topic.objects.filter(slug__in=slugs))


def _speaker(company: Company, office: Office) -> Actor:
    """The first who was seated there: the demo seats the one who speaks first."""
    return company.acting(next(name for name, each in company.offices.items() if each == office))
