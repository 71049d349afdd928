"""Format profiles: how a body's documents look, as dated data with a source and its trust.

A profile belongs to the issuing body, not to the installation: the Party cell inside an association prints its own
resolution in Party form while the association prints in state form (domain facts 1.3). Profiles reach this room as
plain values (a table of TOML, a JSON column); `FormatProfile.from_values` is the only door.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import cast

from nhiemky.rules.refusals import Refusal


class ProfileMalformed(Refusal):
    """A profile's values lack a key, or a value has the wrong type."""

    template = "Mẫu trình bày “{code}”: mục “{key}” {fault}. Hãy sửa mẫu trong Bộ quy tắc rồi in lại."


class NoProfileInForce(Refusal):
    """No profile of the family stands on the day."""

    template = "Ngày {day:%d/%m/%Y} không có mẫu trình bày “{family}” nào có hiệu lực. Hãy thêm mẫu trong Bộ quy tắc."


class Trust(StrEnum):
    """How far the source of a rule can be trusted: read in the text itself, told by others, or only heard."""

    VERIFIED = "verified"
    SECOND_HAND = "second-hand"
    UNVERIFIED = "unverified"


class Element(StrEnum):
    """An element of an official document, named once for layout, writers and checker."""

    HEADER_TITLE = "header_title"  # Quốc hiệu, or "ĐẢNG CỘNG SẢN VIỆT NAM"
    HEADER_MOTTO = "header_motto"  # Tiêu ngữ
    SUPERIOR = "superior"  # cơ quan chủ quản, cấp trên trực tiếp
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_AND_DATE = "place_and_date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"  # trích yếu
    ADDRESSEE = "addressee"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    PAGE_NUMBER = "page_number"
    ANNEX_NUMBER = "annex_number"
    ANNEX_TITLE = "annex_title"
    ANNEX_REFERENCE = "annex_reference"
    CAPTION = "caption"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    TABLE_NOTE = "table_note"


@dataclass(frozen=True, slots=True)
class Allowed:
    """A measure: the value that we print, and the smallest and largest that the rule allows. Unit stands beside it."""

    used: Decimal
    smallest: Decimal
    largest: Decimal

    def holds(self, value: Decimal, tolerance: Decimal = Decimal(0)) -> bool:
        """Whether `value` lies inside, give or take `tolerance` (both in this measure's unit)."""
        return self.smallest - tolerance <= value <= self.largest + tolerance


@dataclass(frozen=True, slots=True)
class ElementForm:
    """Letters of one element: size in points, style, whether it stands in capitals."""

    size: Allowed
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in millimetres."""

    top: Allowed
    bottom: Allowed
    left: Allowed
    right: Allowed


class Spacing(StrEnum):
    """How a line's height is given: exactly so many points, or so many times a single line."""

    EXACT = "exact"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class FormatProfile:
    """One form of documents, in force from `effective_from` until before `effective_to` (None: still in force).

    `number_template` has the places {number}, {type}, {body}; `heading_marks` one template for each level with one of
    {roman}, {arabic}, {letter}; separators are "line", "" or the text to print (`*`, `-----`); shares are the length
    of a line against the text above it; lengths are millimetres, sizes and gaps points. `mirrored_for_two_sides`
    changes the left and right margins over on back pages (HD 05, printing on both sides).
    """

    code: str
    family: str
    name: str
    effective_from: datetime.date
    effective_to: datetime.date | None
    source: str
    trust: Trust
    font: str
    margins: Margins
    elements: Mapping[Element, ElementForm]
    header_right: tuple[str, ...]
    issuer_separator: str
    issuer_separator_share: Decimal
    subject_separator: str
    subject_separator_share: Decimal
    subject_starts_lower: bool
    number_template: str
    number_scope: str
    number_series_by: str
    authority_prefixes: Mapping[str, str]
    addressee_word: str
    recipients_label: str
    recipient_mark: str
    recipient_end: str
    archive_template: str
    body_end: str
    heading_marks: tuple[str, ...]
    first_line_indent: Allowed
    paragraph_gap: Allowed
    line_rule: Spacing
    line_spacing: Allowed
    page_number_offset: Decimal
    page_number_offset_ruled: bool
    annex_word: str
    annex_reference_filled: bool
    mirrored_for_two_sides: bool = False

    @property
    def colon_after_so(self) -> bool:
        """Whether the number line reads "Số:" (state form) or "Số" (Party form)."""
        return self.number_template.startswith("Số:")

    @property
    def position_bold(self) -> bool:
        """Whether the position line is bold (state form) or not (Party form)."""
        return self.elements[Element.POSITION].bold

    def form(self, element: Element) -> ElementForm:
        """The letters of `element`."""
        return self.elements[element]

    def size(self, element: Element) -> Decimal:
        """Points that `element` is printed in."""
        return self.elements[element].size.used

    def in_force(self, day: datetime.date) -> bool:
        """Whether the profile stands on `day`."""
        return self.effective_from <= day and (self.effective_to is None or day < self.effective_to)

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> FormatProfile:
        """A profile from plain values, as `format_profiles.toml` writes them.

        Raises ProfileMalformed, which names the key that is missing, unknown or of the wrong type.
        """
        return _Values(values).profile()


