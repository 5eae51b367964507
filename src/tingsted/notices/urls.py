"""Addresses of the notices."""

from django.urls import path

from tingsted.notices import views

app_name = "notices"
urlpatterns = [
    path("afmeld/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("demo/post/", views.outbox, name="outbox"),
]
