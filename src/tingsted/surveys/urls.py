"""The survey's addresses."""

from django.urls import path

from tingsted.surveys.views import answering, keeping

app_name = "surveys"
urlpatterns = [
    path("omraader/<slug:slug>/spoergeskema/nyt/", keeping.make, name="make"),
    path("spoergeskemaer/<slug:slug>/", answering.survey, name="survey"),
    path("spoergeskemaer/<slug:slug>/tak/", answering.thanks, name="thanks"),
    path("spoergeskemaer/<slug:slug>/resultat/", answering.result, name="result"),
    path("spoergeskemaer/<slug:slug>/styr/", keeping.run, name="run"),
    path("spoergeskemaer/<slug:slug>/kort/", keeping.cards, name="cards"),
    path("spoergeskemaer/<slug:slug>/kort/<int:key>/", keeping.shorten, name="shorten"),
    path("spoergeskemaer/<slug:slug>/skridt/", keeping.step, name="step"),
    path("spoergeskemaer/<slug:slug>/kommentarer/", keeping.comments, name="comments"),
]
