"""Addresses of working groups."""

from django.urls import path

from tingsted.workgroups.views import joining, leading, placing, reading, resting, working

app_name = "workgroups"
urlpatterns = [
    path("ideer/<str:label>/gruppe/", leading.form_one, name="form"),
    path("omraader/<slug:slug>/grupper/", reading.groups_of, name="groups"),
    path("omraader/<slug:slug>/grupper/fordeling/", placing.open_one, name="open_placing"),
    path("grupper/fordeling/<slug:slug>/", placing.wish, name="placing"),
    path("grupper/fordeling/<slug:slug>/folk/", placing.people, name="placing_people"),
    path("grupper/fordeling/<slug:slug>/ret/", placing.change, name="change_placing"),
    path("grupper/fortryd/<str:token>/", placing.take_back, name="take_back"),
    path("grupper/svar/<str:token>/", joining.answer, name="answer"),
    path("grupper/farvel/<str:token>/", joining.leave, name="leave"),
    path("grupper/med/<str:token>/", joining.member, name="member"),
    path("grupper/med/<str:token>/<int:key>/", joining.tick, name="tick"),
    path("grupper/<slug:slug>/", reading.group_page, name="group"),
    path("grupper/<slug:slug>/billede.jpg", reading.picture, name="picture"),
    path("grupper/<slug:slug>/tovholder/", leading.lead, name="lead"),
    path("grupper/<slug:slug>/tovholder/ny/", leading.new_coordinator, name="coordinator"),
    path("grupper/<slug:slug>/tovholder/stop/", leading.stop_coordinating, name="step_down"),
    path("grupper/<slug:slug>/tekst/", leading.describe, name="describe"),
    path("grupper/<slug:slug>/opgaver/ny/", working.task, name="new_task"),
    path("grupper/<slug:slug>/opgaver/<int:key>/", working.task, name="task"),
    path("grupper/<slug:slug>/opgaver/<int:key>/faerdig/", working.task_done, name="task_done"),
    path("grupper/<slug:slug>/log/ny/", working.new_log, name="new_log"),
    path("grupper/<slug:slug>/log/<int:key>/slet/", working.drop_log, name="drop_log"),
    path("grupper/<slug:slug>/medlemmer/<uuid:key>/", working.of_member, name="of_member"),
    path("grupper/<slug:slug>/raadet/", working.ask, name="ask"),
    path("grupper/<slug:slug>/raadet/<int:key>/", working.question, name="question"),
    path("grupper/<slug:slug>/pause/", resting.pause, name="pause"),
    path("grupper/<slug:slug>/videre/", resting.resume, name="resume"),
    path("grupper/<slug:slug>/faerdig/", resting.finish, name="finish"),
    path("grupper/<slug:slug>/fortaelling/", resting.story, name="story"),
]
