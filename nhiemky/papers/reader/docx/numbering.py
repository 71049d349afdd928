"""Automatic numbering: the labels that Word prints before its paragraphs, counted as Word counts them.

Counters belong to the list's definition; a list that overrides a start begins anew at its first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from nhiemky.papers.reader.docx.styles import font_of
from nhiemky.papers.reader.labels import ALPHABET
from nhiemky.papers.reader.legacy import from_tcvn3, from_vni
from nhiemky.papers.reader.markup import Element, child, local, switched_on, value
from nhiemky.rules.text import roman

_LEVELS = 9
_LONGEST_LABEL = 60
_LARGEST = 3_999
_PLACE = re.compile(r"%([1-9])")
# Bullets of symbol fonts lie in the private area; each becomes the sign that it looks like.
_SIGNS = {
    "\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06f": "□",
    "\uf0a8": "□", "\uf02b": "+", "\uf02a": "*", "·": "•", "o": "○", "§": "▪", "ü": "✓", "Ø": "➢", "v": "❖", "q": "□",
}  # fmt: skip
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "courier")
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(slots=True)
class Level:
    """One level of a list: number form, label with its places, first number, which level restarts it."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    decimal_only: bool = False
    font: str = ""
    custom: str = ""
    style: str = ""


@dataclass(slots=True)
class Definition:
    """An abstract list: its levels and where their counters stand."""

    levels: dict[int, Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    style_link: str = ""
    style: str = ""


@dataclass(slots=True)
class Numbered:
    """A list in use: its definition, levels of its own, numbers to begin at, whether it has begun."""

    definition: Definition
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """The lists of one file and where each of them stands."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of numbering.xml; None where the file has none."""
        self._lists: dict[str, Numbered] = {}
        definitions: dict[str, Definition] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                definitions[value(element, "abstractNumId") or ""] = _definition(element)
        styled = {each.style: each for each in definitions.values() if each.style}
        for element in root if root is not None else ():
            if local(element) == "num":
                self._add(element, definitions, styled)

    def level_of_style(self, number_list: str, style: str) -> int | None:
        """The level of a list that is bound to a paragraph style, None where none is."""
        numbered = self._lists.get(number_list)
        levels = numbered.definition.levels if numbered else {}
        return next((index for index, level in levels.items() if style and level.style == style), None)

    def label(self, number_list: str, level: int) -> str:
        """Count one paragraph and return its printed label; "" for a list that is unknown or prints none."""
        numbered = self._lists.get(number_list)
        if numbered is None or not 0 <= level < _LEVELS:
            return ""
        counters = numbered.definition.counters
        if not numbered.begun:
            numbered.begun = True
            for each, start in numbered.starts.items():
                counters[each] = start - 1
        own = self._level(numbered, level)
        counters[level] = min(counters.get(level, own.start - 1) + 1, _LARGEST * 10)
        for deeper in range(level + 1, _LEVELS):
            restart = self._level(numbered, deeper).restart
            if restart != 0 and (restart is None or level < restart):
                counters.pop(deeper, None)
        return self._printed(numbered, own)

    def _add(self, element: Element, definitions: dict[str, Definition], styled: dict[str, Definition]) -> None:
        """A list in use (w:num), with what it overrides."""
        definition = definitions.get(value(child(element, "abstractNumId")) or "")
        if definition is None:
            return
        if definition.style_link and not definition.levels:
            definition = styled.get(definition.style_link, definition)
        identifier = value(element, "numId") or ""
        made = self._lists[identifier] = Numbered(definition)
        for override in element:
            if local(override) != "lvlOverride":
                continue
            level = _integer(value(override, "ilvl"), 0)
            own = child(override, "lvl")
            if own is not None:
                made.levels[level] = _level(own)
            start = value(child(override, "startOverride"))
            if start is not None:
                made.starts[level] = _integer(start, 1)

    @staticmethod
    def _level(numbered: Numbered, level: int) -> Level:
        """A level as this list has it."""
        return numbered.levels.get(level) or numbered.definition.levels.get(level) or Level()

    def _printed(self, numbered: Numbered, own: Level) -> str:
        """The label's text with its numbers in their forms."""
        if own.form == "bullet":
            return _bullet(own)

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            each = self._level(numbered, place)
            count = numbered.definition.counters.get(place, each.start)
            return in_form(count, "decimal" if own.decimal_only else each.form, each.custom)

        return _from_font(_PLACE.sub(number, own.text), own.font)[:_LONGEST_LABEL]


def _definition(element: Element) -> Definition:
    """An abstract list (w:abstractNum)."""
    made = Definition(
        style_link=value(child(element, "numStyleLink")) or "", style=value(child(element, "styleLink")) or ""
    )
    for each in element:
        if local(each) == "lvl":
            made.levels[_integer(value(each, "ilvl"), 0)] = _level(each)
    return made


def _level(element: Element) -> Level:
    """One level (w:lvl)."""
    form = child(element, "numFmt")
    restart = value(child(element, "lvlRestart"))
    return Level(
        form=value(form) or "decimal",
        text=value(child(element, "lvlText")) or "",
        start=_integer(value(child(element, "start")), 1),
        restart=None if restart is None else _integer(restart, 0),
        decimal_only=switched_on(child(element, "isLgl")),
        font=font_of(child(element, "rPr")),
        custom=value(form, "format") or "",
        style=value(child(element, "pStyle")) or "",
    )


def _integer(text: str | None, otherwise: int) -> int:
    """A number of the file; `otherwise` for what is none."""
    try:
        return max(-1, min(int(text or ""), _LARGEST))
    except ValueError:
        return otherwise


def _bullet(level: Level) -> str:
    """The sign of a bullet."""
    sign = level.text.strip()
    in_symbols = level.font.lower().startswith(_SYMBOL_FONTS)
    if sign in _SIGNS and (in_symbols or sign >= "\ue000"):
        return _SIGNS[sign]
    return "•" if sign and (sign[0] >= "\ue000" or in_symbols) else sign[:_LONGEST_LABEL]


def _from_font(label: str, font: str) -> str:
    """Words in a label ("Điều %1.") may be typed in a legacy font."""
    if font.lower().startswith(".vn"):
        return from_tcvn3(label, capitals=font.lower().endswith("h"))
    return from_vni(label) if font.lower().startswith("vni-") else label


def in_form(number: int, form: str, custom: str = "") -> str:
    """A number in one of Word's forms. `custom` may list the marks themselves ("a, b, c, d, đ, …")."""
    if form == "none":
        return ""
    if number < 1:
        return str(number)
    if form == "custom" and "đ" in custom:
        form = "vietnameseLetter"
    return _FORMS.get(form, str)(number)


def _letter(number: int) -> str:
    """ "a" … "z", then "aa", "bb" …, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)


def _roman(number: int) -> str:
    """Roman numerals as far as they go."""
    return roman(min(number, _LARGEST))


def _word(number: int) -> str:
    """The number in words, as "Phần thứ hai" has it, as far as ten."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "vietnameseLetter": lambda number: ALPHABET[(number - 1) % len(ALPHABET)],
    "decimalZero": lambda number: f"{number:02d}",
    "vietnameseCounting": _word,
    "cardinalText": _word,
    "ordinalText": _word,
}
