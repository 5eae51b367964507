"""Addresses of the relation."""

from __future__ import annotations

from django.urls import path

from tingsted.places.views import areas, land, look_in, municipality, offices, redrawing, seats

app_name = "places"
urlpatterns = [
    path("omraader/", areas.areas, name="areas"),
    path("omraader/nyt/", land.enter, name="enter_area"),
    path("omraader/<slug:slug>/", areas.area, name="area"),
    path("omraader/<slug:slug>/graense/", land.land, name="land"),
    path("omraader/<slug:slug>/graense/ny/", redrawing.draw, name="draw"),
    path("omraader/<slug:slug>/del/", redrawing.divide, name="divide"),
    path("omraader/<slug:slug>/laeg-sammen/", redrawing.merge, name="merge"),
    path("omraader/<slug:slug>/navn/", land.rename, name="rename"),
    path("omraader/<slug:slug>/dele/", land.parts, name="parts"),
    path("graenser/", land.overlaps, name="overlaps"),
    path("graenser/byggesten/", land.blocks, name="blocks"),
    path("graenser/udkast/<int:pk>/", redrawing.redrawing, name="redrawing"),
    path("graenser/udkast/<int:pk>/vedtag/", redrawing.adopt, name="adopt"),
    path("graenser/udkast/<int:pk>/laeg-vaek/", redrawing.drop, name="drop"),
    path("omraader/<slug:slug>/historie/", areas.history, name="history"),
    path("omraader/<slug:slug>/tekst/", areas.describe, name="describe"),
    path("kort.geojson", areas.geojson, name="geojson"),
    path("instanser/", offices.offices, name="offices"),
    path("instanser/<slug:slug>/", offices.office, name="office"),
    path("instanser/<slug:slug>/tekst/", offices.describe, name="describe_office"),
    path("instanser/<slug:slug>/inviter/", offices.invite, name="invite"),
    path("instanser/<slug:slug>/inviter/<int:pk>/fortryd/", offices.withdraw, name="withdraw"),
    path("instanser/<slug:slug>/formand/", offices.elect, name="elect"),
    path("instanser/<slug:slug>/pladser/<int:pk>/slut/", offices.end, name="end_seat"),
    path("instanser/<slug:slug>/pladser/<int:pk>/vis/", offices.show, name="show_seat"),
    path("plads/<str:token>/", seats.take, name="take_seat"),
    path("kommunen/", municipality.settings, name="municipality"),
    path("kommunens-logo.png", municipality.logo, name="logo"),
    path("privatliv/", municipality.privacy, name="privacy"),
    path("was/", municipality.accessibility, name="accessibility"),
    path("demo/kig-ind/", look_in.look_in, name="look_in"),
]
