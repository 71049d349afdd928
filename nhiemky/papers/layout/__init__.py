"""Layout: what a report says (plain values) and how its issuer's documents look (a profile) become a Paper."""

from __future__ import annotations

from nhiemky.papers.layout.midterm import BandsDoNotAddUp, FigureWithoutTrace, midterm_review
from nhiemky.papers.layout.profiles import FormatProfile, profile_on, profile_tables, read_profiles
from nhiemky.papers.layout.review import MidTermReview

__all__ = [
    "BandsDoNotAddUp",
    "FigureWithoutTrace",
    "FormatProfile",
    "MidTermReview",
    "midterm_review",
    "profile_on",
    "profile_tables",
    "read_profiles",
]
