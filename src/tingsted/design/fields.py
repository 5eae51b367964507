"""Form fields as people meet them: label, hint above the box, box, and what is wrong beneath it."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    Field,
    ModelChoiceField,
    NumberInput,
    RadioSelect,
    Widget,
)
from django.forms.formsets import BaseFormSet
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from tingsted.design.figures import number_word
from tingsted.design.shapes import WARNING
from tingsted.design.words import MISTAKES

Attributes: TypeAlias = dict[str, str | bool]
AnyForms: TypeAlias = "BaseForm | BaseFormSet[Any]"
EMPTY = SafeString("")
NOTHING_CHOSEN = "---------"  # what Django writes where a list has no first choice of its own


def field(bound: BoundField, size: str = "", columns: str = "", *, optional: bool = True) -> SafeString:
    """One field of a form.

    `size` is "short" or "wide"; dates, times and numbers are short by themselves. `columns` lays choices out in
    "two" or "four"; `optional=False` leaves out the word that says a field may be skipped.
    """
    if bound.is_hidden:
        return bound.as_hidden()
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput) and not isinstance(widget, CheckboxSelectMultiple):
        return _checkbox(bound)
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return _choices(bound, columns, optional)
    _begin_list(bound.field)
    size = size or ("short" if _is_short(widget) else "")
    attrs: Attributes = {"class": " ".join(filter(None, ("input", size, widget.attrs.get("class"))))}
    attrs |= _own(bound)
    return format_html(
        '<div class="field{}"><label for="{}">{}{}</label>{}{}{}</div>',
        " has-error" if bound.errors else "",
        bound.id_for_label,
        bound.label,
        _optional(bound, optional),
        _hint(bound),
        bound.as_widget(attrs=attrs | _described(bound)),
        _error(bound),
    )


def _begin_list(of: Field) -> None:
    """A list that begins with nothing chosen says so in words."""
    if isinstance(of, ModelChoiceField) and of.empty_label == NOTHING_CHOSEN:
        of.empty_label = gettext("Choose from the list") if of.required else gettext("None")


def _own(bound: BoundField) -> Attributes:
    """A box for the reader's own name, mail or telephone: the browser may offer what it knows."""
    own = {
        gettext("Your name"): "name",
        gettext("Your e-mail"): "email",
        gettext("My telephone number"): "tel",
    }
    purpose = own.get(str(bound.label), "")
    if not purpose or "autocomplete" in bound.field.widget.attrs:
        return {}
    found: Attributes = {"autocomplete": purpose}
    return found | {"inputmode": "tel"} if purpose == "tel" else found


def _is_short(widget: Widget) -> bool:
    """Whether what goes into the box never takes more than a few signs."""
    return isinstance(widget, NumberInput) or getattr(widget, "input_type", "") in ("date", "time")


def _checkbox(bound: BoundField) -> SafeString:
    """A single yes, as a whole row to press."""
    return format_html(
        '<div class="field{}"><label class="choice">{}<span><b>{}</b>{}</span></label>{}</div>',
        " has-error" if bound.errors else "",
        bound.as_widget(attrs=_described(bound)),
        bound.label,
        _hint(bound),
        _error(bound),
    )


def _choices(bound: BoundField, columns: str, optional: bool) -> SafeString:
    """One or several of a few, each a whole row; a widget may carry `hints`, a text for each value."""
    hints = getattr(bound.field.widget, "hints", {})
    rows = format_html_join(
        "",
        '<label class="choice">{}<span><b>{}</b>{}</span></label>',
        (
            (
                option.tag(),
                capfirst(option.choice_label),
                format_html('<span class="hint">{}</span>', hints[value]) if value in hints else "",
            )
            for option in bound.subwidgets
            for value in (str(option.data["value"]),)
        ),
    )
    ids = _described(bound).get("aria-describedby", "")
    return format_html(
        '<fieldset class="field{}" id="{}"{}><legend>{}{}</legend>{}'
        '<div class="choices {}">{}</div>{}</fieldset>',
        " has-error" if bound.errors else "",
        bound.auto_id,
        format_html(' aria-describedby="{}"', ids) if ids else "",
        bound.label,
        _optional(bound, optional),
        _hint(bound),
        columns,
        rows,
        _error(bound),
    )


