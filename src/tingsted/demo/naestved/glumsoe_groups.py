"""What became of the groups of Glumsø og Omegn: one at work with tasks, one that rests, one that told how it went."""

from __future__ import annotations

import io
from datetime import date, timedelta

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from tingsted.demo.people import Company
from tingsted.demo.story import evening, on
from tingsted.ideas.actions import offer_help
from tingsted.ideas.models import Column, Help, Idea
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR, Actor
from tingsted.workgroups.actions import (
    add_task,
    answer_group,
    answer_invitation,
    ask_body,
    describe_group,
    finish_group,
    give_wish,
    mark_driver,
    open_placing,
    pause_group,
    show_member,
    write_log,
)
from tingsted.workgroups.models import Group, GroupInvitation, Member
from tingsted.workgroups.notices import INVITATION, MEMBERSHIP

HELPERS = (
    ("Inger Havremark", "inger", Help.TIME, "Lørdage er bedst.", True, True),
    ("Kaj Møllesten", "kaj", Help.LEND, "En trailer og en pladevibrator.", True, False),
    ("Tove Bakkesti", "tove", Help.SKILL, "Jeg har lagt stier i Naturstyrelsen.", False, True),
    ("Poul Engmose", "poul", Help.HOST, "Kaffe og stue på Søvej.", False, False),
)
WISHERS = (
    ("Gerda Pilehave", (0, 2)),
    ("Mads Enghus", (1, 3)),
    ("Vita Søager", (2, 0, 3)),
    ("Anker Broby", (0,)),
    ("Lone Tangvej", (3, 1)),
    ("Sonja Markled", (2, 3)),
    ("Ib Kildeby", (1, 0)),
)


def tell_of_the_groups(company: Company, today: date) -> None:
    """From the last years until today."""
    groups = {
        group.name: group
        for group in Group.objects.filter(area__slug="glumsoe").select_related("body", "area")
    }
    _at_work(company, groups["Stier og natur"], today)
    _resting(company, groups["Toget"], today)
    _finished(company, groups["Fælles spisning"])
    _many_find_theirs(company, [groups["Stier og natur"], groups["Ungdomsklub"]], today)


def _at_work(company: Company, group: Group, today: date) -> None:
    sofie = Actor("person", company.people["sofie"])
    joined = today - timedelta(days=70)
    for name, mail, kind, note, public, drives in HELPERS:
        on(joined, lambda: _join(group, name, mail, kind, note, public=public))  # noqa: B023
        member = Member.objects.get(group=group, name=name)
        if drives:
            on(joined, lambda: mark_driver(sofie, member=member, drives=True))  # noqa: B023
    on(today - timedelta(days=40), lambda: describe_group(
        sofie, group=group, named=True, next_place="Smedjen, Sandby",
        purpose="Sti fra stationen til søen, og alt det grønne. Nu mangler de sidste 250 meter langs åen.",
        needs="12 stole til arbejdslørdagen\nEn minigraver i to dage\nTre, der kan bære brædder",
        next_meeting=evening(today + timedelta(days=9)),
    ))  # fmt: skip
    for days, words, public in (
        (38, "Vi gik turen langs åen og satte pinde, hvor stien skal ligge.", True),
        (24, "Lodsejeren nord for broen vil gerne være med til at tale om det.", False),
        (10, "Der er bestilt grus til de første 100 meter.", True),
    ):
        day = today - timedelta(days=days)
        on(day, lambda: write_log(sofie, group=group, words=words, public=public))  # noqa: B023
    owners = {member.name.split()[0]: member for member in group.members.all()}
    for words, who, due in (
        ("Hent 20 meter dug til under gruset", "Kaj", 4),
        ("Tegn et kort over stykket til Vej og Park", "Tove", 12),
        ("Find en dag, hvor spejderne kan være med", "", 20),
    ):
        on(today - timedelta(days=9), lambda: add_task(
            sofie, group=group, words=words, owner=owners.get(who), due=today + timedelta(days=due),  # noqa: B023
        ))  # fmt: skip
    question = on(today - timedelta(days=20), lambda: ask_body(
        sofie, group=group, words="Må vi lægge grus helt ud til brinken? Kan I spørge kommunen for os?",
    ))  # fmt: skip
    on(today - timedelta(days=17), lambda: answer_group(
        company.acting("ruth"), question=question,
        answer="Vi har spurgt Vej og Park sammen med handlingen i planen. Vent med de sidste to meter så længe.",
    ))  # fmt: skip


