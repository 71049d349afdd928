"""What a target or task is called: the text's own words without its numbering and the times that stand elsewhere."""

from __future__ import annotations

import re

LONGEST_NAME = 500
LONGEST_TITLE = 1000
_FEWEST_WORDS, _MOST_WORDS = 3, 60

_ORDINALS = "nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_NUMBERING = re.compile(
    r"(?:[-–+•*]\s*)?"
    r"(?:\(?(?:\d{1,3}(?:\.(?:\d{1,3}|[a-zđ]))*|[a-zđA-ZĐ]|[IVXL]{1,6})[.)/]\s+|\d{1,2}:\s+"
    rf"|(?:một|{_ORDINALS}) là\s*[,:]\s+|thứ (?:{_ORDINALS})\s*[,:]\s+|[-–+•*]\s+)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:các|nhóm|những)\s+)*(?:chỉ tiêu|mục tiêu)(?!\s+(?:do|được|của|cấp|trên|giao|này|kế hoạch|pháp lệnh)\b)"
    r"(?:\s+(?:cụ thể|chủ yếu|phấn đấu|chung|chính|cơ bản|hằng năm|hàng năm)\b)*"
    rf"(?:\s+(?:số\s+|thứ\s+)?(?:\d+(?:\.\d+)*|[IVXL]+)\b|\s+thứ\s+(?:{_ORDINALS})\b|\s+\(\d+\))?"
    r"(?:\s+về\b)?[\s:.,–-]*",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:giao|phân bổ)$", re.IGNORECASE)
"""A figure that is given from above: "chỉ tiêu vận động hiến máu do tỉnh giao" is called so."""
_HEADING = re.compile(r"^(?P<words>[^:]{3,120}?)\s*(?P<sign>:|\s[-–](?=\s))\s*")
_TIME = (
    r"(?:(?:phấn đấu|bình quân|đến|vào|trong|từ nay đến)\s+)*"
    r"(?:(?:mỗi|hằng|hàng|từng|một)\s+năm|(?:hết\s+|cuối\s+)*năm\s+(?:19|20)\d\d"
    r"|(?:hết |cuối |cả |toàn )*(?:nhiệm kỳ|khóa))"
)
_OPENING = re.compile(rf"^(?:(?:{_TIME}|phấn đấu)\s*[,:]?|/\s*(?:năm|quý|tháng))\s+", re.IGNORECASE)
_ENDING = re.compile(
    r"[\s,]*(?:trong|vào|đến)\s+(?:(?:năm )?của |hết |cuối |cả |toàn )*(?:nhiệm kỳ|năm\s+(?:19|20)\d\d)$", re.IGNORECASE
)
_LEFT_OVER = re.compile(
    r"\s+(?:(?:giảm|tăng|hạ|nâng) (?:xuống còn|xuống|còn|lên)|xuống còn|xuống|duy trì|ở mức|chiếm)$", re.IGNORECASE
)
"""A verb that stood before the number, and hangs at the end without it."""
_CHANGING = re.compile(r"^(?P<what>.+?)\s+(?P<verb>tăng|giảm)(?:\s+(?:thêm|bình quân))*$", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:kết nạp|phát triển)(?:\s+mới)?$", re.IGNORECASE)
_ABOUT = re.compile(r"^về\s", re.IGNORECASE)
_LINKS = {"có": "có", "chiếm": "trong"}
"""What is said between where a number is taken out: "kinh tế số chiếm 20% GRDP" is a share in GRDP."""
_COUNTED_IN = frozenset({"lượt", "suất", "căn"})
"""Words that only count ("20.000 lượt người"): without the number they say nothing, and the unit keeps them."""


def without_numbering(words: str) -> str:
    """ "10. Xây dựng 60 công trình" → "Xây dựng 60 công trình"; spaces made single."""
    plain = " ".join(words.split())
    while (end := _end_of_numbering(plain)) and end < len(plain):
        plain = plain[end:].strip()
    return plain


def _end_of_numbering(words: str) -> int:
    match = _NUMBERING.match(words)
    return match.end() if match else 0


