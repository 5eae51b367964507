"""What the parts put on a page, and that nothing people write can break out of them."""

from dataclasses import dataclass
from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import Permission
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from tingsted.design import panels
from tingsted.design.fields import error_summary, field

HOSTILE = '<img src=x onerror="alert(1)">'


def shown(tag: str, language: str = "da", **context: object) -> str:
    with override(language):
        return Template("{% load design %}" + tag).render(Context(context))


@dataclass
class SampleIdea:
    label: str = "Glumsø-27"
    words: str = "En sti fra stationen til søen"

    def get_absolute_url(self) -> str:
        return "/ideer/Glumsø-27/"


class Choices(forms.CheckboxSelectMultiple):
    hints = {"tid": "En time eller en lørdag"}


class SampleForm(forms.Form):
    mail = forms.EmailField(
        label="Din mail", help_text="Kun tovholderen ser den", error_messages={"required": "Skriv din mail"}
    )
    why = forms.CharField(label="Hvorfor?", required=False, widget=forms.Textarea)
    importance = forms.ChoiceField(
        label="Hvor vigtig?",
        choices=[("very", "Meget vigtig"), ("dont know", "Ved ikke")],
        widget=forms.RadioSelect,
    )
    help = forms.MultipleChoiceField(
        label="Jeg vil hjælpe", choices=[("tid", "Med tid")], widget=Choices, required=False
    )
    consent = forms.BooleanField(label="Gruppen må skrive til mig", required=False)

    def clean(self) -> None:
        if self.data.get("why") == "nej":
            raise forms.ValidationError("Det kan I ikke begge to.")


def test_an_idea_in_a_sentence_is_its_number_leading_to_its_trail() -> None:
    assert (
        shown("{% idea_tag idea %}", idea=SampleIdea())
        == '<a class="tag" href="/ideer/Glumsø-27/">Glumsø-27</a>'
    )
    assert shown('{% idea_tag "Glumsø-27" %}') == '<span class="tag">Glumsø-27</span>'


def test_a_note_says_the_idea_in_its_authors_words() -> None:
    assert shown('{% note idea origin="Glumsø" tag="li" %}', idea=SampleIdea()) == (
        '<li class="note"><p class="said">»En sti fra stationen til søen«</p>'
        '<p class="from"><a class="idno" href="/ideer/Glumsø-27/">Glumsø-27</a><br>Glumsø</p></li>'
    )


@pytest.mark.parametrize(
    "tag",
    [
        "{% note idea origin=hostile %}",
        "{% idea_tag hostile %}",
        '{% stone "kept" text=hostile %}',
        '{% stone "kept" text=hostile only_sign=True %}',
        '{% notice "good" title=hostile %}{{ hostile }}{% endnotice %}',
        "{% empty title=hostile %}{% endempty %}",
        '{% dialog "slet" hostile %}{% enddialog %}',
        "{% fold hostile %}{% endfold %}",
        "{% trail_step hostile hostile %}{{ hostile }}{% endtrail_step %}",
        "{% desk_row hostile day %}{% enddesk_row %}",
        "{% date_row day hostile label=hostile url=hostile %}{% enddate_row %}",
        "{% ledger_row hostile asked=hostile promised=hostile kind=hostile %}{% endledger_row %}",
        "{% ledger_row hostile answered=hostile %}{% endledger_row %}",
        "{% crumbs hostile hostile hostile %}",
        "{% progress 1 2 hostile hostile %}",
        "{% map_zoom hostile hostile %}{% endmap_zoom %}",
        "{% copy_link hostile %}",
        "{% autosave hostile %}",
    ],
)
def test_no_part_lets_written_text_become_markup(tag: str) -> None:
    page = shown(tag, hostile=HOSTILE, idea=SampleIdea(HOSTILE, HOSTILE), day=date(2026, 11, 25))
    assert "<img" not in page
    assert 'onerror="' not in page


def test_markup_inside_a_panel_is_kept() -> None:
    assert shown('{% notice "good" title="Gemt" level=3 live=True %}<p>Tak.</p>{% endnotice %}') == (
        '<div class="notice good" role="status"><h3>Gemt</h3><p>Tak.</p></div>'
    )


def test_an_unknown_kind_of_notice_is_an_error() -> None:
    with pytest.raises(ValueError, match="choose among"):
        panels.notice("", "red")


