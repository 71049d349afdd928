"""The label that a block begins with: "Chương II", "IV.", "3.", "1.2.", "đ)", "-"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from nhiemky.rules.text import NotAnOrdinal, parse_ordinal


class Rank(IntEnum):
    """How high a label stands when nothing else says so; a smaller rank holds the larger ones.

    "1.1" stands one below NUMBER, "1.1.1" two.
    """

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    CAPITAL = 6
    ROMAN = 7
    NUMBER = 10
    LETTER = 20
    LOWER_ROMAN = 21
    BULLET = 30


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its rank and style (labels of one list share both), its number, and where the block's own text begins.

    `step` is its own step in a clause path ("Chương II", "3", "đ"; a bullet's is its sign). `parts` are the numbers of
    a label that says its whole path ("2.3.1"). `sure` is false for what may be something else ("C. Mác"): it counts
    only where it begins a list or continues one.
    """

    rank: int
    style: str
    value: int
    step: str
    end: int
    parts: tuple[int, ...] = ()
    sure: bool = True
    lettered: bool = False

    @property
    def begins(self) -> bool:
        """Whether it is the first of a list."""
        return self.value == 1 or self.rank == Rank.BULLET

    @property
    def whole(self) -> tuple[int, ...]:
        """Its number with those of the labels above it, as far as it says them."""
        return self.parts or (self.value,)

    def follows(self, earlier: Label) -> bool:
        """Whether it comes next after `earlier` in one list: both alphabets, with đ and without, are in use."""
        if self.lettered:
            return self.step.lower() in _successors(earlier.step.lower())
        if self.whole[:-1] != earlier.whole[:-1]:
            return False
        return self.rank == Rank.BULLET or self.value == earlier.value + 1


ALPHABET = "abcdđeghiklmnopqrstuvxy"
_RANKS = {
    "phụ lục": Rank.ANNEX, "phần": Rank.PART, "chương": Rank.CHAPTER, "mục": Rank.SECTION, "tiểu mục": Rank.SUBSECTION,
    "điều": Rank.ARTICLE,
}  # fmt: skip
_LOWER_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_DASHES = dict.fromkeys("–—−‐", "-")
_LETTER = r"[^\W\d_]"
_OPENS = rf"(?=\s|{_LETTER}|[\"“‘(])"
_NAMED = re.compile(
    r"(?P<name>Phần|Chương|Mục|Tiểu mục|Điều|Phụ lục(?:\s+số)?)\s+"
    rf"(?:thứ\s+(?P<word>{_LETTER}+)|(?P<number>\d{{1,3}}|[IVXL]{{1,7}}))\b(?P<mark>\s*[.:/–-]?)",
    re.IGNORECASE,
)
_ROMAN = re.compile(rf"(\(?)([IVXL]{{1,7}})\s?([./)-]|[–—])(?=\s|{_LETTER})")
_PATH = re.compile(rf"((?:[IVXL]{{1,5}}\.)?\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(\s?[.):/–-])?{_OPENS}")
_NUMBER = re.compile(rf"(\(?)(\d{{1,3}})\s?([.)/]|[-–—](?=\s?{_LETTER})){_OPENS}")
_CAPITAL = re.compile(r"()([A-HKĐ])\s?([.)/]|[-–—](?=\s))(?=\s)")
_SMALL = re.compile(rf"(\(?)([a-zđ])\s?([.)/]){_OPENS}")
_LOWER_ROMAN = re.compile(r"(\(?)(i{1,3}|iv|vi{0,3}|ix|x)([.)])(?=\s)")
_BULLET = re.compile(rf"()([-–—−‐+*•●○◦▪■□►▶➢❖✓✔·])()(?=\s|{_LETTER}|[\"“(])")
_LARGEST = 199
_RANGE = re.compile(r"[-–—]\s?\d")


def is_range(before: str, after: str) -> bool:
    """Whether a dash at the beginning of a line only goes on with a range of numbers: "từ 15" / "- 20%"."""
    return before[-1:] in "0123456789%" and bool(_RANGE.match(after))


def label_of(text: str) -> Label | None:
    """The label that a block's text (NFC) begins with, white space before it aside; None where it has none."""
    start = len(text) - len(text.lstrip())
    for pattern, made in _KINDS:
        match = pattern.match(text, start)
        if match:
            label = made(match)
            if label is not None and text[label.end :].strip():
                return label
            if label is not None:
                return label if label.rank <= Rank.ARTICLE else None
    return None


