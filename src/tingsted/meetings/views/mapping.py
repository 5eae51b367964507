"""Where the meeting is, set by pressing on a picture or by writing two numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.kernel.forms import answer_form
from tingsted.meetings.actions import change_meeting
from tingsted.meetings.forms import MapForm
from tingsted.meetings.views.calling import run_by
from tingsted.meetings.whereabouts import picture_for, read_point, written_point


def on_the_map(request: HttpRequest, slug: str) -> HttpResponse:
    """A press on the picture sets the point and leads to a closer picture; so do the numbers."""
    meeting, actor = run_by(request, slug)
    close = "taet" in request.GET
    picture = picture_for(meeting, close=close)
    pressed = request.POST.get("her.x", ""), request.POST.get("her.y", "")
    form = MapForm(request.POST or None, initial={"point": written_point(meeting)})

    def act() -> str:
        point = read_point(form.cleaned_data["point"])
        if all(n.isdecimal() for n in pressed):
            point = picture.place_at(*map(float, pressed))
        longitude, latitude = point or (None, None)
        change_meeting(actor, meeting=meeting, longitude=longitude, latitude=latitude)
        here = reverse("meetings:map", args=[meeting.slug])
        return f"{here}?taet" if point else here

    context = {"meeting": meeting, "area": meeting.area, "picture": picture, "close": close}
    return answer_form(request, form, "meetings/map.html", context, act)


def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture that is pressed on."""
    meeting, _actor = run_by(request, slug)
    drawn = picture_for(meeting, close="taet" in request.GET)
    return HttpResponse(drawn.svg, content_type="image/svg+xml")
