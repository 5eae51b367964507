"""The addresses of the invitation ledger."""

from django.urls import path

from tingsted.involvement.views import (
    asking,
    documents,
    evaluating,
    inside,
    inviting,
    keeping,
    linked,
    reading,
)

app_name = "involvement"
urlpatterns = [
    path("sager/", reading.matters, name="matters"),
    path("sager/ny/", keeping.start, name="start"),
    path("sager/<slug:slug>/", reading.matter, name="matter"),
    path("sager/<slug:slug>/overblik/", inviting.overview, name="overview"),
    path("sager/<slug:slug>/ret/", keeping.write, name="write"),
    path("sager/<slug:slug>/aabn/", keeping.open_it, name="open"),
    path("sager/<slug:slug>/fase/", keeping.turn, name="turn"),
    path("sager/<slug:slug>/inviter/", inviting.invite, name="invite"),
    path("sager/<slug:slug>/laes/", keeping.read, name="read"),
    path("sager/<slug:slug>/skriv/", reading.contribute_alone, name="contribute_alone"),
    path("sager/<slug:slug>/tak/", reading.thanks, name="thanks"),
    path("sager/<slug:slug>/evaluering/", evaluating.keep, name="evaluation"),
    path("sager/<slug:slug>/dokumenter/nyt/", documents.add, name="add_document"),
    path("sager/<slug:slug>/dokumenter/<int:key>/", documents.document, name="document"),
    path("sager/<slug:slug>/dokumenter/<int:key>/ny/", documents.add_version, name="add_version"),
    path("sager/<slug:slug>/dokumenter/<int:key>/<int:number>/fil/", documents.file, name="file"),
    path("invitationer/<int:key>/", inside.invitation, name="invitation"),
    path("invitationer/<int:key>/set/", inside.seen, name="seen"),
    path("invitationer/<int:key>/udkast/", inside.draft, name="draft"),
    path("invitationer/<int:key>/skriv/", inside.remark, name="remark"),
    path("invitationer/<int:key>/enig/", inside.agree, name="agree"),
    path("invitationer/<int:key>/byd-ind/", inside.contribute, name="contribute"),
    path("invitationer/<int:key>/spoerg/", asking.ask, name="ask"),
    path("invitationer/svar/<str:token>/", linked.by_link, name="by_link"),
    path("bidrag/<int:key>/", reading.contribution, name="contribution"),
    path("bidrag/<int:key>/traek-tilbage/", inside.take_back, name="take_back"),
    path("spoergsmaal/<slug:slug>/", asking.question, name="question"),
    path("spoergsmaal/<slug:slug>/tak/", asking.thanks, name="question_thanks"),
    path("spoergsmaal/<slug:slug>/laes/", asking.read_sayings, name="read_sayings"),
    path("spoergsmaal/<slug:slug>/luk/", asking.close, name="close_question"),
    path("evaluering/<str:token>/", evaluating.evaluate, name="evaluate"),
]
