"""Addresses of working groups."""

from django.urls import path

from tingsted.workgroups import views

app_name = "workgroups"
urlpatterns = [
    path("ideer/<str:label>/gruppe/", views.form_one, name="form"),
    path("grupper/svar/<str:token>/", views.answer, name="answer"),
    path("grupper/farvel/<str:token>/", views.leave, name="leave"),
    path("grupper/<slug:slug>/", views.group_page, name="group"),
    path("grupper/<slug:slug>/tovholder/", views.lead, name="lead"),
    path("grupper/<slug:slug>/tovholder/ny/", views.new_coordinator, name="coordinator"),
    path("grupper/<slug:slug>/tovholder/stop/", views.stop_coordinating, name="step_down"),
    path("grupper/<slug:slug>/faerdig/", views.finish, name="finish"),
]
