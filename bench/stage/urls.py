"""Every address of the installation, and the bare views that the server's own cost is measured with."""

from django.http import HttpRequest, HttpResponse
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


urlpatterns = [*every_room, path("_bare/", bare)]
