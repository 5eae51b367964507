"""Addresses of meetings."""

from django.urls import path

from tingsted.meetings.views import calling, importing, wall

app_name = "meetings"
urlpatterns = [
    path("moeder/", calling.meetings, name="meetings"),
    path("moeder/<slug:slug>/", calling.meeting_page, name="meeting"),
    path("moeder/<slug:slug>/kalender.ics", calling.calendar, name="calendar"),
    path("moeder/<slug:slug>/ret/", calling.change, name="change"),
    path("moeder/<slug:slug>/aflys/", calling.cancel, name="cancel"),
    path("moeder/<slug:slug>/vaeg/", wall.write_notes, name="wall"),
    path("moeder/<slug:slug>/vaeg/<str:column>/", wall.put_up, name="put_up"),
    path("moeder/<slug:slug>/hent/", importing.upload, name="import"),
    path("moeder/<slug:slug>/hent/laeg/", importing.read_in, name="read_in"),
    path("moeder/<slug:slug>/mangler/", importing.leftovers, name="leftovers"),
    path("moeder/<slug:slug>/mangler/<int:pk>/", importing.settle, name="settle"),
    path("moeder/<slug:slug>/mangler/<int:pk>/laeg-vaek/", importing.put_away, name="put_away"),
    path("omraader/<slug:slug>/moeder/nyt/", calling.call, name="call"),
]
