"""The survey's addresses."""

from django.urls import path

from tingsted.surveys import views

app_name = "surveys"
urlpatterns = [
    path("omraader/<slug:slug>/spoergeskema/nyt/", views.make, name="make"),
    path("spoergeskemaer/<slug:slug>/", views.survey, name="survey"),
    path("spoergeskemaer/<slug:slug>/tak/", views.thanks, name="thanks"),
    path("spoergeskemaer/<slug:slug>/resultat/", views.result, name="result"),
    path("spoergeskemaer/<slug:slug>/styr/", views.run, name="run"),
    path("spoergeskemaer/<slug:slug>/skridt/", views.step, name="step"),
    path("spoergeskemaer/<slug:slug>/kommentarer/", views.comments, name="comments"),
]