def profile_tables(text: str) -> tuple[dict[str, object], ...]:
    """The `[[profile]]` tables of a TOML text as whole plain values, ready for `from_values`, in its order.

    A table `based_on` an earlier one takes from it what it does not write itself, inside its tables too; it never
    inherits the end of its time. Raises ProfileMalformed where the base does not stand before it.
    """
    whole: dict[str, dict[str, object]] = {}
    for table in tomllib.loads(text, parse_float=Decimal).get("profile", []):
        base = table.pop("based_on", None)
        if base is not None and base not in whole:
            raise ProfileMalformed(code=table.get("code", "?"), key="based_on", fault="không chỉ đến mẫu đứng trước nó")
        inherited = {key: value for key, value in whole.get(base, {}).items() if key != "effective_to"}
        whole[str(table.get("code", "?"))] = _merged(inherited, table)
    return tuple(whole.values())


def _merged(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """`own` over `base`, table by table; an element's {size, style} is one value."""
    merged = dict(base)
    for key, value in own.items():
        below = base.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping) and "size" not in value:
            merged[key] = _merged(below, value)
        else:
            merged[key] = value
    return merged


def read_profiles(text: str) -> tuple[FormatProfile, ...]:
    """The profiles of a TOML text with `[[profile]]` tables, in its order. Raises ProfileMalformed."""
    return tuple(FormatProfile.from_values(table) for table in profile_tables(text))


def profile_on(profiles: Iterable[FormatProfile], family: str, day: datetime.date) -> FormatProfile:
    """The newest profile of `family` in force on `day`. Raises NoProfileInForce."""
    standing = [each for each in profiles if each.family == family and each.in_force(day)]
    if not standing:
        raise NoProfileInForce(family=family, day=day)
    return max(standing, key=lambda each: each.effective_from)


