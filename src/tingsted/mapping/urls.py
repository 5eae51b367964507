"""The addresses of mapping, in Danish."""

from django.urls import path

from tingsted.mapping.views import goals

app_name = "mapping"
urlpatterns = [
    path("omraader/<slug:slug>/maal/", goals.goals, name="goals"),
    path("omraader/<slug:slug>/maal/nyt/", goals.set_one, name="set_goal"),
    path("omraader/<slug:slug>/maal/<int:key>/", goals.goal, name="goal"),
    path("omraader/<slug:slug>/maal/<int:key>/ret/", goals.change, name="change_goal"),
    path("omraader/<slug:slug>/maal/<int:key>/tal/", goals.measure, name="measure"),
    path("omraader/<slug:slug>/maal/<int:key>/stop/", goals.lay_down, name="end_goal"),
]
