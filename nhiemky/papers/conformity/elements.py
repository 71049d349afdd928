"""Which line of a document is which element of the form, told by its words and its place, never by its style."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from nhiemky.papers.conformity.formatting import Line
from nhiemky.papers.layout.profiles import Element, FormatProfile

# Names of document types (NĐ 30, Phụ lục III; Party types of HD 05), for the line that stands alone under the head.
TYPE_NAMES = frozenset(
    """NGHỊ QUYẾT;QUYẾT ĐỊNH;CHỈ THỊ;KẾT LUẬN;QUY CHẾ;QUY ĐỊNH;THÔNG CÁO;THÔNG TRI;THÔNG BÁO;HƯỚNG DẪN;CHƯƠNG TRÌNH;
    KẾ HOẠCH;PHƯƠNG ÁN;ĐỀ ÁN;DỰ ÁN;BÁO CÁO;BIÊN BẢN;TỜ TRÌNH;HỢP ĐỒNG;CÔNG ĐIỆN;GIẤY MỜI;GIẤY GIỚI THIỆU""".replace(
        "\n    ", ""
    ).split(";")
)
NUMBER_LINE = re.compile(r"^Số\s*:?\s*(?P<number>\d*)(?P<sign>[\s.…_]*[-/].+)$")
_OPEN = r"[\s.…_]*"  # a draft's place to write
DATE_LINE = re.compile(
    rf"^(?P<place>.*?)(?P<comma>\s*,)?\s*ngày{_OPEN}(?P<day>\d{{0,2}}){_OPEN}tháng{_OPEN}(?P<month>\d{{0,2}}){_OPEN}"
    rf"năm{_OPEN}(?P<year>\d{{0,4}}){_OPEN}$",
    re.IGNORECASE,
)
AUTHORITY = re.compile(r"^(T/M|K/T|T/L|TUQ\.?|TM\.?|KT\.?|TL\.?|Q\.)(?=\s)")
RECIPIENTS_LABEL = re.compile(r"^Nơi nhận\s*:?$", re.IGNORECASE)
HEADING = (
    (Element.HEADING_1, re.compile(r"^[IVX]{1,5}\s*[-.–]\s*\S")),
    (Element.HEADING_2, re.compile(r"^\d{1,2}\s*[-.–]\s*\S")),
    (Element.HEADING_3, re.compile(r"^[a-zđ]\d?\)\s*\S")),
)


@dataclass(slots=True)
class Recognised:
    """The lines of a document by element, in reading order; `tail` is the signature and recipients' part."""

    lines: tuple[Line, ...]
    found: dict[Element, list[Line]] = field(default_factory=dict)
    broken_title: tuple[Line, ...] = ()
    subject_separator: Line | None = None
    issuer_separator: Line | None = None

    def first(self, element: Element) -> Line | None:
        """The first line of an element."""
        lines = self.found.get(element)
        return lines[0] if lines else None

    def add(self, element: Element, line: Line) -> None:
        """Take a line as an element."""
        self.found.setdefault(element, []).append(line)


def same_words(one: str, other: str) -> bool:
    """Whether two lines are the same but for case, spaces and dashes."""
    return _plain(one) == _plain(other)


def recognise(lines: Sequence[Line], profile: FormatProfile) -> Recognised:
    """Every element of the main document (the first section) that can be told."""
    main = [line for line in lines if line.section == 0]
    known = Recognised(tuple(lines))
    _letterhead(main, profile, known)
    body_start = _title(main, known)
    body_end = _signature(main, body_start, known)
    last = Element.SUBJECT
    for line in main[body_start:body_end]:
        if line.text.strip() and line.cell is None and not line.drawn:
            last = _text_element(line, last)
            known.add(last, line)
    return known


def _plain(text: str) -> str:
    squeezed = re.sub(r"\s*[-–—]\s*", "-", " ".join(text.split()))
    return unicodedata.normalize("NFC", squeezed).casefold()


def _letterhead(main: Sequence[Line], profile: FormatProfile, known: Recognised) -> None:
    """The head: the form's title and motto, number, place and date, the bodies on the left."""
    head = main[: _head_end(main)]
    titles = (Element.HEADER_TITLE, Element.HEADER_MOTTO)
    for element, words in zip(titles, profile.header_right, strict=False):
        line = next((line for line in head if same_words(line.text, words)), None)
        if line is not None:
            known.add(element, line)
        elif element is Element.HEADER_TITLE:
            known.broken_title = _broken(head, words)
    for line in head:
        if Element.NUMBER not in known.found and NUMBER_LINE.match(line.text.strip()):
            known.add(Element.NUMBER, line)
        elif Element.PLACE_AND_DATE not in known.found and DATE_LINE.match(line.text.strip()):
            known.add(Element.PLACE_AND_DATE, line)
    _bodies(head, known)


