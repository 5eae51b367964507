"""Addresses of plans."""

from django.urls import path

from tingsted.plans import views

app_name = "plans"
urlpatterns = [
    path("planer/", views.plans, name="plans"),
    path("omraader/<slug:slug>/plan/start/", views.start, name="start"),
    path("planer/ingen/<int:key>/slip/", views.end_no_plan, name="end_no_plan"),
    path("planer/<slug:slug>/", views.plan, name="plan"),
    path("planer/<slug:slug>/plan.pdf", views.pdf, name="pdf"),
    path("planer/<slug:slug>/ord/", views.words, name="words"),
    path("planer/<slug:slug>/tider/", views.dates, name="dates"),
    path("planer/<slug:slug>/temaer/", views.themes, name="themes"),
    path("planer/<slug:slug>/temaer/<int:key>/", views.themes, name="theme"),
    path("planer/<slug:slug>/vedtag/", views.decide, {"what": "vedtag"}, name="adopt"),
    path("planer/<slug:slug>/afslut/", views.decide, {"what": "afslut"}, name="end"),
    path("planer/<slug:slug>/handlinger/ny/", views.new_action, name="new_action"),
    path("planer/<slug:slug>/handlinger/<int:key>/", views.action, name="action"),
    path("planer/<slug:slug>/handlinger/<int:key>/arbejde/", views.work, name="work"),
    path("planer/<slug:slug>/handlinger/<int:key>/tovholder/", views.coordinator, name="coordinator"),
    path("planer/<slug:slug>/handlinger/<int:key>/videre/", views.forward, name="forward"),
]
