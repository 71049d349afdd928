"""The style sheet of a profile: what each paragraph style is, for both writers, so that DOCX and PDF agree.

Space stands only *before* a paragraph: Word, LibreOffice and Typst then agree on how far two paragraphs are apart.
(`after` is for what a table follows, since a table has no space of its own.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.papers.content import Block, BlockKind, Cell, Paper, Table
from nhiemky.papers.layout.profiles import Element, ElementForm, FormatProfile, Spacing
from nhiemky.papers.measure import POINTS_PER_MM, SINGLE_LINE, balanced_lines, text_width

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = Decimal(210), Decimal(297)  # A4, both families of rules
SIGNATURE_GAP = Decimal(76)  # points between position and name: room for a signature and a third of the seal
SIGNATURE_TOP = Decimal(14)  # points between the text and the signature block
TABLE_GAP = Decimal(8)  # points between two tables: without a paragraph between them Word makes them one
CELL_PADDING = Decimal(3)  # points left and right inside a table cell
COLUMN_GAP = Decimal(12)  # points between the letterhead's columns
LINES_KEPT_WHOLE = 20  # a table row of more lines may run over the page
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. `line` is the distance of lines in points; where not `exact` it is `multiple` single lines.

    `before`, `after`, `indent` (left) and `first_line` are points; `outline` is the heading's level, 0 for none.
    `name` is the style's name as a person reads it in Word, `identifier` its name in the file.
    """

    identifier: str
    name: str
    form: ElementForm
    align: str
    before: Decimal
    line: Decimal
    exact: bool
    multiple: Decimal
    after: Decimal = ZERO
    indent: Decimal = ZERO
    first_line: Decimal = ZERO
    keep_next: bool = False
    outline: int = 0

    @property
    def size(self) -> Decimal:
        """Points that the style is printed in."""
        return self.form.size.used


# Style key: (identifier, name, element that gives the letters, alignment, points before, whether kept with the next).
# Built-in names stay English: Word translates them for the reader.
_STYLES: dict[str, tuple[str, str, Element, str, int, bool]] = {
    "header_title": ("HeaderTitle", "Tiêu đề văn bản", Element.HEADER_TITLE, "center", 0, False),
    "header_motto": ("HeaderMotto", "Tiêu ngữ", Element.HEADER_MOTTO, "center", 0, False),
    "superior": ("Superior", "Cơ quan cấp trên", Element.SUPERIOR, "center", 0, False),
    "issuer": ("Issuer", "Cơ quan ban hành", Element.ISSUER, "center", 0, False),
    "number": ("DocumentNumber", "Số ký hiệu", Element.NUMBER, "center", 6, False),
    "place_and_date": ("PlaceAndDate", "Địa danh ngày tháng", Element.PLACE_AND_DATE, "center", 6, False),
    "type_name": ("Title", "Title", Element.TYPE_NAME, "center", 18, True),
    "subject": ("Subtitle", "Subtitle", Element.SUBJECT, "center", 0, True),
    "addressee": ("Addressee", "Kính gửi", Element.ADDRESSEE, "center", 12, True),
    "addressee_head": ("AddresseeHead", "Kính gửi nhiều nơi", Element.ADDRESSEE, "left", 12, True),
    "addressee_list": ("AddresseeList", "Danh sách kính gửi", Element.ADDRESSEE, "left", 0, True),
    "body": ("BodyText", "Body Text", Element.BODY, "both", 0, False),
    "heading_1": ("Heading1", "heading 1", Element.HEADING_1, "both", 0, True),
    "heading_2": ("Heading2", "heading 2", Element.HEADING_2, "both", 0, True),
    "heading_3": ("Heading3", "heading 3", Element.HEADING_3, "both", 0, True),
    "authority": ("Authority", "Quyền hạn ký", Element.AUTHORITY, "center", 0, True),
    "position": ("Position", "Chức vụ người ký", Element.POSITION, "center", 0, True),
    "signer": ("Signer", "Họ tên người ký", Element.SIGNER, "center", 0, False),
    "recipients_label": ("RecipientsLabel", "Nơi nhận", Element.RECIPIENTS_LABEL, "left", 0, True),
    "recipients": ("Recipients", "Danh sách nơi nhận", Element.RECIPIENTS, "left", 0, True),
    "page_number": ("Header", "header", Element.PAGE_NUMBER, "center", 0, False),
    "annex_number": ("AnnexNumber", "Số phụ lục", Element.ANNEX_NUMBER, "center", 0, True),
    "annex_title": ("AnnexTitle", "Tên phụ lục", Element.ANNEX_TITLE, "center", 0, True),
    "annex_reference": ("AnnexReference", "Chỉ dẫn phụ lục", Element.ANNEX_REFERENCE, "center", 0, True),
    "caption": ("Caption", "caption", Element.CAPTION, "center", 6, True),
    "figure": ("Figure", "Hình", Element.CAPTION, "center", 6, True),
    "figure_caption": ("FigureCaption", "Tên hình", Element.CAPTION, "center", 3, False),
    "table_head": ("TableHead", "Đầu bảng", Element.TABLE_HEAD, "center", 0, True),
    "table_cell": ("TableCell", "Ô bảng", Element.TABLE_CELL, "left", 0, False),
    "table_note": ("TableNote", "Ghi chú bảng", Element.TABLE_NOTE, "both", 3, False),
}
_FLOWING = frozenset({"body", "heading_1", "heading_2", "heading_3"})


def style_sheet(profile: FormatProfile) -> dict[str, Look]:
    """Every paragraph style of the profile by its key."""
    return {key: _look(profile, key) for key in _STYLES}


