"""What can be done with ideas, by whom, and who is told."""

import pytest

from cast import Cast
from tingsted.ideas.actions import (
    approve_idea,
    hide_idea,
    merge_ideas,
    offer_help,
    raise_idea,
    report_idea,
    reword_idea,
    withdraw_offer,
)
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.models import Author, Idea, Offer, Standing
from tingsted.ideas.queries import office_that_reads, told_of, trail_of
from tingsted.kernel import journal, links, rounds
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.models import JournalEntry
from tingsted.kernel.rights import NotAllowed, may
from tingsted.notices.models import Ask, Letter
from tingsted.notices.writing import SENTENCES


def write(cast: Cast, words: str = "En sti til søen", actor: Actor | None = None, **more: object) -> Idea:
    return raise_idea(actor or cast.as_ruth, area=cast.glumsoe, words=words, **more)  # type: ignore[arg-type]  # given by the test's fixture


def test_what_a_visitor_writes_waits_until_the_council_has_read_it(cast: Cast) -> None:
    idea = write(cast, actor=cast.inger)
    assert idea.standing == Standing.WAITING
    seen_by = [name for name, actor in cast.everyone().items() if may("ideas.see", actor, idea)]
    assert seen_by == [
        "Ruth (chair)",
        "Ejner (council member)",
        "Gudrun (contact officer)",
        "Villy (stand-in)",
    ]
    ask = Ask.objects.waiting().get(kind="ideas.read")
    assert (ask.office, ask.url, ask.facts["count"]) == (cast.council, "/omraader/glumsoe/ideer/laes/", 1)
    approve_idea(cast.as_ejner, idea=idea)
    assert Idea.objects.visible_to(None).get() == idea
    assert not Ask.objects.waiting().exists()


def test_the_desk_says_how_many_wait_in_one_line(cast: Cast) -> None:
    for number in range(3):
        write(cast, f"Idé {number}", cast.inger)
    ask = Ask.objects.waiting().get()
    assert SENTENCES["ideas.read"](ask.facts) != ""
    assert ask.facts["count"] == 3


def test_where_there_is_no_body_the_contact_office_reads(cast: Cast) -> None:
    idea = raise_idea(cast.inger, area=cast.empty, words="En bænk ved kirken")
    assert office_that_reads(cast.empty) == cast.contact
    assert Ask.objects.waiting().get().office == cast.contact
    approve_idea(cast.as_gudrun, idea=idea)
    assert Idea.objects.get(pk=idea.pk).is_public


def test_only_the_areas_own_body_keeps_its_ideas(cast: Cast) -> None:
    may_keep = [name for name, actor in cast.everyone().items() if may("ideas.keep", actor, cast.glumsoe)]
    assert may_keep == ["Ruth (chair)", "Ejner (council member)"]
    idea = write(cast)
    with pytest.raises(NotAllowed):
        hide_idea(cast.as_asta, idea=idea)


def test_an_empty_or_endless_idea_is_refused_beside_its_field(cast: Cast) -> None:
    for words in (" \n ", "x" * 2001):
        with pytest.raises(Refused) as refusal:
            write(cast, words)
        assert refusal.value.field == "words"
    assert not Idea.objects.exists()


def test_the_title_is_the_first_sentence(cast: Cast) -> None:
    assert write(cast, "Bevar skolen. Ellers flytter vi").title == "Bevar skolen"


def test_two_people_correct_one_idea_and_the_second_sees_what_changed(cast: Cast) -> None:
    idea = write(cast)
    seen = idea.version
    mine = Idea.objects.get(pk=idea.pk)
    new = {"title": "Sti", "column": "want"}
    reword_idea(cast.as_ruth, idea=idea, words="En sti rundt om søen", seen=seen, **new)
    with pytest.raises(ChangedMeanwhile) as clash:
        reword_idea(cast.as_ejner, idea=mine, words="En grussti", seen=seen, **new)
    assert isinstance(clash.value.theirs, Idea)
    assert clash.value.theirs.words == "En sti rundt om søen"
    assert Idea.objects.get(pk=idea.pk).words == "En sti rundt om søen"


def test_a_merged_idea_keeps_its_row_and_gives_its_author_to_the_other(cast: Cast) -> None:
    first = write(cast, "En sti til søen", name="Aksel", named=True)
    second = write(cast, "Grussti rundt om søen", name="Inger")
    third = write(cast, "Kan min mor komme til søen?")
    merge_ideas(cast.as_ruth, idea=third, into=second)
    merge_ideas(cast.as_ruth, idea=second, into=first)
    assert rounds.read(told_of(first)).authors == {
        "named": ["Aksel"],
        "others": 2,
        "count": 3,
        "labels": {"Glumsø-1", "Glumsø-2", "Glumsø-3"},
    }
    assert [a.from_label for a in Author.objects.filter(idea=first)] == ["Glumsø-1", "Glumsø-2", "Glumsø-3"]
    assert [i.resolved().label for i in Idea.objects.select_related("merged_into")] == ["Glumsø-1"] * 3
    assert [s.words for s in trail_of(first)][1:] == [
        e.sentence() for e in JournalEntry.objects.filter(kind="ideas.IdeasMerged")
    ]


