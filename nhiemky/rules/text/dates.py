"""Dates as documents write them, with the zero rule, and as people type them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from nhiemky.rules.text.letters import normalise


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, as far as it goes: "24/6/2023", "tháng 6/2023", "quý III/2024", "năm 2024", "ngày 24/6".

    `start` and `end` span the whole phrase; parts that the text doesn't give are None. `first_day` is set where the
    phrase names several days ("9-10/11/2023": first_day 9, day 10), and `first_month` too where those days cross a
    month's end ("29/11 - 02/12/2025").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    first_day: int | None = None
    quarter: int | None = None
    first_month: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The (last) day, where day, month and year are given."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def first_date(self) -> datetime.date | None:
        """The first of several days; the day itself where there is one."""
        if self.date is None or self.first_day is None:
            return self.date
        month = self.first_month or self.date.month
        year = self.date.year - (month > self.date.month)  # "30/12 - 02/01/2026" begins the year before
        return datetime.date(year, month, self.first_day)


_YEAR = r"(?P<{0}>(?:19|20)[0-9]{{2}})"
_DAYS = r"(?:(?P<{1}>0?[1-9]|[12][0-9]|3[01])\s*(?:-|–|—|,|và|đến|đến ngày)\s*)?(?P<{0}>0?[1-9]|[12][0-9]|3[01])"
_DAY = r"(?P<{0}>0?[1-9]|[12][0-9]|3[01])"
_UNTIL = r"\s*(?:-|–|—|đến|đến\s+(?:hết\s+)?ngày)\s*"
_MONTH = r"(?P<{0}>0?[1-9]|1[0-2])"
_NOT_INSIDE = r"(?:(?<![\w/.,-])|(?<=/[0-9]{4}[-–]))"  # "27/7/1947-27/7/2026" holds two dates
_NOT_GOING_ON = r"(?![\w/]|[.,][0-9]|-[0-9](?![0-9]?[/.]))"
_DAY_WORD = r"(?:[Nn]gày|NGÀY|[Ss]áng|[Cc]hiều|[Tt]ối|[Hh]ôm)"


def _pattern() -> re.Pattern[str]:
    """One pattern for all the ways; each alternative has its own group names, ending in its number."""

    def days(number: int) -> str:
        return _DAYS.format(f"d{number}", f"f{number}")

    def month(number: int) -> str:
        return _MONTH.format(f"m{number}")

    def year(number: int) -> str:
        return _YEAR.format(f"y{number}")

    first = _DAY.format("f9") + r"[/.]" + _MONTH.format("g9")
    ways = (
        rf"(?:{_DAY_WORD}\s+)?{_NOT_INSIDE}{first}{_UNTIL}{_DAY.format('d9')}(?P<s9>[/.]){month(9)}(?P=s9){year(9)}"
        rf"{_NOT_GOING_ON}",
        rf"{_DAY_WORD}\s+{days(10)}(?P<s10>[/.-]){month(10)}(?P=s10)(?P<z10>[0-9]{{2}})(?![0-9]){_NOT_GOING_ON}",
        rf"(?:(?:[Nn]gày|NGÀY)\s+)?(?<![\w/.,-]){days(1)}\s+tháng\s+{month(1)}(?:\s*,?\s*năm\s+|\s*[/,]\s*){year(1)}\b",
        rf"(?:{_DAY_WORD}\s+)?{_NOT_INSIDE}{days(2)}(?P<s2>\s?[/.-]\s?){month(2)}(?P=s2){year(2)}{_NOT_GOING_ON}",
        rf"{_NOT_INSIDE}{year(3)}-(?P<m3>0[1-9]|1[0-2])-(?P<d3>0[1-9]|[12][0-9]|3[01]){_NOT_GOING_ON}",
        rf"(?:[Nn]gày|NGÀY)\s+{days(4)}\s+tháng\s+{month(4)}(?!\w)",
        rf"{_DAY_WORD}\s+{days(5)}[/-]{month(5)}(?:\s*,?\s*năm\s+{year(5)}\b|{_NOT_GOING_ON})",
        rf"(?:[Tt]háng|THÁNG)\s+{month(6)}(?:\s*[/-]\s*|\s*,?\s*năm\s+){year(6)}\b",
        rf"(?:[Qq]uý|QUÝ)\s+(?P<q7>IV|I{{1,3}}|[1-4])(?:\s*[/-]\s*|\s*,?\s*năm\s+|\s+){year(7)}\b",
        rf"(?:[Nn]ăm|NĂM)\s+{year(8)}\b(?!\s*[-–—/]\s*[0-9])",
    )
    return re.compile(rf"(?=[0-9NnSsCcTtHhQq])(?:{'|'.join(ways)})")  # the letters a date may begin with: searched fast


_DATE = _pattern()
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WAYS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
_KEYS = tuple((key, f"{letter}{way}") for way in _WAYS for key, letter in
              (("year", "y"), ("month", "m"), ("day", "d"), ("first_day", "f"), ("quarter", "q"),
                           ("first_month", "g"), ("short_year", "z")))  # fmt: skip
_NAMES = frozenset(_DATE.groupindex)
_GROUPS = tuple((key, name) for key, name in _KEYS if name in _NAMES)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date of `text` (NFC), in order, whole or in part; a day that no calendar has ("31/02/2024") is left out."""
    found = (_found(match) for match in _DATE.finditer(text))
    return tuple(date for date in found if date is not None)


