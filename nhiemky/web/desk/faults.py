"""The page for a request that can't be answered: where the installation's own settings refuse it, it says which one."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_LONGEST_NAME = 100


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; for a name that the server is not known under, with that name, so that it can be added."""
    typed = request.META.get("HTTP_HOST", "") if isinstance(exception, DisallowedHost) else ""
    name = "".join(letter for letter in typed[:_LONGEST_NAME] if letter.isprintable())
    return render(request, "400.html", {"host": name, "is_host": isinstance(exception, DisallowedHost)}, status=400)
