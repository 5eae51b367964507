"""The theme as a stylesheet, the choice of language, and the living style page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from tingsted.design import samples
from tingsted.design.theme import current_theme, stylesheet

YEAR, FEW_MINUTES = 365 * 24 * 3600, 300


@require_safe
def theme_stylesheet(request: HttpRequest) -> HttpResponseBase:
    """The municipality's look. An address that carries the digest never changes, so it is kept for a year."""
    css, digest = stylesheet(current_theme())
    response = HttpResponse(css, content_type="text/css; charset=utf-8", headers={"ETag": f'"{digest}"'})
    if request.GET.get("v") == digest:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=FEW_MINUTES)
    return get_conditional_response(request, etag=f'"{digest}"', response=response) or response


@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the reader's language in a cookie.

    No token is asked for: the form stands on every page, pages stay the same for everybody and can be kept by
    caches, and the worst a forged request can do is to show somebody the other language.
    """
    return set_language(request)


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Every part in every state, so that it can be looked at, tested and talked about."""
    return render(request, "design/style.html", samples.everything())
