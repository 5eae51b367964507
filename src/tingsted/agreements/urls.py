"""The addresses of agreements, in Danish."""

from django.urls import URLPattern

app_name = "agreements"
urlpatterns: list[URLPattern] = []