def _found(match: re.Match[str]) -> FoundDate | None:
    """The date of a match, or None where the calendar has no such day."""
    values = match.groupdict()
    parts = {key: _QUARTERS.get(values[name]) or int(values[name]) for key, name in _GROUPS if values[name]}
    if "quarter" not in parts:
        parts = {key: int(values[name]) for key, name in _GROUPS if values[name]}
    if "short_year" in parts:
        parts["year"] = _whole_year(parts.pop("short_year"))
    date = FoundDate(match.start(), match.end(), **parts)
    first, day, month = date.first_day, date.day, date.month
    if date.first_month is not None:
        if date.first_month == month and first is not None and day is not None and first >= day:
            return None
        if not _exists(2000, date.first_month, first or 1):
            return None
    elif first is not None and day is not None and first >= day:
        return None
    if day is not None and month is not None and not _exists(date.year or 2000, month, day):
        return None
    return date


def _whole_year(two_digits: int) -> int:
    """The year of "24/6/23": of this century up to 79, of the last from 80 (the product's decision)."""
    return two_digits + (2000 if two_digits < 80 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


_WHOLE = re.compile(r"(?:[^\d]{1,60},\s*)?(?P<date>[^,].*)", re.DOTALL)


def parse_date(text: str) -> datetime.date | None:
    """The day that the whole text names: "05/02/2026", "ngày 5 tháng 2 năm 2026", "Tân Giang, ngày 05 tháng …",
    "2026-02-05". None where it names no day, more than one, or one that doesn't exist.
    """
    plain = normalise(text).strip().rstrip(".")
    match = _WHOLE.fullmatch(plain)
    if match is None:
        return None
    written = match["date"]
    if re.fullmatch(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}", written):
        written = f"ngày {written}"
    dates = find_dates(written)
    if len(dates) != 1 or (dates[0].start, dates[0].end) != (0, len(written)) or dates[0].first_day is not None:
        return None
    return dates[0].date


def format_day(day: datetime.date) -> str:
    """ "ngày 05 tháng 02 năm 2026", "ngày 15 tháng 9 năm 2026": a zero before days under 10 and months 1 and 2 only
    (NĐ 30/2020/NĐ-CP, Phụ lục I, phần I mục II; verified. HD 05-HD/VPTW has the same rule; second-hand).
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def format_date_line(place: str, day: datetime.date) -> str:
    """The line of place and date: "Tân Giang, ngày 05 tháng 02 năm 2026"."""
    return f"{place}, {format_day(day)}"


def format_short_day(day: datetime.date) -> str:
    """ "05/02/2026", as screens and tables show a day."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
