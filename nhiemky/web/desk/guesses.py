"""How guessing of passwords is stopped, without stopping those whose names are guessed at or who share an address.

Five wrong passwords for a name from an address close that name to that address for a quarter of an hour (axes, in the
database). Guesses at one name are counted over all addresses too (allauth, see ACCOUNT_RATE_LIMITS): whoever has many
addresses gets no further. What is refused by the first is not counted by the second, else one address could close a
name to everybody.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

_LONGEST_NAME = 255
_NETWORK = 64  # what a household or an office is given of the long addresses: within it they cost nothing


def name_as_kept(typed: object) -> str:
    """Return a name as accounts keep theirs: in lower case, without spaces around it; cut to what the lock can hold."""
    return str(typed or "").strip().lower().replace("\0", "")[:_LONGEST_NAME]


def name_tried(request: HttpRequest, credentials: Mapping[str, object] | None) -> str:
    """Return the name at which a password is tried, one spelling for all; axes asks with its own words or allauth's."""
    given: Mapping[str, object] = credentials if credentials else request.POST
    return name_as_kept(given.get("username") or given.get("login"))


def address_tried(request: HttpRequest) -> str | None:
    """Return the address that a try came from, the network for a long one; None where it is no address."""
    try:
        address = ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), _NETWORK), strict=False).network_address)


class Attempts(AxesDatabaseHandler):  # type: ignore[misc]
    """axes' count of wrong passwords, without what else was typed: people type passwords into every field."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **named: Any
    ) -> None:
        """Count a wrong password."""
        if request is None:
            return
        address, form = request.GET, request.POST
        try:
            request.GET = request.POST = QueryDict()
            super().user_login_failed(sender, credentials, request, **named)
        finally:
            request.GET, request.POST = address, form


def locked_out(
    request: HttpRequest,
    answer: HttpResponse | None = None,  # noqa: ARG001 - what would have been answered
    credentials: Mapping[str, object] | None = None,  # noqa: ARG001
) -> HttpResponse:
    """Say that a name is closed to this address, and for how long."""
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 0
    page = {"minutes": -(-seconds // 60)}
    said = render(request, "account/locked_out.html", page, status=429)
    said.headers["Retry-After"] = str(seconds)
    return said
