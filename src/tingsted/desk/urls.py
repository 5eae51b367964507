"""The front page and the desk."""

from django.urls import path

from tingsted.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("bord/", views.desk, name="desk"),
    path("bord/mail/", views.hearing, name="hearing"),
    path("sker/", views.happening, name="happening"),
    path("aaret/", views.year, name="year"),
    path("aaret/<int:year>/", views.year, name="year_of"),
    path("omraader/<slug:slug>/ark.pdf", views.sheet, name="sheet"),
    path("om/", views.about, name="about"),
]
