"""Each rule of a form as a check: lines in, departures out. A departure says where, what was found, what is wanted."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.papers.conformity.elements import DATE_LINE, NUMBER_LINE, Recognised, same_words
from nhiemky.papers.conformity.formatting import Letters, Line
from nhiemky.papers.layout.profiles import Allowed, Element, FormatProfile, Spacing
from nhiemky.papers.measure import SINGLE_LINE, text_width
from nhiemky.rules.text import format_number

NAMES = {
    Element.HEADER_TITLE: "dòng đầu của tiêu đề",
    Element.HEADER_MOTTO: "tiêu ngữ",
    Element.SUPERIOR: "tên cơ quan cấp trên",
    Element.ISSUER: "tên cơ quan ban hành",
    Element.NUMBER: "số và ký hiệu",
    Element.PLACE_AND_DATE: "địa danh và ngày tháng",
    Element.TYPE_NAME: "tên loại",
    Element.SUBJECT: "trích yếu",
    Element.ADDRESSEE: "kính gửi",
    Element.BODY: "nội dung",
    Element.HEADING_1: "đề mục cấp 1",
    Element.HEADING_2: "đề mục cấp 2",
    Element.HEADING_3: "đề mục cấp 3",
    Element.AUTHORITY: "thẩm quyền ký",
    Element.POSITION: "chức vụ người ký",
    Element.SIGNER: "họ tên người ký",
    Element.RECIPIENTS_LABEL: "nơi nhận",
    Element.RECIPIENTS: "danh sách nơi nhận",
}
# What every document of both families carries; superior bodies and addressees may be missing.
REQUIRED = (
    Element.HEADER_TITLE,
    Element.HEADER_MOTTO,
    Element.ISSUER,
    Element.NUMBER,
    Element.PLACE_AND_DATE,
    Element.TYPE_NAME,
    Element.SUBJECT,
    Element.POSITION,
    Element.SIGNER,
    Element.RECIPIENTS_LABEL,
)
# Pairs that must stand in this order. Columns side by side may be read either way, so only these are certain.
ORDER = (
    (Element.SUPERIOR, Element.ISSUER),
    (Element.ISSUER, Element.NUMBER),
    (Element.HEADER_TITLE, Element.HEADER_MOTTO),
    (Element.HEADER_TITLE, Element.PLACE_AND_DATE),
    (Element.HEADER_MOTTO, Element.PLACE_AND_DATE),
    (Element.NUMBER, Element.TYPE_NAME),
    (Element.PLACE_AND_DATE, Element.TYPE_NAME),
    (Element.TYPE_NAME, Element.SUBJECT),
    (Element.SUBJECT, Element.BODY),
    (Element.BODY, Element.RECIPIENTS_LABEL),
    (Element.BODY, Element.AUTHORITY),
    (Element.AUTHORITY, Element.POSITION),
    (Element.POSITION, Element.SIGNER),
)
# Their size is ruled; bold and italic are habit in reports, and single words of the text may be set off.
BY_HABIT = frozenset({Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.ADDRESSEE})
ROUNDING = Decimal("0.06")  # points: Word stores twentieths


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure from the form. `rule` is a stable key ("margins", "zero_rule"), `says` a Vietnamese sentence."""

    rule: str
    where: str
    says: str


