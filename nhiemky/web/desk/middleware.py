"""What happens to a refusal or an invisible object on its way to the browser, and to a request that came too early."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, pgettext

from nhiemky.areas.directory.access import NotVisible
from nhiemky.rules.refusals import Refusal

type Answer = Callable[[HttpRequest], HttpResponse]


def in_words(refusal: Refusal) -> str:
    """Return a refusal's sentence in the reader's language, the product's own words inside it included."""
    return refusal.said(translated)


def translated(words: str, context: str) -> str:
    """Return words of the catalogue in the reader's language."""
    return pgettext(context, words) if context else gettext(words)


class RefusalMiddleware:
    """Turns what a view refuses into an answer: someone else's object is a 404, a refusal a page that says why."""

    def __init__(self, get_response: Answer) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and keep every page of a signed-in person out of shared caches."""
        response = self.get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a view that raised."""
        if isinstance(error, NotVisible):
            raise Http404 from error
        if isinstance(error, Refusal):
            return render(request, "desk/refusal.html", {"sentence": in_words(error)}, status=409)
        return None