def _head_end(main: Sequence[Line]) -> int:
    """How many first lines can be the head: to the first paragraph of the text, which is long or set to both sides."""
    for index, line in enumerate(main):
        flowing = len(line.text.strip()) > 90 or line.layout.align == "both"
        if line.cell is None and flowing and line.text.strip():
            return index
    return len(main)


def _broken(head: Sequence[Line], words: str) -> tuple[Line, ...]:
    """Neighbouring lines that together are the title: it was broken over them."""
    for start in range(len(head)):
        for end in range(start + 2, min(start + 5, len(head) + 1)):
            joined = " ".join(line.text for line in head[start:end])
            if same_words(joined, words):
                return tuple(head[start:end])
    return ()


def _bodies(head: Sequence[Line], known: Recognised) -> None:
    """The left column's lines in capitals: the last is the issuing body, those before it stand above it."""
    taken = {line.index for lines in known.found.values() for line in lines}
    taken |= {line.index for line in known.broken_title}
    left = [line for line in head if line.cell is not None and line.cell[2] == 1 and line.index not in taken]
    named = [line for line in left if line.text.strip() and line.text.strip().strip("*-_ ")]
    capitals = [line for line in named if line.text.upper() == line.text]
    if not capitals:
        return
    issuer = next((line for line in reversed(capitals) if line.letters.bold), capitals[-1])
    known.add(Element.ISSUER, issuer)
    for line in capitals:
        if line.index < issuer.index:
            known.add(Element.SUPERIOR, line)
    known.issuer_separator = next((line for line in left if line.index > issuer.index), None)


def _title(main: Sequence[Line], known: Recognised) -> int:
    """Type name, subject and what stands under it; returns where the text begins."""
    start = next((at for at, line in enumerate(main) if line.text.strip() in TYPE_NAMES), None)
    if start is None:
        return _head_end(main)
    known.add(Element.TYPE_NAME, main[start])
    position = start + 1
    while position < len(main) and main[position].layout.align == "center" and main[position].cell is None:
        line = main[position]
        if line.layout.ruled or line.drawn or set(line.text.strip()) <= set("-–—_*"):
            known.subject_separator = known.subject_separator or line
        elif known.subject_separator is None and not line.text.startswith(("Kính gửi", "Kính trình")):
            known.add(Element.SUBJECT, line)
        else:
            break
        position += 1
    while position < len(main) and not main[position].text.strip() and main[position].layout.ruled:
        known.subject_separator = known.subject_separator or main[position]
        position += 1
    return position


def _signature(main: Sequence[Line], start: int, known: Recognised) -> int:
    """The last part: recipients on the left, authority, position and name on the right; returns where it begins."""
    marks = [
        at
        for at, line in enumerate(main)
        if at >= start and (RECIPIENTS_LABEL.match(line.text.strip()) or AUTHORITY.match(line.text.strip()))
    ]
    if not marks:
        return len(main)
    begin = marks[0]
    in_recipients = False
    for line in main[begin:]:
        text = line.text.strip()
        if RECIPIENTS_LABEL.match(text):
            known.add(Element.RECIPIENTS_LABEL, line)
            in_recipients = True
        elif AUTHORITY.match(text) and not text.startswith("Q."):
            known.add(Element.AUTHORITY, line)
            in_recipients = False
        elif text and in_recipients and text.startswith(("-", "–", "+")):
            known.add(Element.RECIPIENTS, line)
        elif text and text.upper() == text:
            known.add(Element.POSITION, line)
            in_recipients = False
        elif text and (Element.POSITION in known.found or (line.cell is not None and line.cell[2] == 2)):
            known.add(Element.SIGNER, line)
    return begin


def _text_element(line: Line, before: Element) -> Element:
    """A paragraph of the text after one that is `before`: a heading by its number where it is bold and short."""
    text = line.text.strip()
    listed = before is Element.ADDRESSEE and text.startswith(("-", "–"))
    if listed or text.startswith(("Kính gửi", "Kính trình")):
        return Element.ADDRESSEE
    if line.layout.align == "center":
        return Element.CAPTION
    if line.letters.bold and len(text) < 200:
        for element, pattern in HEADING:
            if pattern.match(text):
                return element
    return Element.BODY
