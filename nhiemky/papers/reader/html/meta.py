"""What a page's head says about its article: the title, and the day it was published."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from nhiemky.papers.reader.markup import Element, text_of

_HANOI = datetime.timezone(datetime.timedelta(hours=7))
_PUBLISHED = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "date.issued",
    "dc.date.issued", "dc.date", "dcterms.created", "dc.created", "og:published_time", "date", "created",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITE = re.compile(r"\s+[|\-–—»:]\s+")
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})"
)
_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "Report", "WebPage")
_LARGEST_SCRIPT = 200_000


def published_of(root: Element) -> datetime.date | None:
    """The day of publication by the page's metadata, as a day in Vietnam."""
    named = _named(root)
    for key in _PUBLISHED:
        day = day_in_vietnam(named.get(key, ""))
        if day is not None:
            return day
    for data in _linked(root):
        day = day_in_vietnam(str(data.get("datePublished") or ""))
        if day is not None:
            return day
    for element in root.iter("time"):
        if "pubdate" in element.attrib or element.get("itemprop") == "datePublished":
            return day_in_vietnam(element.get("datetime") or text_of(element))
    return None


def title_of(root: Element) -> str:
    """The article's title by the metadata, else the whole of the page's; "" where there is none."""
    named = _named(root)
    for key in _TITLES:
        if named.get(key, "").strip():
            return " ".join(named[key].split())
    element = next(root.iter("title"), None)
    return " ".join(text_of(element).split()) if element is not None else ""


def without_site(title: str) -> str:
    """A page's title without the name of the site that is put before or after it: its longest part."""
    return max(_SITE.split(title), key=len)


def _named(root: Element) -> dict[str, str]:
    """The meta elements by name, small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(key.lower(), element.get("content") or "")
    return found


def _linked(root: Element) -> Iterator[dict[str, Any]]:
    """The articles in the page's linked data (JSON-LD)."""
    for element in root.iter("script"):
        text = element.text or ""
        if "ld+json" not in (element.get("type") or "") or len(text) > _LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for each in listed if isinstance(listed, list) else []:
            if isinstance(each, dict) and each.get("@type") in _ARTICLES:
                yield each


def day_in_vietnam(text: str) -> datetime.date | None:
    """The day of a moment as metadata write it; a moment with a zone is taken to Vietnam (UTC+7)."""
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return _written(text)
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(_HANOI)
        except OverflowError:
            return None
    return moment.date()


def _written(text: str) -> datetime.date | None:
    """The first day in a text, "2024-04-10 …" or "10/04/2024 …"."""
    match = _DAY.search(text[:60])
    if match is None:
        return None
    year, month, day = (
        (match["year"], match["month"], match["day"]) if match["year"] else (match["y"], match["m"], match["d"])
    )
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
