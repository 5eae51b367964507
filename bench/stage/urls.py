"""Every address of the installation, and the bare views that the server's own cost is measured with."""

import uuid

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tingsted.config.urls import handler400, handler403, handler404, handler500
from tingsted.config.urls import urlpatterns as every_room

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    """Through the same server and the same middleware, and nothing else; what is posted is read."""
    _ = request.body
    return HttpResponse(b"ok", content_type="text/plain")


@csrf_exempt
def one_row(request: HttpRequest) -> HttpResponse:
    """Through the same server and the same middleware; what is posted is read and written as one row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_row (id, words) VALUES (%s, %s)", [uuid.uuid4().hex, request.body.decode()]
        )
    return HttpResponseRedirect("/_bare/")


urlpatterns = [*every_room, path("_bare/", bare), path("_bare/row/", one_row)]
