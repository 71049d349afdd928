"""The product's own words as values: Vietnamese to read, and known for what they are, so that pages translate them.

A sentence like "Báo cáo đang “đã nộp” nên không thể nộp" is put together from other words of the product. Were they
plain text, a translated sentence would keep Vietnamese inside. `Words` are text like any other, and still know the
template and the values that they were made of. Names of people, bodies and documents stay plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Self

type Translate = Callable[[str, str], str]
"""(Vietnamese template, context or "") → the template in the reader's language."""


class Words(str):
    """Vietnamese words of the product, filled in. Every other use of them is that of plain text."""

    template: str
    values: Mapping[str, object]
    context: str
    is_small: bool

    @classmethod
    def of(
        cls, template: str, values: Mapping[str, object] | None = None, *, context: str = "", is_small: bool = False
    ) -> Self:
        """Fill a template in; one without values stays as it is, braces and all. `is_small`: in small letters.

        `context` tells equal Vietnamese words of different English ones ("move" for what buttons say).
        """
        text = template.format(**values) if values else template
        made = cls(text.lower() if is_small else text)
        made.template, made.values, made.context, made.is_small = template, dict(values or {}), context, is_small
        return made

    def lower(self) -> Words:
        """Return the same words in small letters, for use inside a sentence."""
        return Words.of(self.template, self.values, context=self.context, is_small=True)

    def said(self, translate: Translate) -> str:
        """Return the words in another language, values that are words of the product included."""
        text = filled(translate(self.template, self.context), self.values, translate)
        return text.lower() if self.is_small else text


class Listing(str):
    """Several words or names in a row: "nộp, trả lại"; a joint of words ("hoặc") is translated too."""

    items: tuple[str, ...]
    joint: str

    @classmethod
    def of(cls, items: Iterable[str], joint: str = ", ") -> Self:
        """Put the items in a row, with the joint between."""
        kept = tuple(items)
        made = cls(joint.join(kept))
        made.items, made.joint = kept, joint
        return made

    def said(self, translate: Translate) -> str:
        """Return the row in another language."""
        joint = said(self.joint, translate)
        return str(joint).join(str(said(each, translate)) for each in self.items)


def gettext_noop(template: str, /, **values: object) -> Words:
    """Mark words of the product for translation where they are written: the catalogue is collected by this name.

    The values go to the template's named places; a literal among them is not collected, so mark it too.
    """
    return Words.of(template, values)


def said(value: object, translate: Translate) -> object:
    """Return a value as another language says it: the product's words translated, everything else as it is."""
    return value.said(translate) if isinstance(value, Words | Listing) else value


def filled(template: str, values: Mapping[str, object], translate: Translate) -> str:
    """Fill a translated template with translated values; one without values stays as it is."""
    return template.format(**{name: said(each, translate) for name, each in values.items()}) if values else template
