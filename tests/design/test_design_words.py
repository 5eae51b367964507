"""Each state has one shape and one sentence in each language."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tingsted.design import shapes, words


def shown(tag: str, language: str = "da", **context: object) -> str:
    """What a template tag puts on the page."""
    with override(language):
        return Template("{% load design %}" + tag).render(Context(context))


def sentence(tag: str, language: str = "da") -> str:
    """The words of a sign and word, without the sign."""
    return shown(tag, language).partition("</svg> ")[2].removesuffix("</span>")


PROMISES = [
    ("promised", "Lovet", "Promised", "ring"),
    ("being written", "Svaret bliver skrevet", "The answer is being written", "half"),
    ("kept", "Svaret kom til tiden", "The answer came in time", "tick"),
    ("no", "Svaret var nej, med begrundelse", "The answer was no, with reasons", "dash"),
    ("kept late", "Svaret kom for sent", "The answer came late", "clock"),
    ("overdue", "Over tiden", "Overdue", "broken_clock"),
    ("extended", "Ny frist, med begrundelse", "New deadline, with reasons", "ring_arrow"),
    ("broken", "Løftet blev ikke holdt", "The promise was not kept", "stroke"),
    ("withdrawn", "Trukket tilbage, med begrundelse", "Withdrawn, with reasons", "dashed_dash"),
]
REPLIES = [
    ("not seen", "Har ikke set den", "Has not seen it", "square_dashed"),
    ("seen", "Har set den", "Has seen it", "square"),
    ("would hear more", "Vil høre mere", "Would like to hear more", "square_half"),
    ("will contribute", "Byder ind", "Will contribute", "square_tick"),
    ("contributed", "Har budt ind", "Has contributed", "square_two_ticks"),
    ("no thanks", "Nej tak", "No thank you", "square_dash"),
    ("silent", "Har ikke svaret", "Has not replied", "square_dots"),
]
WORK = [
    ("not begun", "Ikke begyndt", "Not begun", "strokes_0"),
    ("begun", "Begyndt", "Begun", "strokes_1"),
    ("well under way", "Godt i gang", "Well under way", "strokes_2"),
    ("done", "Færdig", "Done", "strokes_3"),
    ("laid aside", "Lagt til side, med begrundelse", "Laid aside, with reasons", "strokes_aside"),
]


@pytest.mark.parametrize(("tag", "table"), [("stone", PROMISES), ("square", REPLIES), ("strokes", WORK)])
def test_every_state_has_its_sentence_and_its_shape(tag: str, table: list[tuple[str, str, str, str]]) -> None:
    for code, danish, english, shape in table:
        assert sentence(f'{{% {tag} "{code}" %}}') == danish
        assert sentence(f'{{% {tag} "{code}" %}}', "en") == english
        assert shapes.BODIES[shape] in shown(f'{{% {tag} "{code}" %}}')


def test_no_state_is_left_out_of_these_tables() -> None:
    assert [list(family) for family in (words.PROMISE, words.REPLY, words.WORK)] == [
        [row[0] for row in table] for table in (PROMISES, REPLIES, WORK)
    ]


def test_no_two_states_of_a_family_look_alike() -> None:
    # A promise is answered in one of two sets of words, never in both: each is told apart by itself.
    families = {**words.FAMILIES, "answer": words.ANSWER}
    for family in families.values():
        drawn = [shapes.BODIES[word.shape] for word in family.values()]
        assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize(
    ("code", "days", "danish", "english"),
    [
        ("overdue", 1, "1 dag over tiden", "1 day overdue"),
        ("overdue", 18, "18 dage over tiden", "18 days overdue"),
        ("kept late", 25, "Svaret kom 25 dage for sent", "The answer came 25 days late"),
        ("kept", 0, "Svaret kom til tiden", "The answer came in time"),
    ],
)
def test_late_is_told_in_days(code: str, days: int, danish: str, english: str) -> None:
    tag = f'{{% stone "{code}" days={days} %}}'
    assert (sentence(tag), sentence(tag, "en")) == (danish, english)


@dataclass
class SamplePromise:
    shown_state: str
    days_over: int


def test_a_promise_itself_says_its_state_and_its_days() -> None:
    late = SamplePromise("overdue", 18)
    assert "18 dage over tiden" in shown("{% stone promise %}", promise=late)


def test_a_stone_in_a_row_of_stones_says_its_word_to_screen_readers() -> None:
    assert shown('{% stone "kept" only_sign=True %}') == (
        '<svg class="stone is-kept" viewBox="0 0 24 24" role="img" aria-label="Svaret kom til tiden">'
        f"<title>Svaret kom til tiden</title>{shapes.BODIES['tick']}</svg>"
    )


def test_silence_and_a_no_are_never_coloured() -> None:
    quiet = (
        ("promise", "no"),
        ("reply", "silent"),
        ("reply", "no thanks"),
        ("reply", "not seen"),
        ("answer", "no"),
    )
    assert [words.word(family, code).tone for family, code in quiet] == ["", "", "", "", ""]


def test_an_unknown_state_is_an_error_that_names_the_states() -> None:
    with pytest.raises(ValueError, match="'lost' is not a state of a reply: choose among not seen, seen"):
        words.word("reply", "lost")
