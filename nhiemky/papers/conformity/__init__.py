"""Does a DOCX keep the form of its issuer? Each departure with its place and what the form wants, in Vietnamese."""

from __future__ import annotations

from nhiemky.papers.conformity.checks import LINE_CHECKS, Departure
from nhiemky.papers.conformity.elements import recognise
from nhiemky.papers.conformity.formatting import Styles, lines_of
from nhiemky.papers.conformity.pages import page_departures
from nhiemky.papers.conformity.parts import NotADocument, open_parts
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits

__all__ = ["Departure", "NotADocument", "departures"]


def departures(content: bytes, profile: FormatProfile, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Departure, ...]:
    """Every departure of a DOCX from a profile, the page's first, then in the order of the form; () where it keeps it.

    Elements are told by their words and place, so a file typed by hand is checked like our own. A profile says how
    far its source can be trusted: what a second-hand profile finds is a hint, not the law. Raises NotADocument, or
    the reader's refusals for damaged, locked and hostile files.
    """
    parts = open_parts(content, limits)
    styles = Styles.read(parts.styles, parts.theme)
    known = recognise(tuple(lines_of(parts.document, styles)), profile)
    found = list(page_departures(parts, styles, profile))
    for check in LINE_CHECKS:
        found += check(known, profile)
    return tuple(found)
