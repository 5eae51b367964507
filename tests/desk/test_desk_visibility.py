"""One area on a sheet, a year across the areas, and the way that personal cases go."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

import tingsted
from cast import OPERATOR, Cast
from tingsted.kernel import clock
from tingsted.meetings.actions import call_meeting
from tingsted.notices.following import tell_area
from tingsted.places.actions import describe_office, enter_area
from tingsted.places.models import Topic
from tingsted.places.remembered import forget_all
from tingsted.plans.actions import add_action, add_theme, forward_action, start_plan
from tingsted.promises.actions import give_answer


def in_june() -> datetime:
    """Noon on a day whose year does not begin two days before."""
    return clock.noon(clock.today().replace(month=6, day=10))


def a_year_of_it(cast: Cast) -> None:
    """A plan, a question answered, a meeting held, short news, all in Glumsø."""
    plan = start_plan(cast.as_ruth, area=cast.glumsoe)
    theme = add_theme(cast.as_ruth, plan=plan, name="Stier")
    action = add_action(cast.as_ruth, plan=plan, theme=theme, title="Stien ved søen", text="Grus")
    forwarding = forward_action(
        cast.as_gudrun, action=action, to=cast.roads, due=clock.today() + timedelta(days=9)
    )
    give_answer(cast.as_holger, promise=forwarding.promise, answer="we do it", reply="Til foråret.")
    with clock.at(clock.now() - timedelta(days=3)):
        call_meeting(
            cast.as_ruth, body=cast.council, title="Åbent rådsmøde", place="Hallen",
            starts_at=clock.now() + timedelta(days=1),
        )  # fmt: skip
    tell_area(cast.as_ruth, area=cast.glumsoe, office=cast.council, title="Lyset virker")


def test_the_sheet_of_an_area_archives_reads_aloud_and_tells_what_goes_on(cast: Cast, client: Client) -> None:
    a_year_of_it(cast)
    describe_office(
        cast.as_ruth, office=cast.council, topics=[Topic.objects.current()[0]], meets="Om onsdagen"
    )
    found = client.get("/omraader/glumsoe/ark.pdf")
    assert found["Content-Type"] == "application/pdf"
    marks = (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<")
    assert [mark in found.content for mark in marks] == [True] * 3
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(found.content)).pages)
    for said in (
        "Glumsø og Omegn", "Glumsø Lokalråd", "Om onsdagen", "Ruth Skovsti", "Gudrun Aabred", "Digital Post",
        "Åbent rådsmøde", "Vej og Park har svaret: Stien ved søen", "Lyset virker",
    ):  # fmt: skip
        assert (said, said in words) == (said, True)


def test_an_area_without_body_or_boundary_has_a_sheet_too(cast: Cast, client: Client) -> None:
    found = client.get("/omraader/omraade15/ark.pdf")
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(found.content)).pages)
    assert ("Område 15" in words, "Gudrun Aabred" in words) == (True, True)


def test_a_year_stands_by_the_alphabet_and_without_figures(cast: Cast, client: Client) -> None:
    with clock.at(in_june()):
        a_year_of_it(cast)
        page = client.get("/aaret/").content.decode()
    assert re.findall(r'<h2 id="([\w-]+)"', page) == ["fodby", "glumsoe", "omraade15"]
    glumsoe = page.partition('id="glumsoe"')[2].partition("<h2")[0]
    kinds = re.findall(r"<dt>([^<]+)</dt>", glumsoe)
    assert kinds == ["Mødtes om", "Planlagde", "Spurgte kommunen", "Fik svar", "Fortalte"]
    for said in ("Åbent rådsmøde", "Vej og Park blev spurgt: Stien ved søen", "Lyset virker"):
        assert (said, glumsoe.count(said)) == (said, 1)
    assert page.count("Her er ikke noteret noget i år.") == 2


def test_a_year_that_has_not_come_or_is_long_gone_is_not_there(cast: Cast, client: Client) -> None:
    this = clock.today().year
    years = {year: client.get(f"/aaret/{year}/").status_code for year in (this, this - 6, this - 7, this + 1)}
    assert years == {this: 200, this - 6: 200, this - 7: 404, this + 1: 404}


def test_the_year_asks_as_often_for_many_areas_as_for_few(cast: Cast, client: Client) -> None:
    def asked() -> int:
        forget_all()
        with CaptureQueriesContext(connection) as queries:
            client.get("/aaret/")
        return len(queries)

    a_year_of_it(cast)
    few = asked()
    for number in range(5):
        name = f"Sted {number}"
        enter_area(OPERATOR, name=name, short_name=name, prefix=name, number=60 + number)
    assert (asked(), few <= 8) == (few, True)


def test_every_template_that_shows_a_mail_address_says_where_personal_cases_go() -> None:
    """Beside the address, or in the page that includes the part; letters to oneself have none."""
    templates = Path(tingsted.__file__).parent.glob("*/templates/**/*.html")
    texts = {str(path).rpartition("/templates/")[2]: path.read_text() for path in templates}
    includes = {name: set(re.findall(r'include "([\w/.]+)"', text)) for name, text in texts.items()}
    says = {name for name, parts in includes.items() if "places/parts/personal_cases.html" in parts}
    for _ in range(4):  # a page says what its parts say
        says |= {name for name, parts in includes.items() if parts & says}
    shows = {name for name, text in texts.items() if "mailto:" in text}
    told = {part for name in says for part in includes[name]}
    assert shows - says - told == set()


def test_what_happened_early_today_stands_at_once(cast: Cast, client: Client) -> None:
    """Of many things only the day is known; they do not wait until noon."""
    with clock.at(in_june() - timedelta(hours=11, minutes=50)):
        a_year_of_it(cast)
        forget_all()
        kinds = re.findall(r"<dt>([^<]+)</dt>", client.get("/aaret/").content.decode())
    assert kinds == ["Mødtes om", "Planlagde", "Spurgte kommunen", "Fik svar", "Fortalte"]