def _optional(bound: BoundField, wanted: bool) -> SafeString:
    if bound.field.required or not wanted:
        return EMPTY
    return format_html(' <span class="optional">{}</span>', gettext("(you may skip this)"))


def _hint(bound: BoundField) -> SafeString:
    if not bound.help_text:
        return EMPTY
    return format_html('<span class="hint" id="{}_helptext">{}</span>', bound.auto_id, bound.help_text)


def _error(bound: BoundField) -> SafeString:
    if not bound.errors:
        return EMPTY
    words = " ".join(str(error) for error in bound.errors)
    return format_html('<p class="error" id="{}_error">{}<span>{}</span></p>', bound.auto_id, WARNING, words)


def _described(bound: BoundField) -> Attributes:
    """What ties a box to its hint and its error."""
    ids = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    if not bound.errors:
        return {"aria-describedby": " ".join(ids)} if ids else {}
    return {"aria-describedby": " ".join([*ids, f"{bound.auto_id}_error"]), "aria-invalid": "true"}


def as_it_stands(theirs: object, form: BaseForm) -> str:
    """The written fields of a form as the thing has them now, a line each: what somebody else wrote meanwhile."""
    lines = (
        f"{bound.label}: {value}"
        for bound in form.visible_fields()
        if isinstance(value := getattr(theirs, bound.name, None), str) and value
    )
    return "\n".join(lines) or str(theirs)


def error_summary(*forms: AnyForms, level: int = 2, focus: bool = True) -> SafeString:
    """What must change before a form can be taken in; it takes focus, and each line leads to its field."""
    mistakes = [mistake for form in forms for mistake in _mistakes(form)]
    if not mistakes:
        return EMPTY
    lines = format_html_join("", "<li>{}</li>", ((_line(target, text),) for target, text, _ in mistakes))
    return format_html(
        '<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="fejl-overskrift"{}>'
        '<h{} id="fejl-overskrift">{}</h{}><ul>{}</ul><p>{}</p></div>{}',
        SafeString(" autofocus data-error-summary") if focus else EMPTY,
        level,
        _summary_heading(mistakes),
        level,
        lines,
        gettext("What you wrote is still here."),
        module("error-summary") if focus else EMPTY,
    )


def _line(target: str, text: str) -> SafeString:
    return format_html('<a href="#{}">{}</a>', target, text) if target else format_html("{}", text)


def _summary_heading(mistakes: list[tuple[str, str, bool]]) -> str:
    count = len(mistakes)
    if all(missing for _, _, missing in mistakes):
        text = ngettext("One thing is missing", "%(count)s things are missing", count)
    else:
        text = ngettext("One thing must be changed", "%(count)s things must be changed", count)
    return capfirst(text % {"count": number_word(count)} if count != 1 else text)


def _mistakes(form: AnyForms) -> Iterator[tuple[str, str, bool]]:
    """Each mistake: the id to go to, the sentence, and whether it is only that something is missing."""
    if isinstance(form, BaseFormSet):
        yield from (("", str(error), False) for error in form.non_form_errors())
        for part in form.forms:
            yield from _mistakes(part)
        return
    for name, errors in form.errors.as_data().items():
        words = form.errors[name]
        target = _target(form[name]) if name in form.fields else ""
        label = str(form[name].label) if name in form.fields else ""
        for error, text in zip(errors, _texts(words), strict=False):
            yield target, _of_field(label, text), error.code == "required"


def _of_field(label: str, text: str) -> str:
    """A sentence that would fit any field says in the summary which one it is about."""
    if not label or text not in {str(mistake) for mistake in MISTAKES}:
        return text
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def _texts(errors: Iterable[object]) -> list[str]:
    return [str(error) for error in errors]


def _target(bound: BoundField) -> str:
    """The id of the box a line in the summary leads to; of the first one, where there are several."""
    if isinstance(bound.field.widget, (RadioSelect, CheckboxSelectMultiple)):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or str(bound.auto_id)


def module(name: str) -> SafeString:
    """A small script of ours, brought along by the part that needs it; browsers fetch it once."""
    return format_html('<script type="module" src="{}"></script>', static(f"design/js/{name}.js"))
