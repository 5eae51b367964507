"""Addresses of the relation."""

from __future__ import annotations

from django.urls import path

from tingsted.places.views import areas, look_in, municipality, offices, profiles, seats

app_name = "places"
urlpatterns = [
    path("omraader/", areas.areas, name="areas"),
    path("omraader/<slug:slug>/", areas.area, name="area"),
    path("omraader/<slug:slug>/historie/", areas.history, name="history"),
    path("omraader/<slug:slug>/tekst/", areas.describe, name="describe"),
    path("kort.geojson", areas.geojson, name="geojson"),
    path("instanser/", offices.offices, name="offices"),
    path("instanser/<slug:slug>/", offices.office, name="office"),
    path("instanser/<slug:slug>/tekst/", profiles.describe, name="describe_office"),
    path("instanser/<slug:slug>/inviter/", offices.invite, name="invite"),
    path("instanser/<slug:slug>/inviter/<int:pk>/fortryd/", offices.withdraw, name="withdraw"),
    path("instanser/<slug:slug>/formand/", offices.elect, name="elect"),
    path("instanser/<slug:slug>/pladser/<int:pk>/slut/", offices.end, name="end_seat"),
    path("instanser/<slug:slug>/pladser/<int:pk>/vis/", offices.show, name="show_seat"),
    path("emner/", profiles.topics, name="topics"),
    path("kommunen/emner/", profiles.edit_topics, name="edit_topics"),
    path("kommunen/emner/nyt/", profiles.new_topic, name="new_topic"),
    path("kommunen/emner/<slug:slug>/", profiles.topic, name="topic"),
    path("kommunen/emner/<slug:slug>/ud/", profiles.retire, name="retire_topic"),
    path("plads/<str:token>/", seats.take, name="take_seat"),
    path("kommunen/", municipality.settings, name="municipality"),
    path("kommunen/mangler/", municipality.missing, name="missing"),
    path("kommunen/se-foerst.css", municipality.look_first, name="look_first"),
    path("kommunens-skrift/<slug:use>/<int:version>.woff2", municipality.font, name="font"),
    path("kommunens-logo.png", municipality.logo, name="logo"),
    path("privatliv/", municipality.privacy, name="privacy"),
    path("was/", municipality.accessibility, name="accessibility"),
    path("demo/kig-ind/", look_in.look_in, name="look_in"),
]
