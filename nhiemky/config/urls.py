"""Addresses of everything that is served."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nhiemky.web.desk.urls")),
]
handler400 = "nhiemky.web.desk.faults.bad_request"