@pytest.mark.parametrize(("language", "marked"), [("da", ""), ("en", ' lang="da"')])
def test_what_people_wrote_says_on_an_english_page_that_it_is_danish(language: str, marked: str) -> None:
    wrote = "Stien <er> smal\n\nog våd\nom vinteren"
    assert shown("{{ wrote|linebreaks }}", language, wrote=wrote) == (
        f"<p{marked}>Stien &lt;er&gt; smal</p>\n\n<p{marked}>og våd<br>om vinteren</p>"
    )
    lines = "Stien &lt;er&gt; smal<br><br>og våd<br>om vinteren"
    assert shown("{{ wrote|linebreaksbr }}", language, wrote=wrote) == (
        f"<span{marked}>{lines}</span>" if marked else lines
    )
    assert shown("<h1{% their_words %}>", language) == f"<h1{marked}>"
    assert f'<p class="said"{marked}>' in shown("{% note idea %}", language, idea=SampleIdea())


def test_a_field_ties_its_hint_to_its_box() -> None:
    assert field(SampleForm()["mail"]) == (
        '<div class="field"><label for="id_mail">Din mail</label>'
        '<span class="hint" id="id_mail_helptext">Kun tovholderen ser den</span>'
        '<input type="email" name="mail" maxlength="320" class="input" autocomplete="email" '
        'aria-describedby="id_mail_helptext" required id="id_mail"></div>'
    )


class SampleList(forms.Form):
    idea = forms.ModelChoiceField(Permission.objects.none())
    other = forms.ModelChoiceField(Permission.objects.none(), required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))


@pytest.mark.django_db
def test_a_list_in_which_nothing_is_chosen_says_so_in_words() -> None:
    form = SampleList()
    assert ">Vælg på listen</option>" in field(form["idea"])
    assert ">Ingen</option>" in field(form["other"])


def test_a_box_for_a_day_is_as_short_as_a_day() -> None:
    assert 'class="input short"' in field(SampleList()["day"])


def test_a_rejected_field_says_what_is_wrong_below_the_box_and_keeps_what_was_typed() -> None:
    html = field(SampleForm({"mail": "inger@"})["mail"])
    assert '<div class="field has-error">' in html
    assert 'value="inger@"' in html
    assert 'aria-describedby="id_mail_helptext id_mail_error" aria-invalid="true"' in html
    assert html.index("<input") < html.index('<p class="error" id="id_mail_error"><svg')


def test_a_field_that_may_be_skipped_says_so() -> None:
    with override("da"):
        assert (
            '<label for="id_why">Hvorfor? <span class="optional">(du kan springe over)</span></label>'
            in field(SampleForm()["why"])
        )
        assert "springe over" not in field(SampleForm()["why"], optional=False)


def test_choices_are_whole_rows_in_a_fieldset_with_their_hints() -> None:
    html = field(SampleForm()["help"], columns="two", optional=False)
    assert html.startswith(
        '<fieldset class="field" id="id_help"><legend>Jeg vil hjælpe</legend><div class="choices two">'
    )
    assert '<b>Med tid</b><span class="hint">En time eller en lørdag</span></span></label>' in html


def test_a_form_without_mistakes_has_no_summary() -> None:
    assert error_summary(SampleForm({"mail": "inger@tingsted.example", "importance": "very"})) == ""
    assert error_summary(SampleForm()) == ""


def test_the_summary_counts_what_is_missing_and_leads_to_each_field() -> None:
    html = shown("{% error_summary form %}", form=SampleForm({}))
    assert ">Der mangler to ting</h2>" in html
    assert '<li><a href="#id_mail">Skriv din mail</a></li>' in html
    assert '<li><a href="#id_importance_0">Hvor vigtig? Her mangler dit svar.</a></li>' in html
    assert 'role="alert" tabindex="-1"' in html
    assert " autofocus " in html
    assert "Det, du har skrevet, er her stadig." in html
    assert '<h2 id="fejl-overskrift">Two things are missing</h2>' in shown(
        "{% error_summary form %}", "en", form=SampleForm({})
    )


def test_the_summary_speaks_of_changes_when_something_is_wrong_and_not_only_missing() -> None:
    form = SampleForm({"mail": "inger@tingsted.example", "importance": "very", "why": "nej"})
    html = shown("{% error_summary form %}", form=form)
    assert ">Én ting skal rettes</h2>" in html
    assert "<li>Det kan I ikke begge to.</li>" in html


