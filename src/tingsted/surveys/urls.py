"""The survey's addresses."""

from django.urls import path

from tingsted.surveys import views

app_name = "surveys"
KIND_WORDS = {
    "single": "et-valg", "multiple": "flere-valg", "rating": "vurdering", "rank": "raekkefoelge",
    "text": "egne-ord", "contact": "kontakt",
}  # fmt: skip
urlpatterns = [
    path("omraader/<slug:slug>/spoergeskema/nyt/", views.make, name="make"),
    path("s/<int:key>/", views.short, name="short"),
    path("spoergeskemaer/<slug:slug>/", views.survey, name="survey"),
    path("spoergeskemaer/<slug:slug>/tak/", views.thanks, name="thanks"),
    path("spoergeskemaer/<slug:slug>/mit-svar/", views.mine, name="mine"),
    path("spoergeskemaer/<slug:slug>/link/", views.ask_for_link, name="link"),
    path("spoergeskemaer/<slug:slug>/link/sendt/", views.link_sent, name="link_sent"),
    path("spoergeskemaer/<slug:slug>/adgang/", views.roll, name="roll"),
    path("spoergeskemaer/<slug:slug>/adgang/postkort/", views.postcards, name="postcards"),
    path("spoergeskemaer/<slug:slug>/adgang/adresser/", views.addresses, name="addresses"),
    path(
        "spoergeskemaer/<slug:slug>/adgang/tryk/<int:key>/ugyldigt/",
        views.void_printing,
        name="void_printing",
    ),
    path("spoergeskemaer/<slug:slug>/papir/", views.paper, name="paper"),
    path("spoergeskemaer/<slug:slug>/papir/tryk/", views.print_sheets, name="print_sheets"),
    path("spoergeskemaer/<slug:slug>/papir/tast/", views.type_sheet, name="type_sheet"),
    path("spoergeskemaer/<slug:slug>/papir/bundt/<int:number>/", views.batch, name="batch"),
    path("spoergeskemaer/<slug:slug>/papir/bundt/<int:number>/skridt/", views.batch_step, name="batch_step"),
    path("spoergeskemaer/<slug:slug>/papir/bundt/<int:number>/tjek/", views.check, name="check"),
    path("spoergeskemaer/<slug:slug>/papir/tastere/", views.let_type, name="let_type"),
    path("spoergeskemaer/<slug:slug>/papir/tastere/<int:key>/stop/", views.stop_typing, name="stop_typing"),
    path("spoergeskemaer/<slug:slug>/papir/aeldre/", views.older, name="older"),
    path("spoergeskemaer/<slug:slug>/resultat/", views.result, name="result"),
    path("spoergeskemaer/<slug:slug>/filer/", views.files, name="files"),
    path("spoergeskemaer/<slug:slug>/filer/<slug:table>.<str:form>", views.file, name="file"),
    path("spoergeskemaer/<slug:slug>/styr/", views.run, name="run"),
    path("spoergeskemaer/<slug:slug>/skridt/", views.step, name="step"),
    path("spoergeskemaer/<slug:slug>/kort/", views.cards, name="cards"),
    path("spoergeskemaer/<slug:slug>/kort/<int:key>/", views.shorten, name="shorten"),
    path("spoergeskemaer/<slug:slug>/spoergsmaal/", views.questions, name="questions"),
    *(
        path(
            f"spoergeskemaer/<slug:slug>/spoergsmaal/nyt/{word}/",
            views.add_question,
            {"kind": kind},
            name=f"add_{kind}",
        )
        for kind, word in KIND_WORDS.items()
    ),
    path("spoergeskemaer/<slug:slug>/spoergsmaal/<int:key>/", views.change_question, name="change_question"),
    path(
        "spoergeskemaer/<slug:slug>/spoergsmaal/<int:key>/luk/", views.close_question, name="close_question"
    ),
    path("spoergeskemaer/<slug:slug>/sag/", views.for_matter, name="for_matter"),
    path("spoergeskemaer/<slug:slug>/faa-besked/", views.listen, name="listen"),
    path("spoergeskemaer/<slug:slug>/kommentarer/", views.comments, name="comments"),
    path("spoergeskemaer/<slug:slug>/kommentarer/ide/<int:card>/", views.thread, name="thread_card"),
    path(
        "spoergeskemaer/<slug:slug>/kommentarer/spoergsmaal/<int:question>/",
        views.thread,
        name="thread_question",
    ),
    path("spoergeskemaer/<slug:slug>/kommentarer/<uuid:key>/svar/", views.reply, name="reply"),
    path("spoergeskemaer/<slug:slug>/det-skrev-i/", views.voices, name="voices"),
    path("spoergeskemaer/<slug:slug>/hvem-svarede/", views.people, name="people"),
    path("spoergeskemaer/<slug:slug>/indtil-nu/", views.so_far, name="so_far"),
    path("spoergeskemaer/<slug:slug>/hjaelpere/", views.helpers, name="helpers"),
    path("spoergeskemaer/<slug:slug>/kontakt/", views.contacts, name="contacts"),
    path("spoergeskemaer/<slug:slug>/kontakt/<uuid:key>/slet/", views.remove_contact, name="remove_contact"),
    path("spoergeskemaer/<slug:slug>/nej-tak/<str:token>/", views.withdraw_contact, name="withdraw_contact"),
    path("spoergeskemaer/<slug:slug>/storskaerm/", views.screen, name="screen"),
    path("spoergeskemaer/<slug:slug>/resultat.pdf", views.result_pdf, name="result_pdf"),
    path("spoergeskemaer/<slug:slug>/kontrol/", views.auditing, name="auditing"),
    path("spoergeskemaer/<slug:slug>/kontrol/<int:key>.zip", views.auditor_copy, name="auditor_copy"),
]
