"""Addresses of meetings."""

from django.urls import path

from tingsted.meetings.views import agenda, calling, importing, mapping, papers, signing, wall

app_name = "meetings"
urlpatterns = [
    path("moeder/", calling.meetings, name="meetings"),
    path("moeder/<slug:slug>/", calling.meeting_page, name="meeting"),
    path("moeder/<slug:slug>/kalender.ics", calling.calendar, name="calendar"),
    path("moeder/<slug:slug>/ret/", calling.change, name="change"),
    path("moeder/<slug:slug>/aflys/", calling.cancel, name="cancel"),
    path("moeder/<slug:slug>/opslag.pdf", papers.poster, name="poster"),
    path("moeder/<slug:slug>/loebeseddel.pdf", papers.flyer, name="flyer"),
    path("moeder/<slug:slug>/dagsorden/", agenda.agenda, name="agenda"),
    path("moeder/<slug:slug>/dagsorden/<int:key>/", agenda.point, name="point"),
    path("moeder/<slug:slug>/dagsorden/<int:key>/slet/", agenda.drop, name="drop_point"),
    path("moeder/<slug:slug>/kort/", mapping.on_the_map, name="map"),
    path("moeder/<slug:slug>/kort.svg", mapping.picture, name="picture"),
    path("moeder/<slug:slug>/tilmeld/", signing.come, name="sign_up"),
    path("moeder/<slug:slug>/tilmeld/sendt/", signing.asked, name="asked"),
    path("moeder/<slug:slug>/tilmeldte/", signing.coming, name="coming"),
    path("tilmelding/<str:token>/", signing.my_seat, name="my_seat"),
    path("tilmelding/<str:token>/ja/", signing.confirm, name="confirm"),
    path("tilmelding/<str:token>/fra/", signing.withdraw, name="withdraw"),
    path("moeder/<slug:slug>/vaeg/", wall.write_notes, name="wall"),
    path("moeder/<slug:slug>/vaeg/<str:column>/", wall.put_up, name="put_up"),
    path("moeder/<slug:slug>/hent/", importing.upload, name="import"),
    path("moeder/<slug:slug>/hent/laeg/", importing.read_in, name="read_in"),
    path("moeder/<slug:slug>/mangler/", importing.leftovers, name="leftovers"),
    path("moeder/<slug:slug>/mangler/<int:pk>/", importing.settle, name="settle"),
    path("moeder/<slug:slug>/mangler/<int:pk>/laeg-vaek/", importing.put_away, name="put_away"),
    path("omraader/<slug:slug>/moeder/nyt/", calling.call, name="call"),
]
