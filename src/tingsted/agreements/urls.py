"""The addresses of the cooperation basis, in Danish."""

from django.urls import path

from tingsted.agreements.views import editing, reading, steps

app_name = "agreements"
HERE = "samarbejdsgrundlag/<slug:slug>"
VERSION = f"{HERE}/udgave/<int:number>"
urlpatterns = [
    path("samarbejdsgrundlag/", reading.bases, name="bases"),
    path("samarbejdsgrundlag/nyt/", editing.begin, name="begin"),
    path(f"{HERE}/", reading.basis, name="basis"),
    path(f"{HERE}/historie/", reading.history, name="history"),
    path(f"{HERE}/ny-udgave/", editing.new_version, name="new_version"),
    path(f"{VERSION}/", reading.version, name="version"),
    path(f"{VERSION}/grundlag.pdf", reading.paper, name="paper"),
    path(f"{VERSION}/forskelle/", reading.differences, name="differences"),
    path(f"{VERSION}/ret/", editing.edit, name="edit"),
    path(f"{VERSION}/indledning/", editing.introduce, name="introduce"),
    path(f"{VERSION}/dele/ny/", editing.new_part, name="new_part"),
    path(f"{VERSION}/dele/<slug:key>/", editing.part, name="part"),
    path(f"{VERSION}/dele/<slug:key>/fjern/", editing.drop_part, name="drop_part"),
    path(f"{VERSION}/loefter/nyt/", editing.new_pledge, name="new_pledge"),
    path(f"{VERSION}/loefter/<slug:key>/", editing.pledge, name="pledge"),
    path(f"{VERSION}/loefter/<slug:key>/fjern/", editing.drop_pledge, name="drop_pledge"),
    path(f"{VERSION}/spoerg/", steps.ask, name="ask"),
    path(f"{VERSION}/tag-tilbage/", steps.take_back, name="take_back"),
    path(f"{VERSION}/svar/", steps.answer, name="answer"),
    path(f"{VERSION}/vedtag/", steps.adopt, name="adopt"),
]