def name_of(phrase: str, quote: str) -> str:
    """The name of a target: what the reader took for the thing measured, the whole quote where that says too little.

    Numbering goes, a heading that only says "chỉ tiêu", and the times that the target keeps as its frequency and its
    day. Never empty for a quote with a letter in it.
    """
    said = without_numbering(quote)
    ordinal = re.match(r"\d{1,3}(?=[.)/]\s)", quote)
    told = without_numbering(phrase)
    if ordinal:  # the numbering of the clause is no part of what is measured
        told = re.sub(rf"^{ordinal[0]}[.)]?\s+", "", told)
    told = _mended(_without_label(told, said), said)
    short = _ENDING.sub("", _OPENING.sub("", told, count=1)).strip(" ,;:.-–")
    if len(short.split()) < _FEWEST_WORDS:
        short = _LABEL.sub("", said).strip(" ,;:.") or said
    return capitalised(_closed(_turned(short)))[:LONGEST_NAME]


def _without_label(told: str, said: str) -> str:
    """What is told without a heading that only announces a target ("Chỉ tiêu về nhà ở: xóa nhà tạm" → "xóa nhà tạm").

    The reader may have taken the heading into the phrase without its colon; a heading that says something keeps its.
    """
    heading = _HEADING.match(said)
    if heading is None or not told.casefold().startswith(heading["words"].casefold()):
        return told if _GIVEN.search(told) else _LABEL.sub("", told)
    words, rest = heading["words"], told[len(heading["words"]) :].lstrip(" :–-,")
    announced = _LABEL.sub("", words)
    if announced == words and not _ABOUT.match(words):
        return f"{words}: {rest}" if rest and heading["sign"] == ":" else told
    if not announced or len(rest.split()) >= _FEWEST_WORDS:
        return rest or told
    return f"{announced}: {rest}" if rest else announced


def _mended(told: str, said: str) -> str:
    """A phrase that was cut around its number, put together so that it can be read.

    "Mỗi xã, phường | câu lạc bộ" keeps the "có" between, "vận động | suất học bổng" loses the word that only counted,
    "kết nạp | tổng số đảng viên" is a share of the whole.
    """
    if said.casefold().startswith("trong đó "):
        return f"trong đó có {told}" if f"có {told}" in said else f"trong đó {told}"
    cut = _cut(told.split(), said.split())
    if cut is None:
        return told
    before, between, after = " ".join(cut[0]), cut[1], cut[2]
    is_share = any("%" in word for word in between)
    if is_share and after[:2] == ["tổng", "số"] and _JOINING.search(before):
        return f"tỷ lệ {_small(before)} so với {' '.join(after)}"
    if is_share and after[0] in ("số", "tổng") and before.casefold().startswith("tỷ lệ"):
        return f"{before} so với {' '.join(after)}"
    if after[0] in _COUNTED_IN and len(after) > 1:
        after = after[1:]
    link = _LINKS.get(between[0].casefold(), "")
    return " ".join(each for each in (before, link, *after) if each)


def _cut(told: list[str], said: list[str]) -> tuple[list[str], list[str], list[str]] | None:
    """Where the phrase leaves words of the text out: before, left out, after; None where it does so not just once."""
    if len(told) > _MOST_WORDS:
        return None
    for size in range(len(told) - 1, 0, -1):
        before, after = told[:size], told[size:]
        start = _place(before, said, 0)
        end = None if start is None else _place(after, said, start + size + 1)
        if start is not None and end is not None:
            return before, said[start + size : end], after
    return None


def _place(words: list[str], said: list[str], since: int) -> int | None:
    """The first place of the words in the text from `since` on."""
    places = range(since, len(said) - len(words) + 1)
    return next((place for place in places if said[place : place + len(words)] == words), None)


def _turned(words: str) -> str:
    """ "Số vụ tai nạn giảm" → "Giảm số vụ tai nạn"; "tỷ lệ … giảm xuống" ends before the verb."""
    plain = _LEFT_OVER.sub("", words)
    changing = _CHANGING.match(plain)
    if changing is None:
        return plain
    return f"{changing['verb'].lower()} {_small(changing['what'])}"


def _small(words: str) -> str:
    """The words with a small letter at the beginning, unless they begin with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _closed(words: str) -> str:
    """The words with the closing mark of a quotation that was cut off."""
    return f"{words}”" if words.count("“") > words.count("”") else words


def capitalised(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def title_of(quote: str) -> str:
    """The title of a task: its quote without numbering and closing signs."""
    return capitalised(without_numbering(quote).strip(" ,;:."))[:LONGEST_TITLE]