@pytest.mark.parametrize("why", ["itself", "elsewhere", "merged", "hidden", "waiting"])
def test_what_can_not_be_put_together_is_refused(cast: Cast, why: str) -> None:
    idea, into = write(cast), write(cast, "Grussti")
    if why == "itself":
        into = idea
    elif why == "elsewhere":
        into = raise_idea(cast.as_asta, area=cast.fodby, words="Bænk")
    elif why == "merged":
        merge_ideas(cast.as_ruth, idea=into, into=write(cast, "Tredje"))
    elif why == "hidden":
        hide_idea(cast.as_ruth, idea=into)
    else:
        into = write(cast, "Venter", cast.inger)
    actor = cast.as_asta if why == "elsewhere" else cast.as_ruth
    with pytest.raises(Refused):
        merge_ideas(actor, idea=idea, into=into)
    assert Idea.objects.get(pk=idea.pk).merged_into is None


def test_a_reported_idea_stays_until_the_council_has_looked(cast: Cast) -> None:
    idea = write(cast)
    report_idea(cast.inger, idea=idea)
    report_idea(cast.inger, idea=idea)
    assert Idea.objects.visible_to(None).get().reports == 2
    assert Ask.objects.waiting().get().facts["reported"] == 1
    approve_idea(cast.as_ruth, idea=idea)
    assert (Idea.objects.get().reports, Ask.objects.waiting().count()) == (0, 0)


def test_an_offer_needs_consent_and_gets_a_letter_with_the_way_out(cast: Cast) -> None:
    idea = write(cast)
    with pytest.raises(Refused) as refusal:
        offer_help(cast.inger, idea=idea, email="inger@tingsted.example", consent=False)
    assert refusal.value.field == "consent"
    offer = offer_help(cast.inger, idea=idea, email="Inger@Tingsted.example", consent=True, name="Inger")
    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == ("inger@tingsted.example", "ideas.offer")
    assert links.sign(OFFER_LINK, str(offer.pk)).split(":")[0] in letter.text


def test_taking_an_offer_back_forgets_the_address(cast: Cast) -> None:
    offer = offer_help(
        cast.inger,
        idea=write(cast),
        email="inger@tingsted.example",
        consent=True,
        name="Inger",
        note="Trailer",
    )
    token = links.sign(OFFER_LINK, str(offer.pk))
    withdraw_offer(cast.inger, token=token)
    gone = Offer.objects.get()
    assert (gone.name, gone.email, gone.note, gone.withdrawn_on is None) == ("", "", "", False)
    assert withdraw_offer(cast.inger, token=token) is None
    with pytest.raises(links.LinkBroken):
        withdraw_offer(cast.inger, token=token[:-2])


def test_few_helpers_are_told_as_a_span(cast: Cast) -> None:
    idea = write(cast)
    told = [rounds.read(told_of(idea)).helpers]
    for number in range(5):
        offer_help(cast.inger, idea=idea, email=f"n{number}@tingsted.example", consent=True)
        told.append(rounds.read(told_of(idea)).helpers)
    assert told == ["", "1-4", "1-4", "1-4", "1-4", "5"]


def test_the_journal_keeps_no_hour_and_no_idea_of_an_offer(cast: Cast) -> None:
    offer_help(cast.inger, idea=write(cast), email="inger@tingsted.example", consent=True)
    entry = JournalEntry.objects.get(kind="ideas.OfferMade")
    assert (entry.at, entry.about, entry.personal, entry.facts) == (None, "", None, {"area": "Glumsø"})
    assert journal.verify() is None


def test_visible_to_and_the_right_to_see_agree(cast: Cast) -> None:
    ideas = [
        write(cast),
        write(cast, "Venter", cast.inger),
        hide_idea(cast.as_ruth, idea=write(cast, "Skjult")),
        raise_idea(cast.inger, area=cast.empty, words="Venter i et område uden råd"),
        raise_idea(cast.inger, area=cast.fodby, words="Venter i Fodby"),
    ]
    offer = offer_help(cast.inger, idea=ideas[0], email="inger@tingsted.example", consent=True)
    for actor in cast.everyone().values():
        visible = set(Idea.objects.visible_to(actor.person).values_list("pk", flat=True))
        assert visible == {i.pk for i in ideas if may("ideas.see", actor, i)}
        assert Offer.objects.visible_to(actor.person).exists() == may("ideas.see_offer", actor, offer)
