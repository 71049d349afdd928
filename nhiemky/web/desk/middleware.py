"""What happens to a refusal or an invisible object on its way to the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

type Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turns refusals that no view caught into a page that says what to do."""

    def __init__(self, get_response: Answer) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)
