"""How the sign-in library behaves here: e-mail codes, our own letters, no open sign-up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

# The library's letters that we send, and the template of ours that each becomes; it sends no others here.
LETTERS = {"account/email/login_code": "code", "account/email/unknown_account": "unknown"}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """One signs in with a code; a person exists because a seat or a consent made them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write our own letter; the outbox takes it."""
        letter = LETTERS[template_prefix]
        subject = {
            "code": _("Your code is %(code)s") % {"code": context.get("code", "")},
            "unknown": _("Somebody tried to sign in with your address"),
        }[letter]
        EmailMessage(
            subject=subject, body=render_to_string(f"accounts/mail/{letter}.txt", context), to=[email]
        ).send()

    def add_message(self, *args: Any, **more: Any) -> None:
        """Our pages say themselves what happened; the library's own flashes are left out."""