def numbered_on(text: str, last: int) -> Label | None:
    """The label of an item whose number is too large to be taken for one by itself, where it comes next after `last`:
    "200. …" after "199. …", never the year that a sentence ends with.
    """
    match = _NUMBER.match(text.lstrip())
    if match is None or last < _LARGEST or int(match[2]) != last + 1:
        return None
    return Label(
        Rank.NUMBER, match[1] + _even(match[3]), last + 1, match[2], len(text) - len(text.lstrip()) + match.end()
    )


def _named(match: re.Match[str]) -> Label | None:
    """ "Phần thứ nhất", "CHƯƠNG II", "Điều 5."; none where it goes on as a sentence ("Điều 5 của Quy chế …")."""
    name = " ".join(match["name"].lower().split()).removesuffix(" số")
    value = _ordinal(match["number"] or match["word"])
    rest = match.string[match.end() :].lstrip(" \t")
    goes_on = not match["mark"].strip() and rest[:1] not in ("", "\n") and not match["name"].isupper()
    if not value or goes_on or (match["name"][0].islower()):
        return None
    written = (match["number"] or str(value)).upper()
    return Label(_RANKS[name], "", value, f"{name.capitalize()} {written}", match.end())


def _roman(match: re.Match[str]) -> Label | None:
    """ "I.", "II-", "III/"; one letter with a full stop and no space may be somebody's initial."""
    value = _ordinal(match[2])
    sure = len(match[2]) > 1 or match[3] != "." or match.string[match.end() : match.end() + 1].isspace()
    return Label(Rank.ROMAN, match[1] + _even(match[3]), value, match[2], match.end(), sure=sure) if value else None


def _path(match: re.Match[str]) -> Label | None:
    """ "1.2.", "II.1", "2.3.1": two numbers or more; without a mark at its end only before a capital letter."""
    numbers = match[1].split(".")
    if len(numbers) == 1:
        return None
    rest = match.string[match.end() :].lstrip()
    if not match[2] and not rest[:1].isupper():
        return None
    parts = tuple(_ordinal(number) for number in numbers)
    style = "path" if numbers[0].isdigit() else "roman path"
    return Label(Rank.NUMBER + len(parts) - 1, style, parts[-1], match[1], match.end(), parts, sure=bool(match[2]))


def _number(match: re.Match[str]) -> Label | None:
    """ "1.", "1)", "1/", "1-"."""
    value = int(match[2])
    return Label(Rank.NUMBER, match[1] + _even(match[3]), value, str(value), match.end()) if value <= _LARGEST else None


def _capital(match: re.Match[str]) -> Label:
    """ "A.", "B-"; I, V, X and L are taken for Roman numerals."""
    return Label(
        Rank.CAPITAL, _even(match[3]), "ABCDĐEGHK".find(match[2]) + 1, match[2], match.end(), sure=False, lettered=True
    )


def _small(match: re.Match[str]) -> Label:
    """ "a)", "đ)", "a."."""
    value, style = ALPHABET.find(match[2]) + 1, match[1] + match[3]
    return Label(Rank.LETTER, style, value, match[2], match.end(), sure=match[3] == ")", lettered=True)


def _lower_roman(match: re.Match[str]) -> Label | None:
    """ "ii)", "iii."; the single letters i, v and x are left to the letters."""
    value = _LOWER_ROMANS.index(match[2]) + 1
    if len(match[2]) == 1 and match[2] != "i":
        return None
    return Label(Rank.LOWER_ROMAN, match[1] + match[3], value, match[2], match.end(), sure=len(match[2]) > 1)


def _bullet(match: re.Match[str]) -> Label:
    """ "-", "+", "•"."""
    sign = _even(match[2])
    return Label(Rank.BULLET, sign, 0, sign, match.end())


def _ordinal(text: str) -> int:
    """The value of a number, a Roman numeral or a word; 0 where it is none."""
    try:
        return parse_ordinal(text)
    except NotAnOrdinal:
        return 0


def _even(mark: str) -> str:
    """One kind of dash."""
    return _DASHES.get(mark, mark)


def _successors(letter: str) -> set[str]:
    """The letters that may come after one: by the Vietnamese alphabet and by the English one."""
    place = ALPHABET.find(letter)
    following = {ALPHABET[place + 1]} if 0 <= place < len(ALPHABET) - 1 else set()
    return following | ({chr(ord(letter) + 1)} if letter.isascii() else {"e"})


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Label | None]], ...] = (
    (_NAMED, _named),
    (_PATH, _path),
    (_ROMAN, _roman),
    (_NUMBER, _number),
    (_CAPITAL, _capital),
    (_SMALL, _small),
    (_LOWER_ROMAN, _lower_roman),
    (_BULLET, _bullet),
)