def presence(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """Elements that the form wants and the document lacks; a title broken over lines has its own sentence."""
    if known.broken_title:
        words = profile.header_right[0]
        yield Departure("broken_heading", known.broken_title[0].where, f"“{words}” phải nằm trọn trên một dòng.")
    for element in REQUIRED:
        wanted = element is not Element.HEADER_MOTTO or len(profile.header_right) > 1
        broken = element is Element.HEADER_TITLE and known.broken_title
        if wanted and not broken and element not in known.found:
            yield Departure("missing", "cả văn bản", f"Thiếu {NAMES[element]}{_example(element, profile)}.")


def title_on_one_line(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """Title and motto stand on one line each, as the form writes them (NĐ 30 cell 1; HD 05)."""
    titles = (Element.HEADER_TITLE, Element.HEADER_MOTTO)
    for element, words in zip(titles, profile.header_right, strict=False):
        line = known.first(element)
        if line is None:
            continue
        letters = line.letters
        width = text_width(" ".join(line.text.split()), letters.size, bold=letters.bold, italic=letters.italic)
        if "\n" in line.text.strip() or (line.room is not None and width > line.room):
            yield Departure(
                "broken_heading", line.where, f"“{words}” phải nằm trọn trên một dòng; hãy nới cột bên phải."
            )
        if line.text.strip() != words and same_words(line.text, words):
            yield Departure("wording", line.where, f"Phải viết đúng là “{words}”.")


def order(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:  # noqa: ARG001 - every check has both
    """Elements in the order of the form."""
    for before, after in ORDER:
        first, second = known.first(before), known.first(after)
        if first is not None and second is not None and first.index > second.index:
            says = f"{NAMES[before].capitalize()} phải đứng trước {NAMES[after]}."
            yield Departure("order", first.where, says)


def letters_of_elements(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """Size, bold, italic, underline and capitals of each element (NĐ 30 Phụ lục I; HD 05)."""
    for element, lines in known.found.items():
        if element not in NAMES:
            continue
        yield from _grouped(lines, functools.partial(_letter_faults, element=element, profile=profile))


def font(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """One font for all: each other font once, with where it was given (in the run, in a style, by default)."""
    others: dict[tuple[str, str], list[Line]] = {}
    colours: dict[str, list[Line]] = {}
    for line in known.lines:
        for piece in line.pieces:
            if not piece.text.strip():
                continue
            if piece.letters.font != profile.font:
                others.setdefault((piece.letters.font or "không rõ", piece.letters.source), []).append(line)
            if piece.letters.color not in {"auto", "000000"}:
                colours.setdefault(piece.letters.color, []).append(line)
    for (name, source), lines in others.items():
        says = f"Phông chữ “{name}” ({source}){_times(lines)}; phải là {profile.font}."
        yield Departure("font", lines[0].where, says)
    for colour, lines in colours.items():
        yield Departure("color", lines[0].where, f"Chữ có màu #{colour}{_times(lines)}; phải là màu đen.")


def number_line(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """The grammar of number and symbol: colon or none, leading zero, signs without spaces, order of the parts."""
    line = known.first(Element.NUMBER)
    match = NUMBER_LINE.match(line.text.strip()) if line is not None else None
    if line is None or match is None:
        return
    text, number = line.text.strip(), match["number"]
    sign = match["sign"] if number else match["sign"].lstrip(" .…_\u00a0")  # a draft's place to write
    example = profile.number_template.format(number="05", type="BC", body="ABC")
    has_colon = re.match(r"^Số\s*:", text) is not None
    if has_colon != profile.colon_after_so:
        wanted = "phải có dấu hai chấm" if profile.colon_after_so else "không có dấu hai chấm"
        yield Departure("number", line.where, f"Sau chữ “Số” {wanted}, ví dụ “{example}”.")
    if number and len(number) < 2:
        yield Departure("number", line.where, f"Số nhỏ hơn 10 phải có số 0 phía trước: “{number.zfill(2)}”.")
    if re.search(r"\s", sign):
        yield Departure("number", line.where, f"Trong ký hiệu không có khoảng trống, ví dụ “{example}”.")
    if not re.fullmatch(_sign_pattern(profile), re.sub(r"\s", "", sign)):
        yield Departure("number", line.where, f"Ký hiệu viết sai mẫu, phải theo mẫu “{example}”.")


def place_and_date(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:  # noqa: ARG001
    """The line of place and date: comma after the place, zero before days under 10 and months 1 and 2 only."""
    line = known.first(Element.PLACE_AND_DATE)
    match = DATE_LINE.match(line.text.strip()) if line is not None else None
    if line is None or match is None:
        return
    if not match["comma"]:
        yield Departure("place_and_date", line.where, "Sau địa danh phải có dấu phẩy.")
    day, month = match["day"], match["month"]
    if day and len(day) < 2:
        yield Departure("zero_rule", line.where, f"Ngày nhỏ hơn 10 phải có số 0 phía trước: “{day.zfill(2)}”.")
    if month and int(month) in {1, 2} and len(month) < 2:
        yield Departure("zero_rule", line.where, f"Tháng 1, tháng 2 phải có số 0 phía trước: “{month.zfill(2)}”.")
    if month and int(month) > 2 and month.startswith("0"):
        yield Departure("zero_rule", line.where, f"Tháng 3 đến tháng 9 không thêm số 0 phía trước: “{int(month)}”.")


def separators(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """What stands under the issuing body and under the subject: a drawn line, an asterisk, five hyphens."""
    pairs = (
        (Element.ISSUER, profile.issuer_separator, known.issuer_separator),
        (Element.SUBJECT, profile.subject_separator, known.subject_separator),
    )
    for element, wanted, found in pairs:
        line = known.first(element)
        if line is None or not wanted:
            continue
        text = found.text.strip() if found is not None else ""
        if wanted not in {"line", text}:
            yield Departure("separator", line.where, f"Dưới {NAMES[element]} phải có “{wanted}”.")
        elif wanted == "line" and text and set(text) <= set("-–_*"):
            yield Departure("separator", line.where, f"Dưới {NAMES[element]} phải là đường kẻ liền, không gõ “{text}”.")


def subject_case(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """The subject's first letter: lower in Party form, a capital in state form."""
    line = known.first(Element.SUBJECT)
    letter = next((sign for sign in line.text if sign.isalpha()), "") if line is not None else ""
    if line is None or not letter:
        return
    first_word = line.text.split(maxsplit=1)[0]
    if profile.subject_starts_lower and letter.isupper() and not first_word.isupper():
        yield Departure("subject_case", line.where, "Trích yếu bắt đầu bằng chữ thường.")
    if not profile.subject_starts_lower and letter.islower():
        yield Departure("subject_case", line.where, "Trích yếu bắt đầu bằng chữ hoa.")


def body_shape(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """Paragraphs of the text: justified, indented, apart, at the line spacing of the form; each fault once."""
    lines = known.found.get(Element.BODY, [])
    yield from _grouped(lines, lambda line: _body_faults(line, profile))
    gaps = [
        after
        for before, after in itertools.pairwise(lines)
        if after.index == before.index + 1
        and max(before.layout.after, after.layout.before) + ROUNDING < profile.paragraph_gap.smallest
    ]
    if gaps:
        least = measure_words(profile.paragraph_gap.smallest)
        says = f"Khoảng cách giữa các đoạn{_times(gaps)} nhỏ hơn {least} pt."
        yield Departure("paragraph_gap", gaps[0].where, says)


def body_end(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """The mark that ends the text: "./." in state form, "." in Party form."""
    lines = known.found.get(Element.BODY, [])
    if not lines:
        return
    text = lines[-1].text.strip()
    slashed = text.endswith("./.")
    if slashed != (profile.body_end == "./.") or not text.endswith(profile.body_end):
        yield Departure("body_end", lines[-1].where, f"Nội dung phải kết thúc bằng “{profile.body_end}”.")


def authority(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """The authority line's prefix as the form writes it ("T/M", "TM.")."""
    allowed = set(profile.authority_prefixes.values())
    for line in known.found.get(Element.AUTHORITY, []):
        prefix = line.text.split(maxsplit=1)[0]
        if prefix not in allowed:
            wanted = ", ".join(f"“{each}”" for each in dict.fromkeys(profile.authority_prefixes.values()))
            yield Departure("authority", line.where, f"“{prefix}” phải viết theo một trong các cách: {wanted}.")


def recipients(known: Recognised, profile: FormatProfile) -> Iterator[Departure]:
    """Recipients: a dash before each, the form's sign after each, a full stop after the last."""
    lines = known.found.get(Element.RECIPIENTS, [])
    for line in lines[:-1]:
        if not line.text.rstrip().endswith(profile.recipient_end):
            says = f"Mỗi dòng nơi nhận kết thúc bằng “{profile.recipient_end}”."
            yield Departure("recipients", line.where, says)
            break
    if lines and not lines[-1].text.rstrip().endswith("."):
        yield Departure("recipients", lines[-1].where, "Dòng cuối của nơi nhận kết thúc bằng dấu chấm.")


LINE_CHECKS: tuple[Callable[[Recognised, FormatProfile], Iterator[Departure]], ...] = (
    presence,
    title_on_one_line,
    order,
    letters_of_elements,
    font,
    number_line,
    place_and_date,
    separators,
    subject_case,
    body_shape,
    body_end,
    authority,
    recipients,
)


def _example(element: Element, profile: FormatProfile) -> str:
    if element is Element.HEADER_TITLE:
        return f" “{profile.header_right[0]}”"
    if element is Element.HEADER_MOTTO:
        return f" “{profile.header_right[1]}”"
    return ""


def _sign_pattern(profile: FormatProfile) -> str:
    """The sign after the number as a pattern: "-BC/ĐU" or "/BC-LHHN"; a body's code may hold hyphens."""
    template = profile.number_template.split("{number}", 1)[1]
    code = "[^\\W\\d_]+"
    return re.escape(template).replace(r"\{type\}", code).replace(r"\{body\}", f"{code}(?:[-.]{code})*")


def _letter_faults(line: Line, element: Element, profile: FormatProfile) -> Iterator[tuple[str, str]]:
    form, name = profile.form(element), NAMES[element]
    letters = line.letters
    if not form.size.holds(letters.size, ROUNDING):
        yield "size", f"Cỡ chữ {name} là {measure_words(letters.size)}; phải là {range_words(form.size)}"
    yield from _style_faults(letters, form.bold, form.italic, name, element)
    if form.underline and not letters.underline:
        yield "style", f"{name.capitalize()} phải gạch chân"
    if form.upper and element not in BY_HABIT and line.text.upper() != line.text:
        yield "case", f"{name.capitalize()} phải viết chữ in hoa"


def _style_faults(letters: Letters, bold: bool, italic: bool, name: str, element: Element) -> Iterator[tuple[str, str]]:
    if element in BY_HABIT:
        return
    if letters.bold != bold:
        yield "style", f"{name.capitalize()} {'phải' if bold else 'không'} in đậm"
    if letters.italic != italic:
        yield "style", f"{name.capitalize()} {'phải' if italic else 'không'} in nghiêng"


def _body_faults(line: Line, profile: FormatProfile) -> Iterator[tuple[str, str]]:
    layout = line.layout
    if layout.align != "both":
        yield "alignment", "Nội dung phải canh đều hai bên"
    indent = layout.first_line / Decimal(72) * Decimal("25.4")
    if not profile.first_line_indent.holds(indent, Decimal("0.3")):
        yield (
            "indent",
            f"Dòng đầu đoạn lùi vào {measure_words(indent)} mm; phải là {range_words(profile.first_line_indent)} mm",
        )
    size = line.letters.size
    exact = layout.line_rule == "exact"
    if profile.line_rule is Spacing.EXACT:
        if not exact or not profile.line_spacing.holds(layout.line, ROUNDING):
            yield "line_spacing", f"Giãn dòng phải là chính xác (Exactly) {range_words(profile.line_spacing)} pt"
        return
    multiple = layout.line / (size * SINGLE_LINE) if exact else layout.line / 240
    if layout.line_rule != "atLeast" and not profile.line_spacing.holds(multiple, Decimal("0.02")):
        found = measure_words(multiple, 2)
        yield "line_spacing", f"Giãn dòng là {found} lần dòng đơn; phải là {range_words(profile.line_spacing)} lần"


def _grouped(lines: Iterable[Line], faults: Callable[[Line], Iterable[tuple[str, str]]]) -> Iterator[Departure]:
    """The same fault of many lines once, at the first of them, with how often it occurs."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        for fault in faults(line):
            groups.setdefault(fault, []).append(line)
    for (rule, says), where in groups.items():
        yield Departure(rule, where[0].where, f"{says}{_times(where)}.")


def measure_words(value: Decimal, places: int = 1) -> str:
    """A measure as people write it: at most so many decimals, none that are zero ("12,7", "20")."""
    text = format_number(value, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _times(lines: Sequence[Line]) -> str:
    count = len({line.index for line in lines})
    return f" (ở {count} đoạn)" if count > 1 else ""


def range_words(allowed: Allowed) -> str:
    """ "30 - 35", or one number where there is no choice."""
    low, high = measure_words(allowed.smallest), measure_words(allowed.largest)
    return low if low == high else f"{low} - {high}"
