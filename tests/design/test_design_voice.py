"""A mistake in a form is told in the house's voice, whichever form it is."""

import pytest
from django import forms
from django.utils.translation import override

from tingsted.design import words


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (forms.CharField(), "", "Her mangler dit svar."),
        (forms.EmailField(), "inger", "Skriv din mailadresse, for eksempel inger@tingsted.example"),
        (forms.DateField(), "31. februar", "Det kan vi ikke læse som en dato. Skriv for eksempel 27.1.2027"),
        (
            forms.TimeField(),
            "ved syvtiden",
            "Det kan vi ikke læse som et klokkeslæt. Skriv for eksempel 19.30",
        ),
        (forms.IntegerField(), "mange", "Skriv et helt tal"),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "»b« er ikke en af mulighederne. Vælg en af dem"),
        (forms.CharField(max_length=5), "Glumsø", "Der er plads til 5 tegn, og her står 6"),
    ],
)
def test_djangos_own_mistakes_are_told_in_our_voice(field: forms.Field, value: str, sentence: str) -> None:
    with override("da"), pytest.raises(forms.ValidationError) as mistake:
        field.clean(value)
    assert mistake.value.messages == [sentence]


def test_no_sentence_for_a_mistake_is_left_in_english() -> None:
    with override("da"):
        danish = [str(sentence) for sentence in words.MISTAKES[:-1]]
    with override("en"):
        english = [str(sentence) for sentence in words.MISTAKES[:-1]]
    assert [d for d, e in zip(danish, english, strict=True) if d == e] == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("written", ["27.1.2027", "27.01.2027", "27/1/2027", "27-01-2027", "2027-01-27"])
def test_a_date_is_read_as_people_here_write_it(written: str, language: str) -> None:
    with override(language):
        assert forms.DateField().clean(written).isoformat() == "2027-01-27"


def test_the_day_comes_before_the_month_in_english_too() -> None:
    with override("en"):
        assert forms.DateField().clean("3/2/2027").isoformat() == "2027-02-03"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("written", ["19.30", "19:30"])
def test_a_time_is_read_as_people_here_write_it(written: str, language: str) -> None:
    with override(language):
        assert forms.TimeField().clean(written).isoformat() == "19:30:00"


def test_a_day_and_a_time_are_read_together() -> None:
    with override("da"):
        assert forms.DateTimeField().clean("27.1.2027 19.30").strftime("%d.%m.%Y %H.%M") == "27.01.2027 19.30"
