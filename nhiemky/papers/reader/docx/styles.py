"""What the styles of a DOCX say about a paragraph: heading level, numbering, font, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhiemky.papers.reader.markup import Element, child, local, switched_on, value

_HEADING = re.compile(r"heading (\d)|tiêu đề (\d)|đầu đề (\d)", re.IGNORECASE)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Look:
    """A style with everything that it inherits. `numbering` is (list, level) as written, "" where not given."""

    name: str = ""
    outline: int = 0
    number_list: str = ""
    number_level: str = ""
    font: str = ""
    bold: bool = False
    hidden: bool = False


class Styles:
    """The styles of one file, each worked out when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of styles.xml; None where the file has none."""
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._default_paragraph = ""
        self.default_font = ""
        for element in root if root is not None else ():
            if local(element) == "docDefaults":
                self.default_font = font_of(child(element, "rPrDefault", "rPr"))
            elif local(element) == "style":
                self._keep(element)

    def paragraph(self, identifier: str | None) -> Look:
        """The look of a paragraph style; of the default one for None."""
        return self.look(identifier or self._default_paragraph)

    def look(self, identifier: str | None) -> Look:
        """The look of any style, with what it inherits; an empty one for an unknown name."""
        if not identifier:
            return Look()
        if identifier not in self._looks:
            self._looks[identifier] = self._worked_out(identifier)
        return self._looks[identifier]

    def _keep(self, element: Element) -> None:
        """Remember a style by its identifier."""
        identifier = value(element, "styleId") or ""
        self._elements[identifier] = element
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
            self._default_paragraph = identifier

    def _chain(self, identifier: str) -> list[Element]:
        """A style and those it is based on, nearest first; circles are cut."""
        chain: list[Element] = []
        seen: set[str] = set()
        while identifier in self._elements and identifier not in seen and len(chain) < _DEEPEST:
            seen.add(identifier)
            chain.append(self._elements[identifier])
            identifier = value(child(self._elements[identifier], "basedOn")) or ""
        return chain

    def _worked_out(self, identifier: str) -> Look:
        """Each property from the nearest style that has it."""
        chain = self._chain(identifier)
        name = value(child(chain[0], "name")) or "" if chain else ""
        levels = [value(child(each, "pPr", "outlineLvl")) for each in chain]
        outline = next((int(level) + 1 for level in levels if level and level.isdigit()), 0)
        heading = _HEADING.fullmatch(name)
        if heading:
            outline = int(next(group for group in heading.groups() if group))
        numbers = [child(each, "pPr", "numPr") for each in chain]
        return Look(
            name=name,
            outline=outline if outline <= 9 else 0,
            number_list=next((found for each in numbers if (found := value(child(each, "numId")))), ""),
            number_level=next((found for each in numbers if (found := value(child(each, "ilvl")))), ""),
            font=next((found for each in chain if (found := font_of(child(each, "rPr")))), ""),
            bold=next((switched_on(mark) for each in chain if (mark := child(each, "rPr", "b")) is not None), False),
            hidden=any(switched_on(child(each, "rPr", "vanish")) for each in chain),
        )


def font_of(properties: Element | None) -> str:
    """The font of Latin letters with marks, "" where none is named (theme fonts have no name here)."""
    fonts = child(properties, "rFonts")
    return value(fonts, "hAnsi") or value(fonts, "ascii") or ""
