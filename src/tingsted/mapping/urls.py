"""The addresses of mapping, in Danish."""

from django.urls import path

from tingsted.mapping.views import assets, goals, people

app_name = "mapping"
urlpatterns = [
    path("kommunen/befolkning/", people.upload, name="people"),
    path("kommunen/befolkning/ind/", people.load, name="load_people"),
    path("omraader/<slug:slug>/kortlaegning/", assets.page, name="assets"),
    path("omraader/<slug:slug>/kortlaegning/kort.geojson", assets.geojson, name="assets_geojson"),
    path("omraader/<slug:slug>/kortlaegning/nyt/", assets.put_up, name="put_up"),
    path("omraader/<slug:slug>/kortlaegning/fra-papir/", assets.upload, name="upload"),
    path("omraader/<slug:slug>/kortlaegning/fra-papir/ind/", assets.read_in, name="read_in"),
    path("omraader/<slug:slug>/kortlaegning/<int:key>/", assets.change, name="asset"),
    path("omraader/<slug:slug>/kortlaegning/<int:key>/kort/", assets.place, name="place"),
    path("omraader/<slug:slug>/kortlaegning/<int:key>/kort.svg", assets.place_picture, name="place_picture"),
    path("omraader/<slug:slug>/kortlaegning/<int:key>/slet/", assets.take_down, name="take_down"),
    path("omraader/<slug:slug>/maal/", goals.goals, name="goals"),
    path("omraader/<slug:slug>/maal/nyt/", goals.set_one, name="set_goal"),
    path("omraader/<slug:slug>/maal/<int:key>/", goals.goal, name="goal"),
    path("omraader/<slug:slug>/maal/<int:key>/ret/", goals.change, name="change_goal"),
    path("omraader/<slug:slug>/maal/<int:key>/tal/", goals.measure, name="measure"),
    path("omraader/<slug:slug>/maal/<int:key>/stop/", goals.lay_down, name="end_goal"),
]
