"""Parts that a small script makes better; each brings its script along, and works without it."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tingsted.design import days, fields

# A form that is not accepted (422) or meets somebody else's change (409) is shown like any other answer.
HTMX_CONFIG = (
    '{"includeIndicatorStyles":false,"allowEval":false,"responseHandling":['
    '{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"409|422","swap":true},'
    '{"code":"[45]..","swap":false,"error":true}]}'
)


def map_zoom(content: str, outlines: str, label: str) -> SafeString:
    """A map drawn on the server; a button fetches one that can be moved, with outlines from `outlines`."""
    return format_html(
        '<div class="map-zoom" data-map="{}" data-label="{}" data-open="{}" data-close="{}" data-failed="{}" '
        'data-closer="{}" data-farther="{}" data-script="{}" data-style="{}">{}</div>{}',
        outlines,
        label,
        _("Zoom"),
        _("Back to the overview"),
        _("The map could not be fetched. The list says the same."),
        _("Closer"),
        _("Farther away"),
        static("design/vendor/leaflet/leaflet.js"),
        static("design/vendor/leaflet/leaflet.css"),
        content,
        fields.module("map"),
    )


def map_draw(outlines: str, field: str, own: str = "") -> SafeString:
    """Beside a field of corners: a button opens a map on which they are pressed, dragged, or set with the keyboard.

    `outlines` is drawn below, `own` is the feature to begin at; the field stays the truth, and is enough by itself.
    """
    return format_html(
        '<div class="stack-s" data-draw="{}" data-field="{}" data-own="{}" data-open="{}" data-label="{}" '
        'data-failed="{}" data-closer="{}" data-farther="{}" data-corner="{}" data-added="{}" data-removed="{}" '
        'data-undo="{}" data-undone="{}" data-ring="{}" data-clear="{}" data-script="{}" data-style="{}"></div>{}',
        outlines,
        field,
        own,
        _("Draw on the map"),
        _("Map to draw on. Arrow keys move it, Enter sets a corner in the middle."),
        _("The map could not be fetched. Write the corners below instead."),
        _("Closer"),
        _("Farther away"),
        _("Corner"),
        _("Corner set, {count} in all."),
        _("The corner is gone."),
        _("Undo"),
        _("Undone."),
        _("Begin another ring"),
        _("Start over"),
        static("design/vendor/leaflet/leaflet.js"),
        static("design/vendor/leaflet/leaflet.css"),
        fields.module("draw"),
    )


def copy_link(url: str) -> SafeString:
    """An address to pass on; with JavaScript also a button that copies it."""
    return format_html(
        '<p class="copy" data-copy="{}" data-button="{}" data-done="{}"><a href="{}">{}</a></p>{}',
        url,
        _("Copy the link"),
        _("Copied"),
        url,
        url.removeprefix("https://"),
        fields.module("copy-link"),
    )


def autosave(name: str) -> SafeString:
    """Inside a long form: what is typed is kept on this device until it is sent. `name` tells forms apart."""
    return format_html(
        '<div class="row" data-autosave="{}" data-saved="{}" data-found="{}" data-forget="{}" data-lang="{}">'
        '<p class="saved" role="status"></p></div>{}',
        name,
        _("Saved %(time)s on this device") % {"time": "{time}"},
        _("Here is what you wrote last time."),
        _("Start afresh"),
        days.language(),
        fields.module("autosave"),
    )


def htmx() -> SafeString:
    """HTMX for the pages that ask for it, in the block `head`; its own inline styles are switched off."""
    return format_html(
        '<meta name="htmx-config" content="{}"><script src="{}" defer></script>',
        HTMX_CONFIG,
        static("django_htmx/htmx-2.min.js"),
    )