class _Values:
    """Reads the keys of one profile and says which one is wrong."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._code = str(values.get("code", "?"))

    def profile(self) -> FormatProfile:
        """The whole profile."""
        unknown = self._values.keys() - FormatProfile.__dataclass_fields__.keys()
        if unknown:
            raise self._fault(min(unknown), "không phải là mục của mẫu")
        return FormatProfile(
            code=self._text("code"),
            family=self._text("family"),
            name=self._text("name"),
            effective_from=self._day("effective_from"),
            effective_to=self._day("effective_to") if self._values.get("effective_to") else None,
            source=self._text("source"),
            trust=self._choice("trust", Trust),
            font=self._text("font"),
            margins=Margins(**{side: self._allowed(f"margins.{side}") for side in ("top", "bottom", "left", "right")}),
            elements={element: self._form(element) for element in Element},
            header_right=self._texts("header_right"),
            issuer_separator=self._text("issuer_separator", empty=True),
            issuer_separator_share=self._decimal("issuer_separator_share"),
            subject_separator=self._text("subject_separator", empty=True),
            subject_separator_share=self._decimal("subject_separator_share"),
            subject_starts_lower=self._flag("subject_starts_lower"),
            number_template=self._text("number_template"),
            number_scope=self._text("number_scope"),
            number_series_by=self._text("number_series_by"),
            authority_prefixes={key: self._text(f"authority_prefixes.{key}") for key in ("TM", "KT", "TL", "TUQ", "Q")},
            addressee_word=self._text("addressee_word"),
            recipients_label=self._text("recipients_label"),
            recipient_mark=self._text("recipient_mark", empty=True),
            recipient_end=self._text("recipient_end", empty=True),
            archive_template=self._text("archive_template"),
            body_end=self._text("body_end"),
            heading_marks=self._texts("heading_marks"),
            first_line_indent=self._allowed("first_line_indent"),
            paragraph_gap=self._allowed("paragraph_gap"),
            line_rule=self._choice("line_rule", Spacing),
            line_spacing=self._allowed("line_spacing"),
            page_number_offset=self._decimal("page_number_offset"),
            page_number_offset_ruled=self._flag("page_number_offset_ruled"),
            annex_word=self._text("annex_word"),
            annex_reference_filled=self._flag("annex_reference_filled"),
            mirrored_for_two_sides=self._flag("mirrored_for_two_sides"),
        )

    def _fault(self, key: str, fault: str) -> ProfileMalformed:
        return ProfileMalformed(code=self._code, key=key, fault=fault)

    def _find(self, key: str) -> object:
        """The value under a dotted key."""
        found: object = self._values
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise self._fault(key, "còn thiếu")
            found = found[part]
        return found

    def _text(self, key: str, *, empty: bool = False) -> str:
        value = self._find(key)
        if not isinstance(value, str) or not (value or empty):
            raise self._fault(key, "phải là chữ")
        return value

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._find(key)
        if not isinstance(value, list | tuple) or not value or not all(isinstance(item, str) for item in value):
            raise self._fault(key, "phải là danh sách chữ")
        return tuple(value)

    def _flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self._fault(key, "phải là có hoặc không")
        return value

    def _day(self, key: str) -> datetime.date:
        value = self._find(key)
        try:
            day = datetime.date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            day = None
        if not isinstance(day, datetime.date):
            raise self._fault(key, "phải là một ngày")
        return day

    def _choice[Choice: StrEnum](self, key: str, choices: type[Choice]) -> Choice:
        value = self._text(key)
        if value not in set(choices):
            raise self._fault(key, "phải là một trong: " + ", ".join(choices))
        return choices(value)

    def _decimal(self, key: str) -> Decimal:
        return self._as_decimal(key, self._find(key))

    def _as_decimal(self, key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise self._fault(key, "phải là số")
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise self._fault(key, "phải là số") from None
        if not number.is_finite() or number < 0:
            raise self._fault(key, "phải là số không âm")
        return number

    def _allowed(self, key: str) -> Allowed:
        """One number (no choice), or [printed, smallest, largest]."""
        value = self._find(key)
        if not isinstance(value, list | tuple):
            value = [value, value, value]
        if len(value) != 3:
            raise self._fault(key, "phải là một số hoặc ba số [dùng, nhỏ nhất, lớn nhất]")
        used, smallest, largest = (self._as_decimal(key, number) for number in value)
        if not smallest <= used <= largest:
            raise self._fault(key, "phải nằm giữa số nhỏ nhất và số lớn nhất")
        return Allowed(used, smallest, largest)

    def _form(self, element: Element) -> ElementForm:
        """Letters of an element: {size = [14, 13, 14], style = "bold italic upper"}."""
        key = f"elements.{element}"
        table = self._find(key)
        styles = str(cast("Mapping[str, object]", table).get("style", "")).split() if isinstance(table, Mapping) else []
        wrong = set(styles) - {"bold", "italic", "underline", "upper"}
        if wrong:
            raise self._fault(key, "có kiểu chữ lạ: " + ", ".join(sorted(wrong)))
        return ElementForm(self._allowed(f"{key}.size"), **dict.fromkeys(styles, True))