def _join(group: Group, name: str, mail: str, kind: str, note: str, *, public: bool) -> None:
    idea = group.ideas.all()[0].resolved()
    offer = offer_help(
        VISITOR,
        idea=idea,
        email=f"{mail}.hjaelper@tingsted.example",
        consent=True,
        kind=kind,
        name=name,
        note=note,
    )
    invitation = GroupInvitation.objects.get(group=group, offer=offer)
    answer_invitation(VISITOR, token=links.sign(INVITATION, str(invitation.pk)), yes=True)
    if public:
        member = Member.objects.get(group=group, offer=offer)
        show_member(VISITOR, token=links.sign(MEMBERSHIP, str(member.pk)), public=True, drives=False)


def _many_find_theirs(company: Company, groups: list[Group], today: date) -> None:
    """After the meeting about the next plan: two groups at work, two ideas that may get one, and the first wishes."""
    area = groups[0].area
    ideas = Idea.objects.public().filter(area=area, groups=None, column=Column.WANT).order_by("-number")[:2]
    placing = on(today - timedelta(days=5), lambda: open_placing(
        company.acting("ejner"), area=area, title="Find din gruppe til den nye plan", groups=groups, ideas=list(ideas),
        closes=today + timedelta(days=9), least=3, most=8,
    ))  # fmt: skip
    choices = list(placing.choices.all())
    for number, (name, wishes) in enumerate(WISHERS):
        on(today - timedelta(days=4), lambda: give_wish(
            VISITOR, placing=placing, name=name, email=f"{name.split()[0].lower()}@tingsted.example",  # noqa: B023
            wishes=[choices[n] for n in wishes], consent=True, help=list(Help)[number % 3],  # noqa: B023
        ))  # fmt: skip


def _resting(company: Company, group: Group, today: date) -> None:
    on(today - timedelta(days=30), lambda: pause_group(
        company.acting("ejner"), group=group, back_on=today + timedelta(days=60),
        note="Den nye køreplan kommer til foråret. Vi ser på den, når den er her.",
    ))  # fmt: skip


def _finished(company: Company, group: Group) -> None:
    on(date(2021, 11, 4), lambda: finish_group(
        company.acting("karla"), group=group, picture=_drawing(),
        picture_alt="Tegning af et langbord med lys i vinduerne bagved",
        story=(
            "Vi begyndte med 18 til bords og en lånt gryde. Efter et år kom der 60 hver gang.\n\n"
            "Det svære var opvasken. Det blev lettere, da hvert bord fik sin egen aften. "
            "Nu står hallens eget udvalg for maden, og vi kan lægge grydeskeen."
        ),
    ))  # fmt: skip


def _drawing() -> ContentFile[bytes]:
    """A drawing of our own, where a real group would send a photo."""
    picture = Image.new("RGB", (1200, 750), "#24404a")
    pen = ImageDraw.Draw(picture)
    for left in range(90, 1100, 230):
        pen.rectangle((left, 90, left + 150, 310), fill="#f3d27a")
        pen.line((left + 75, 90, left + 75, 310), fill="#24404a", width=8)
        pen.line((left, 200, left + 150, 200), fill="#24404a", width=8)
    pen.polygon([(60, 470), (1140, 470), (1200, 560), (0, 560)], fill="#fbf7ee")
    pen.rectangle((0, 560, 1200, 750), fill="#7a5434")
    for left in range(130, 1100, 130):
        pen.ellipse((left, 484, left + 84, 516), fill="#ffffff", outline="#b9b2a3", width=4)
        pen.ellipse((left + 2, 372, left + 82, 452), fill="#d98e5f")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return ContentFile(out.getvalue(), name="spisning.png")
