"""Addresses of the promise ledger."""

from django.urls import path

from tingsted.promises import views

app_name = "promises"
urlpatterns = [
    path("svar/", views.ledger, name="ledger"),
    path("omraader/<slug:slug>/svar/", views.ledger, name="area_ledger"),
    path("loefter/<int:key>/", views.promise, name="promise"),
    path("loefter/<int:key>/svar/", views.answer, name="answer"),
    path("loefter/<int:key>/skriver/", views.begin, name="begin"),
    path("loefter/<int:key>/ny-dato/", views.new_date, name="new_date"),
    path("loefter/<int:key>/kommer-ikke/", views.broken, name="broken"),
    path("loefter/<int:key>/slip/", views.withdraw, name="withdraw"),
    path("loefter/<int:key>/gaelder-stadig/", views.review, name="review"),
    path("loefter/<int:key>/gaelder-ikke/", views.end, name="end"),
    path("loefter/<int:key>/flyt/", views.move, name="move"),
    path("instanser/<slug:slug>/flyt-loefter/", views.move_all, name="move_all"),
    path("svar/taalmodighed/", views.set_patience, name="patience"),
]