def test_the_summary_gathers_several_forms_and_formsets() -> None:
    formset = forms.formset_factory(SampleForm, extra=0)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"} | {
        f"form-{n}-importance": "very" for n in (0, 1)
    }
    html = shown(
        "{% error_summary form formset %}", form=SampleForm({"importance": "very"}), formset=formset(data)
    )
    assert ">Der mangler tre ting</h2>" in html
    assert [
        'href="#id_mail"' in html,
        'href="#id_form-0-mail"' in html,
        'href="#id_form-1-mail"' in html,
    ] == [True] * 3


def test_crumbs_end_with_the_page_itself() -> None:
    assert shown('{% crumbs "Lokalområder" "/omraader/" "Glumsø" %}') == (
        '<nav class="crumbs" aria-label="Du er her"><ol><li><a href="/omraader/">Lokalområder</a></li>'
        '<li aria-current="page">Glumsø</li></ol></nav>'
    )


def test_steps_mark_what_is_done_and_where_we_are() -> None:
    assert shown("{% steps labels 2 %}", labels=["Borgermøde", "Spørgeskema", "Plan"]) == (
        '<ol class="steps across"><li class="done">Borgermøde</li>'
        '<li aria-current="step">Spørgeskema</li><li>Plan</li></ol>'
    )


def test_pages_of_a_list_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/ideer/", {"tema": "stier & natur", "side": "2"})
    html = shown("{% pager page %}", page=Paginator(range(75), 25).page(2), request=request)
    assert '<a rel="prev" href="?tema=stier+%26+natur&amp;side=1">← Forrige side</a>' in html
    assert '<a rel="next" href="?tema=stier+%26+natur&amp;side=3">Næste side →</a>' in html
    assert "<span>Side 2 af 3</span>" in html
    assert shown("{% pager page %}", page=Paginator(range(3), 25).page(1), request=request) == ""


def test_a_desk_row_without_a_deadline_says_when_you_have_time() -> None:
    html = shown('{% desk_row "Læs to kommentarer" %}<p>De kom i går.</p>{% enddesk_row %}')
    assert html == (
        '<li><div class="due"><b>Når du har tid</b><span>Ingen frist</span></div>'
        '<div class="stack-s"><h3>Læs to kommentarer</h3><p>De kom i går.</p></div></li>'
    )


def test_a_ledger_row_leaves_out_what_is_not_known() -> None:
    html = shown('{% ledger_row "Stien" idea=idea asked="En sti" %}Ja.{% endledger_row %}', idea=SampleIdea())
    assert html == (
        '<li><h3><a class="tag" href="/ideer/Glumsø-27/">Glumsø-27</a> Stien</h3>'
        "<dl><div><dt>Spurgt</dt><dd>En sti</dd></div>"
        "<div><dt>Hvad blev det til</dt><dd>Ja.</dd></div></dl></li>"
    )


@pytest.mark.parametrize(
    ("tag", "drawn"),
    [("step", "dot"), ("note", "paper"), ("kept", "k"), ("overdue", "stroke-dasharray")],
)
def test_a_trail_step_lies_on_its_own_sign(tag: str, drawn: str) -> None:
    assert drawn in shown(f'{{% trail_step "Skrevet" "Lige nu" sign="{tag}" %}}{{% endtrail_step %}}')


def test_a_figure_says_what_it_shows_and_whom_its_data_come_from() -> None:
    assert shown('{% figure caption="Kort" source="Klimadatastyrelsen" %}<svg></svg>{% endfigure %}') == (
        '<figure class="figure"><svg></svg><figcaption>Kort</figcaption>'
        '<p class="attribution">Klimadatastyrelsen</p></figure>'
    )


@pytest.mark.django_db
def test_the_big_screen_has_no_menu_and_nothing_to_press() -> None:
    html = render_to_string("design/screen.html", {"menu": [("Områder", "/omraader/", False)]})
    assert ["<nav" in html, "<button" in html, 'class="screen"' in html, "design/screen.css" in html] == [
        False,
        False,
        True,
        True,
    ]


def test_htmx_comes_with_its_inline_styles_off() -> None:
    html = shown("{% htmx %}")
    assert "includeIndicatorStyles&quot;:false" in html
    assert 'src="/static/django_htmx/htmx-2.min.js" defer></script>' in html
