"""What happens to a refusal or an invisible object on its way to the browser, and to a request that came too early."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
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


class SmallFormsMiddleware:
    """Refuses a large form before it is read, but where a view is marked `takes_files`.

    Django writes the files of a form to disk before it asks whether the form may be sent at all.
    """

    largest = 256 * 1024

    def __init__(self, get_response: Answer) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_: object) -> None:
        """Raise RequestDataTooBig for a form with more than words."""
        size = request.META.get("CONTENT_LENGTH") or "0"
        if request.content_type != "multipart/form-data" or getattr(view, "takes_files", False):
            return
        if not str(size).isdecimal() or int(size) > self.largest:
            raise RequestDataTooBig("a form with files, where none are taken")


class RefusalMiddleware:
    """Turns what a view refuses into an answer: someone else's object is a 404, a refusal a page that says why."""

    def __init__(self, get_response: Answer) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and let no browser or proxy keep a signed-in person's page: offices share computers."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            page = render(request, "405.html", status=response.status_code)
            page.headers["Allow"] = response.headers["Allow"]
            response = page
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a view that raised."""
        if isinstance(error, NotVisible):
            raise Http404 from error
        if isinstance(error, Refusal):
            return render(request, "desk/refusal.html", {"sentence": in_words(error)}, status=409)
        return None