def style_of(block: Block) -> str:
    """The style key of a printed block: its role, or what its kind and level say."""
    if block.role:
        return block.role
    if block.kind is BlockKind.HEADING:
        return f"heading_{min(max(block.level, 1), 3)}"
    return {BlockKind.TITLE: "annex_title", BlockKind.CAPTION: "caption", BlockKind.FIGURE: "figure"}.get(
        block.kind, "body"
    )


def sections_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """The main document's blocks, then each annex's, which begin with the page break that opened it."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind is BlockKind.PAGE_BREAK and block.role == "annex":
            sections.append([])
        sections[-1].append(block)
    return sections


def text_room(profile: FormatProfile, *, landscape: bool = False) -> Decimal:
    """Points between the left and the right margin."""
    width = PAGE_HEIGHT_MM if landscape else PAGE_WIDTH_MM
    return (width - profile.margins.left.used - profile.margins.right.used) * POINTS_PER_MM


def subject_room(profile: FormatProfile) -> Decimal:
    """Points that a line of the subject may fill: centred lines look best with some air on both sides."""
    return text_room(profile) * 9 / 10


def letterhead_columns(paper: Paper, profile: FormatProfile) -> tuple[Decimal, Decimal]:
    """Widths of the letterhead's columns in points: the right one holds its longest line whole, the left the rest.

    The form's title must stand on one line (NĐ 30 cells 1 and 4); the left column keeps at least three tenths.
    """
    room = text_room(profile)
    if paper.letterhead is None:
        return room / 2, room / 2
    sheet = style_sheet(profile)
    lines = [(text, "header_motto" if index else "header_title") for index, text in enumerate(paper.letterhead.right)]
    lines.append((paper.letterhead.place_and_date, "place_and_date"))
    longest = max(line_width(text, sheet[key]) for text, key in lines)
    right = min(longest + COLUMN_GAP, room * 7 / 10)
    return room - right, right


def line_width(text: str, look: Look) -> Decimal:
    """Width of a text on one line in a style, in points."""
    return text_width(text, look.size, bold=look.form.bold, italic=look.form.italic)


def fitted_lines(text: str, look: Look, room: Decimal) -> tuple[str, ...]:
    """A centred text broken into balanced lines that fit `room` points."""
    return balanced_lines(text, look.size, room, bold=look.form.bold) or ("",)


def rule_length(text: str, look: Look, room: Decimal, share: Decimal) -> Decimal:
    """Length of the line under a centred text: a share of its longest line, in points."""
    return share * max(line_width(line, look) for line in fitted_lines(text, look, room))


def column_widths(table: Table, room: Decimal) -> tuple[Decimal, ...]:
    """The columns of a table over `room`, in points."""
    shares = [Decimal(str(width)) for width in table.widths]
    return tuple(room * share / sum(shares) for share in shares)


def follows_table(blocks: Sequence[Block], index: int) -> bool:
    """Whether this block is a table right under another one."""
    return index > 0 and blocks[index].table is not None and blocks[index - 1].table is not None


def is_group_name(row: tuple[Cell, ...], table: Table) -> bool:
    """Whether a row is one cell over the whole width: it names the rows after it and never stands alone."""
    return len(row) == 1 and row[0].span == len(table.widths) > 1


def row_may_break(row: tuple[Cell, ...], widths: tuple[Decimal, ...], look: Look) -> bool:
    """Whether a row is so tall that it must be allowed to run over a page's end; other rows stay whole.

    Lines are estimated at half an em a letter, which is what Vietnamese text in this face comes to.
    """
    column, tallest = 0, 0
    for cell in row:
        inner = sum(widths[column : column + cell.span]) - 2 * CELL_PADDING
        letters = max(int(inner / look.size * 2), 1)
        tallest = max(tallest, sum(len(line) // letters + 1 for line in cell.text.split("\n")))
        column += cell.span
    return tallest > LINES_KEPT_WHOLE


def _indent(profile: FormatProfile, key: str) -> Decimal:
    """Several addressees: "Kính gửi:" 25 mm from the margin, their dashes below its colon (NĐ 30 cell 9a)."""
    margin = 25 * POINTS_PER_MM
    word = text_width(profile.addressee_word.rstrip(":"), profile.size(Element.ADDRESSEE))
    indent = {"addressee_head": margin, "addressee_list": margin + word}.get(key, ZERO)
    return indent.quantize(Decimal("0.1"))


def _look(profile: FormatProfile, key: str) -> Look:
    identifier, name, element, align, before, keep_next = _STYLES[key]
    form, flowing = profile.form(element), key in _FLOWING
    exact = flowing and profile.line_rule is Spacing.EXACT
    multiple = profile.line_spacing.used if flowing and not exact else Decimal(1)
    return Look(
        identifier,
        name,
        form,
        align,
        before=profile.paragraph_gap.used if flowing else _before(key, before),
        line=profile.line_spacing.used
        if exact
        else (form.size.used * SINGLE_LINE * multiple).quantize(Decimal("0.01")),
        exact=exact,
        multiple=multiple,
        after=Decimal(4) if key in {"caption", "annex_reference"} else ZERO,
        indent=_indent(profile, key),
        first_line=profile.first_line_indent.used * POINTS_PER_MM if flowing else ZERO,
        keep_next=keep_next,
        outline=int(key[-1]) if key.startswith("heading_") else 0,
    )


def _before(key: str, before: int) -> Decimal:
    return SIGNATURE_GAP if key == "signer" else Decimal(before)
