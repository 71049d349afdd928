"""Lines that say when a page was published, told from dates in sentences; and which of them is the article's.

Pages print two days: the article's, near its title, and the visitor's own clock, at the very top ("Thứ Sáu,
24/05/2024 23:08").
"""

from __future__ import annotations

import datetime
import re

from nhiemky.rules.text import find_dates

_WORDS_OF_TIME = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|cập\s+nhật(?:\s+lúc)?|lần\s+cuối|ngày\s+đăng(?:\s+tin)?|"
    r"đăng\s+(?:ngày|lúc|vào|tải)|ngày\s+(?:xuất\s+bản|cập\s+nhật|tạo|gửi)|xuất\s+bản|thời\s+gian|đã\s+đăng|đăng|ngày|lúc|vào|hồi|"
    r"giờ|phút|h|gmt|utc|am|pm|sa|ch|sáng|chiều|tối|posted|updated?|on|at|date|published|"
    r"lượt\s+(?:xem|đọc)|số\s+lần\s+đọc|đã\s+xem|xem|a|in\s+bài)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}\s?[:hg]\s?\d{2}(?:[:']\d{2})?\b")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_WEEKDAY = re.compile(r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 110
_LONGEST_AUTHOR = 40
_FIRST_YEAR, _LAST_YEAR = 1995, 2100


def is_day_line(text: str) -> bool:
    """Whether a line holds a moment and nothing else, or only the words around one ("Cập nhật:  GMT+7")."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return False
    day = day_of_line(text)
    if day is not None:
        return True
    left = _NOT_LETTERS.sub("", _WORDS_OF_TIME.sub("", text))
    return not left and bool(_WORDS_OF_TIME.search(text)) and bool(re.search(r"\d|:", text)) and len(text) <= 60


def day_of_line(text: str) -> datetime.date | None:
    """The day of a line of time; None where the line says more than a moment (and perhaps who wrote)."""
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    dates = [found for found in find_dates(text) if found.date is not None]
    if len(dates) != 1 or dates[0].date is None or not _FIRST_YEAR <= dates[0].date.year <= _LAST_YEAR:
        return None
    around = text[: dates[0].start] + " " + text[dates[0].end :]
    has_time = bool(_TIME.search(around))
    left = _NOT_LETTERS.sub(" ", _WORDS_OF_TIME.sub(" ", _TIME.sub(" ", around))).strip()
    allowed = _LONGEST_AUTHOR if has_time or _WEEKDAY.search(around) else 0
    return dates[0].date if len(left) <= allowed else None


def may_be_the_clock(text: str) -> bool:
    """Whether a line of time reads like a visitor's clock: weekday and time of day, as sites print it at their top."""
    return bool(_WEEKDAY.search(text)) and bool(_TIME.search(text) or "gmt" in text.lower())
