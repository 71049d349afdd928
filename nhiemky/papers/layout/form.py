"""The parts of the form that every official document shares: letterhead, number line, signature, recipients."""

from __future__ import annotations

import datetime

from nhiemky.papers.content import Letterhead, SignatureBlock
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.layout.review import Issuing, Signature
from nhiemky.rules.text import format_date_line, roman

BLANK = "…"  # where a draft leaves a number or a month to be written by hand


def letterhead(issuing: Issuing, profile: FormatProfile) -> Letterhead:
    """Both columns of the top, the number line and the line of place and date, in the profile's words and case."""
    return Letterhead(
        left=(*(name.upper() for name in issuing.superiors), issuing.body.upper()),
        right=profile.header_right,
        number_line=number_line(issuing, profile),
        place_and_date=place_and_date(issuing.place, issuing.day),
    )


def number_line(issuing: Issuing, profile: FormatProfile) -> str:
    """ "Số: 05/BC-LHHN" (NĐ 30 cell 3) or "Số 05-BC/ĐU" (HD 05): numbers below 10 get a zero, a draft gets dots."""
    number = BLANK if issuing.number is None else f"{issuing.number:02d}"
    return profile.number_template.format(number=number, type=issuing.type_code, body=issuing.body_code)


def place_and_date(place: str, day: datetime.date | None) -> str:
    """The line of place and date by the zero rule (NĐ 30 cell 4); a draft leaves day, month and year open."""
    if day is None:
        return f"{place}, ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return format_date_line(place, day)


def signature_block(signature: Signature, profile: FormatProfile) -> SignatureBlock:
    """Authority and position in capitals under the profile's prefix; "Q." stands before the position itself."""
    prefix = profile.authority_prefixes.get(signature.authority, "")
    position = signature.position.upper()
    if signature.authority == "Q":
        return SignatureBlock("", f"{prefix} {position}", signature.name)
    return SignatureBlock(f"{prefix} {signature.on_behalf_of}".strip().upper(), position, signature.name)


def recipient_lines(recipients: tuple[str, ...], profile: FormatProfile, *, addressed: bool) -> tuple[str, ...]:
    """The list under "Nơi nhận:": its mark and end for each line, a full stop after the last (cell 9b).

    An `addressed` document (Kính gửi) begins with "Như trên". Marks and ends already typed are not doubled.
    """
    names = [name.strip().lstrip("-").strip().rstrip(".;,").strip() for name in recipients]
    names = [name for name in names if name]
    if addressed and "Như trên" not in names:
        names.insert(0, "Như trên")
    ends = [profile.recipient_end] * (len(names) - 1) + ["."]
    return tuple(f"{profile.recipient_mark}{name}{end}" for name, end in zip(names, ends, strict=False))


def with_archive(recipients: tuple[str, ...], profile: FormatProfile, office: str) -> tuple[str, ...]:
    """The recipients with the line of the archive last (NĐ 30 cell 9b, HD 05), unless one was typed.

    `office` is the unit that drafted and keeps a copy; "" names only the clerk's office.
    """
    if any(name.strip().lstrip("-").strip().startswith("Lưu") for name in recipients):
        return recipients
    template = profile.archive_template if office else profile.archive_template.replace(", {office}", "")
    return (*recipients, template.format(office=office or "Văn phòng"))


def addressee_lines(addressees: tuple[str, ...], profile: FormatProfile) -> tuple[str, ...]:
    """ "Kính gửi: X" for one addressee; the word alone, then "- X;" … "- Z." for several (cell 9a)."""
    names = [name.strip().rstrip(".;") for name in addressees]
    if len(names) < 2:
        return tuple(f"{profile.addressee_word} {name}" for name in names)
    ends = [";"] * (len(names) - 1) + ["."]
    return (profile.addressee_word, *(f"- {name}{end}" for name, end in zip(names, ends, strict=True)))


def heading_mark(profile: FormatProfile, level: int, count: int) -> str:
    """The mark of the `count`-th heading of its level: "II- " or "II. ", "3. ", "b) ", in the profile's way."""
    template = profile.heading_marks[min(level, len(profile.heading_marks)) - 1]
    return template.format(roman=roman(count), arabic=count, letter=point_letter(count))


def point_letter(count: int) -> str:
    """The letter of the `count`-th point in the Vietnamese alphabet, đ included (NĐ 30, Điểm); past the end "a1"."""
    letters = "abcdđeghiklmnopqrstuvxy"
    turn, index = divmod(count - 1, len(letters))
    return letters[index] + (str(turn) if turn else "")


def first_letter(text: str, *, lower: bool) -> str:
    """`text` with its first letter lowered (Party subject lines) or raised; words in capitals keep theirs."""
    if not text:
        return text
    first_word = text.split(maxsplit=1)[0]
    if lower and len(first_word) > 1 and first_word.isupper():
        return text
    return (text[0].lower() if lower else text[0].upper()) + text[1:]
