"""Dates, distances and clock times as people say them, in Danish and English.

Django's own date filter is slow and cannot say "om 6 dage"; these read two small tables and nothing else.
"""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from tingsted.kernel import clock

NEAR_DAYS = 30
DISTANT_DAYS = 60
DAYS_A_MONTH = 30.44

_CLOSE = {0: gettext_lazy("today"), 1: gettext_lazy("tomorrow"), -1: gettext_lazy("yesterday")}
_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def language() -> str:
    """The language the reader has chosen: Danish, unless it is English."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def as_date(value: date | datetime) -> date:
    """The day something falls on in Denmark, whatever the hour is in UTC."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _day_month(day: date, tongue: str) -> str:
    return f"{day.day}{'.' if tongue == 'da' else ''} {_MONTHS[tongue][day.month - 1]}"


def day_text(value: date | datetime | None, form: str = "") -> str:
    """A date as it is said: with its weekday when near, with its year when far.

    `form` may ask for "kort" (no weekday), "lang" (weekday and year), "dag" (always the year), "maaned"
    (month and year) or "kl" (with the time of day).
    """
    if value is None or value == "":
        return ""
    day, tongue = as_date(value), language()
    if form == "kl" and isinstance(value, datetime):
        return f"{day_text(value)} {clock_text(value)}"
    if form == "maaned":
        return f"{_MONTHS[tongue][day.month - 1]} {day.year}"
    today = clock.today()
    near = abs((day - today).days) <= NEAR_DAYS
    text = _day_month(day, tongue)
    if form == "lang" or (near and form in {"", "kl"}):
        text = f"{_WEEKDAYS[tongue][day.weekday()]} {text}"
    if form in {"lang", "dag"} or not (near or (form == "kort" and day.year == today.year)):
        text = f"{text} {day.year}"
    return text


def distance_text(value: date | datetime | None) -> str:
    """How far away a date is: "i dag", "om 6 dage", "for 3 måneder siden"."""
    if value is None or value == "":
        return ""
    days = (as_date(value) - clock.today()).days
    if days in _CLOSE:
        return str(_CLOSE[days])
    span = span_text(abs(days))
    return (gettext("in %(span)s") if days > 0 else gettext("%(span)s ago")) % {"span": span}


def span_text(days: int) -> str:
    """A number of days in the largest unit that still says something."""
    months = round(days / DAYS_A_MONTH)
    if days < DISTANT_DAYS:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if months < 24:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    years = round(days / 365.25)
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def clock_text(value: datetime | time | None, form: str = "") -> str:
    """A time of day: "kl. 19", "kl. 10.42"; in the form "bare" for the end of a stretch: "kl. 19 til 21"."""
    if value is None or value == "":
        return ""
    moment = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    if language() == "da":
        hour = f"{moment.hour}.{moment:%M}" if moment.minute else str(moment.hour)
    else:
        hour = f"{moment:%H.%M}"
    return hour if form == "bare" else gettext("at %(hour)s") % {"hour": hour}


def time_element(value: date | datetime | None, form: str = "", *, distance: bool = False) -> SafeString:
    """A date in the words of `day_text`, with the exact value for machines, and its distance if asked for."""
    if value is None or value == "":
        return SafeString("")
    exact = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    text = day_text(value, form)
    if distance:
        text = f"{text}, {distance_text(value)}"
    return format_html('<time datetime="{}">{}</time>', exact.isoformat(), text)


def month_name(value: date | datetime) -> str:
    """The month alone, as under a big date."""
    return _MONTHS[language()][as_date(value).month - 1]
