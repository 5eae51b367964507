"""Signing in and out, and what is held on a person. The library looks for the names that begin with `account_`."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from tingsted.accounts import views

own = [
    path("konto/oplysninger/", views.held, name="held"),
    path("konto/oplysninger.json", views.export, name="export"),
    path("konto/oplysninger/slet/", views.erase, name="erase"),
    path("konto/mig/", views.change, name="change"),
]
urlpatterns = [
    path("", include((own, "accounts"))),
    path("konto/", views.request_code, name="account_login"),
    path("konto/", views.request_code, name="account_request_login_code"),
    path("konto/kode/", views.confirm_code, name="account_confirm_login_code"),
    path("konto/ud/", views.leave, name="account_logout"),
    path("konto/lukket/", views.inactive, name="account_inactive"),
    # Names the library may ask for and that have no page here lead to signing in.
    *(
        path(f"konto/{slug}/", RedirectView.as_view(pattern_name="account_login"), name=name)
        for slug, name in (
            ("ny", "account_signup"),
            ("mail", "account_email"),
            ("mail-sendt", "account_email_verification_sent"),
            ("igen", "account_reauthenticate"),
            ("adgang", "account_reset_password"),
        )
    ),
]
