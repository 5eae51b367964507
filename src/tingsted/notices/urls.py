"""Addresses of the notices."""

from django.urls import path

from tingsted.notices import follow_views, views

app_name = "notices"
urlpatterns = [
    path("afmeld/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("omraader/<slug:slug>/nyt/", follow_views.news, name="news"),
    path("omraader/<slug:slug>/nyt.atom", follow_views.feed, name="feed"),
    path("omraader/<slug:slug>/nyt/skriv/", follow_views.tell, name="tell"),
    path("omraader/<slug:slug>/nyt/<int:pk>/tag-ned/", follow_views.withdraw, name="withdraw"),
    path("omraader/<slug:slug>/foelg/", follow_views.follow, name="follow"),
    path("omraader/<slug:slug>/foelg/tak/", follow_views.asked, name="asked"),
    path("foelg/ja/<str:token>/", follow_views.confirm, name="confirm"),
    path("foelg/<str:token>/", follow_views.followed, name="followed"),
    path("demo/post/", views.outbox, name="outbox"),
]
