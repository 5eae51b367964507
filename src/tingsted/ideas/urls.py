"""Addresses of ideas."""

from django.urls import path

from tingsted.ideas.views import keeping, reading, writing

app_name = "ideas"
urlpatterns = [
    path("ideer/", reading.all_ideas, name="all"),
    path("ideer/nej-tak/<str:token>/", writing.withdraw, name="withdraw"),
    path("ideer/<str:label>/", reading.idea_page, name="idea"),
    path("ideer/<str:label>/hjaelp/", writing.offer, name="offer"),
    path("ideer/<str:label>/anmeld/", writing.report, name="report"),
    path("ideer/<str:label>/ret/", keeping.reword, name="reword"),
    path("ideer/<str:label>/saml/", keeping.merge, name="merge"),
    path("ideer/<str:label>/vis/", keeping.approve, name="approve"),
    path("ideer/<str:label>/skjul/", keeping.hide, name="hide"),
    path("omraader/<slug:slug>/ideer/", reading.ideas_of_area, name="ideas"),
    path("omraader/<slug:slug>/ideer/laes/", keeping.to_read, name="reading"),
    path("omraader/<slug:slug>/skriv/", writing.write, name="write"),
    path("omraader/<slug:slug>/skriv/tak/<str:token>/", writing.thanks, name="thanks"),
]
