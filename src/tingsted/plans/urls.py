"""Addresses of plans."""

from django.urls import path

from tingsted.plans import views

app_name = "plans"
urlpatterns = [
    path("planer/", views.plans, name="plans"),
    path("omraader/<slug:slug>/plan/start/", views.start, name="start"),
    path("planer/ingen/<int:key>/slip/", views.end_no_plan, name="end_no_plan"),
    path("planer/opskrifter/", views.recipes, name="recipes"),
    path("planer/opskrifter/<slug:slug>/", views.recipe, name="recipe"),
    path("planer/opskrifter/<slug:slug>/kopi/", views.copy_recipe, name="copy_recipe"),
    path("planer/opskrifter/<slug:slug>/hvil/", views.retire_recipe, name="retire_recipe"),
    path("planer/<slug:slug>/", views.plan, name="plan"),
    path("planer/<slug:slug>/plan.pdf", views.pdf, name="pdf"),
    path("planer/<slug:slug>/ord/", views.words, name="words"),
    path("planer/<slug:slug>/tider/", views.dates, name="dates"),
    path("planer/<slug:slug>/temaer/", views.themes, name="themes"),
    path("planer/<slug:slug>/temaer/<int:key>/", views.themes, name="theme"),
    path("planer/<slug:slug>/temaer/<int:key>/fjern/", views.remove_theme, name="remove_theme"),
    path("planer/<slug:slug>/temaer/<int:key>/maal/", views.goal, name="new_goal"),
    path("planer/<slug:slug>/temaer/<int:key>/maal/<int:goal>/", views.goal, name="goal"),
    path("planer/<slug:slug>/temaer/<int:key>/maal/<int:goal>/fjern/", views.remove_goal, name="remove_goal"),
    path("planer/<slug:slug>/historie/", views.history, name="history"),
    path("planer/<slug:slug>/billeder/ny/", views.photo, name="new_photo"),
    path("planer/<slug:slug>/billeder/<int:picture>/fjern/", views.take_down, name="take_down"),
    path("planbilleder/<slug:key>.jpg", views.picture, name="picture"),
    path("planer/<slug:slug>/afsnit/<slug:part>/", views.part, name="part"),
    path("planer/<slug:slug>/indlaes/", views.upload, name="import"),
    path("planer/<slug:slug>/indlaes/ind/", views.read_in, name="read_in"),
    path("planer/<slug:slug>/udgaver/", views.editions, name="editions"),
    path("planer/<slug:slug>/udgaver/<int:number>/", views.edition, name="edition"),
    path("planer/<slug:slug>/udgaver/<int:number>/plan.pdf", views.edition_pdf, name="edition_pdf"),
    path("planer/<slug:slug>/udgaver/<int:number>/nyt/", views.compare, name="compare"),
    path("planer/<slug:slug>/forny/", views.renew, name="renew"),
    path("planer/<slug:slug>/vedtag/", views.decide, {"what": "vedtag"}, name="adopt"),
    path("planer/<slug:slug>/afslut/", views.decide, {"what": "afslut"}, name="end"),
    path("planer/<slug:slug>/handlinger/ny/", views.new_action, name="new_action"),
    path("planer/<slug:slug>/handlinger/<int:key>/", views.action, name="action"),
    path("planer/<slug:slug>/handlinger/<int:key>/arbejde/", views.work, name="work"),
    path("planer/<slug:slug>/handlinger/<int:key>/tovholder/", views.coordinator, name="coordinator"),
    path("planer/<slug:slug>/handlinger/<int:key>/ud/", views.take_out, name="take_out"),
    path("planer/<slug:slug>/handlinger/<int:key>/ind/", views.put_back, name="put_back"),
    path("planer/<slug:slug>/handlinger/<int:key>/billeder/", views.photo, name="photo"),
    path("planer/<slug:slug>/handlinger/<int:key>/videre/", views.forward, name="forward"),
]
