"""Vietnamese as text: letters (normal form, search key, order), numbers, ordinals, dates."""

from __future__ import annotations

from nhiemky.rules.text.dates import FoundDate, find_dates, format_date_line, format_day, format_short_day, parse_date
from nhiemky.rules.text.letters import ToneStyle, flatten, fold, normalise, place_tones, sort_key
from nhiemky.rules.text.numbers import NotANumber, format_number, parse_number
from nhiemky.rules.text.ordinals import NotAnOrdinal, parse_ordinal, roman
from nhiemky.rules.text.quantities import Quantity, find_numbers
from nhiemky.rules.text.words import number_from_words

__all__ = [
    "FoundDate",
    "NotANumber",
    "NotAnOrdinal",
    "Quantity",
    "ToneStyle",
    "find_dates",
    "find_numbers",
    "flatten",
    "fold",
    "format_date_line",
    "format_day",
    "format_number",
    "format_short_day",
    "normalise",
    "number_from_words",
    "parse_date",
    "parse_number",
    "parse_ordinal",
    "place_tones",
    "roman",
    "sort_key",
]
