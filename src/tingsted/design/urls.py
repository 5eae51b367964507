"""The design room's three addresses: the theme, the style page and the choice of language."""

from django.urls import path

from tingsted.design import views

app_name = "design"
urlpatterns = [
    path("tema.css", views.theme_stylesheet, name="theme"),
    path("sprog/", views.choose_language, name="language"),
    path("stil/", views.style_page, name="style"),
]
