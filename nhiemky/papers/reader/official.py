"""The elements of an official form in a paper that is read: heading, number, place and date, type, subject, signature.

NĐ 30/2020/NĐ-CP, Phụ lục I (verified) and HD 05-HD/VPTW under QĐ 399-QĐ/TW (second-hand); old papers are looser, so
every element may be missing.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from nhiemky.papers.content import BlockKind, Letterhead, SignatureBlock
from nhiemky.papers.reader.labels import Rank, label_of
from nhiemky.papers.reader.pieces import Piece
from nhiemky.rules.text import find_dates

_RIGHT = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐỘC LẬP\W+TỰ DO\W+HẠNH PHÚC|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|ĐOÀN TNCS HỒ CHÍ MINH",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"Số\s*:?\s*[\d….\s]{0,12}(?:/\d{4})?\s*[-–/]\s*[A-ZĐ][\w.Đ–-]*(?:/[\wĐ.-]+)*\s*", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(
    r"[^\W\d_][^,\n]{1,40},\s*ngày\s*[\d….]{0,6}\s*tháng\s*[\d….]{0,6}\s*năm\s*(?:\d{4}|20[….]*|[….]+)\s*",
    re.IGNORECASE,
)
_TYPES = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "quy trình", "thông cáo", "thông báo", "thông tri",
    "hướng dẫn", "chương trình hành động", "chương trình công tác", "chương trình", "kế hoạch", "phương án", "đề án",
    "dự án", "báo cáo chính trị", "báo cáo tổng kết", "báo cáo sơ kết", "báo cáo", "biên bản", "tờ trình", "kết luận",
    "công điện", "điều lệ", "giao ước thi đua",
)  # fmt: skip
_TYPE = re.compile(rf"({'|'.join(_TYPES)})\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q)\s?\.?\s+[A-ZĐ]|(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ]")
_SIGNER = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*\s+){1,5}[^\W\d_a-z][^\W\d_]*")
_RECIPIENTS = re.compile(r"n[oơ]i\s+nh[aâậ]n\s*:?", re.IGNORECASE)
_BODY_BEGINS = re.compile(r"(?:căn cứ|thực hiện|theo|kính gửi|phần|chương)\b", re.IGNORECASE)
_GAPS = re.compile(r"\t+| {3,}")
_LONGEST_HEAD = 1_000
_HEAD = 40
_FIRST_LINES = 12
_LONGEST_LINE = 160
_LONGEST_SUBJECT = 400


@dataclass(slots=True)
class Form:
    """What the form of a paper says; empty where it has none."""

    letterhead: Letterhead | None = None
    type_name: str = ""
    subject: str = ""
    dated: datetime.date | None = None
    signature: SignatureBlock | None = None
    recipients: tuple[str, ...] = ()
    first: int | None = None


def is_upper(text: str) -> bool:
    """Whether a line is set in capitals (numbers and signs aside)."""
    capitals, smalls = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals >= 2 and capitals >= 0.85 * (capitals + smalls)


def read_form(pieces: list[Piece]) -> Form:
    """Find the elements and give their pieces a role; a page without two of them in its head is no official paper."""
    head = _heading_end(pieces)
    marks = [index for index in range(head) if _marks_of(pieces[index].text)]
    type_at = next((index for index in range(head) if _is_type_line(pieces[index].text)), None)
    exact = type_at is not None and type_at < _FIRST_LINES and bool(_TYPE.fullmatch(_first_line(pieces[type_at].text)))
    found = {mark for index in marks for mark in _marks_of(pieces[index].text)}
    if len(found) + (type_at is not None) + exact < 2:
        return Form()
    form = Form(first=type_at)
    end = max([index + 1 for index in marks] + ([type_at] if type_at is not None else []))
    _read_letterhead(pieces[:end], form)
    if type_at is not None:
        _read_subject(pieces, type_at, form)
    _read_end(pieces, form)
    return form


def _heading_end(pieces: list[Piece]) -> int:
    """How far the head of a form may reach: to the first long paragraph."""
    for index, piece in enumerate(pieces[:_HEAD]):
        if len(piece.text) > _LONGEST_SUBJECT:
            return index
    return min(len(pieces), _HEAD)


def _columns(text: str) -> list[str]:
    """The lines of a block, those of two columns set side by side with tabs or spaces apart.

    A name that only breaks in two stays one line; an element of the form has a line of its own.
    """
    found: list[str] = []
    for column in _GAPS.split(text):
        lines = [" ".join(line.split()) for line in column.split("\n") if line.strip()]
        found += lines if any(map(_mark_of, lines)) else [" ".join(lines)] if lines else []
    return found


def _marks_of(text: str) -> list[str]:
    """The elements that the lines of a block are."""
    return [mark for line in _columns(text) if (mark := _mark_of(line))] if len(text) <= _LONGEST_HEAD else []


def _mark_of(line: str) -> str:
    """The element that a line is: "right", "number", "place", or ""."""
    if len(line) > _LONGEST_LINE:
        return ""
    if _RIGHT.search(line) and len(line) < 70:
        return "right"
    if _NUMBER.fullmatch(line):
        return "number"
    return "place" if _PLACE_AND_DATE.fullmatch(line) else ""


def _first_line(text: str) -> str:
    """The first line of a block, on one line."""
    return " ".join(text.split("\n", 1)[0].split())


def _is_type_line(text: str) -> bool:
    """Whether a block begins with the name of a type of document, in capitals."""
    line = _first_line(text)
    return len(line) <= _LONGEST_LINE and bool(_TYPE.match(line)) and is_upper(line)


def _read_letterhead(pieces: list[Piece], form: Form) -> None:
    """Both columns, the number line, the place and date line."""
    found: dict[str, list[str]] = {"left": [], "right": [], "number": [], "place": []}
    for piece in pieces:
        lines = _columns(piece.text)
        marks = [_mark_of(line) or ("left" if _may_be_left(line) else "") for line in lines]
        for line, mark in zip(lines, marks, strict=True):
            if mark:
                found[mark].append(line)
        if all(mark or not line.strip("*-_–— ") for line, mark in zip(lines, marks, strict=True)):
            alone = {"number": "number", "place": "place_and_date"}.get(marks[0] if len(set(marks)) == 1 else "")
            piece.role = alone or "letterhead"
    place = next(iter(found["place"]), "")
    form.dated = next((each.date for each in find_dates(place) if each.date), None)
    number = next(iter(found["number"]), "")
    form.letterhead = Letterhead(tuple(found["left"]), tuple(found["right"]), number, place)


def _may_be_left(line: str) -> bool:
    """Whether a line may name the body that issues the paper, or the one above it."""
    return len(line) <= _LONGEST_LINE and is_upper(line) and not _TYPE.match(line)


def _read_subject(pieces: list[Piece], type_at: int, form: Form) -> None:
    """The type's name and the lines of its subject, down to the body."""
    line, _, rest = pieces[type_at].text.partition("\n")
    line = " ".join(line.split())
    match = _TYPE.match(line)
    form.type_name = match[1].lower() if match else ""
    pieces[type_at].role, pieces[type_at].kind = "type_name", BlockKind.TITLE
    subject = [line[match.end() :].strip(" -:") if match else "", " ".join(rest.split()).strip("-_ ")]
    for piece in pieces[type_at + 1 : type_at + 8]:
        text = " ".join(piece.text.split())
        if not text.strip("-_*–— .") or _mark_of(text):
            continue
        if piece.kind is BlockKind.CELL or _ends_subject(text, " ".join(subject)):
            break
        piece.role, piece.kind = "subject", BlockKind.TITLE
        subject.append(text)
    form.subject = " ".join(part for part in subject if part)


def _ends_subject(text: str, subject: str) -> bool:
    """Whether a line belongs to the body: labelled, a sentence, or longer than a subject is."""
    label = label_of(text)
    stops = (label is not None and label.sure) or text[-1:] in ".;:" or bool(_BODY_BEGINS.match(text))
    return stops or len(text) > _LONGEST_SUBJECT or len(subject) > _LONGEST_SUBJECT


def _read_end(pieces: list[Piece], form: Form) -> None:
    """Recipients and signature, from the last lines of the main document."""
    backwards = list(reversed(range(len(pieces))))
    start = next((index for index in backwards if _RECIPIENTS.match(pieces[index].text.strip())), None)
    authority = next((index for index in backwards if any(map(_is_authority, _columns_at_end(pieces[index])))), None)
    if start is not None:
        form.recipients = _recipients(pieces, start)
    if authority is not None:
        form.signature = _signature(pieces, authority)


def _columns_at_end(piece: Piece) -> list[str]:
    """What stands side by side in a short block: recipients on the left, the signature on the right."""
    if len(piece.text) > _LONGEST_HEAD:
        return []
    return [column.strip() for column in _GAPS.split(piece.text.strip()) if column.strip()]


def _is_authority(text: str) -> bool:
    """Whether a line is an authority line: "T/M BAN THƯỜNG VỤ"."""
    return len(text) <= _LONGEST_LINE and bool(_AUTHORITY.match(text)) and is_upper(text)


def _recipients(pieces: list[Piece], start: int) -> tuple[str, ...]:
    """The lines under "Nơi nhận:"."""
    pieces[start].role = "recipients"
    own = _RECIPIENTS.sub("", _columns_at_end(pieces[start])[0], count=1).strip(" \n")
    lines = [line for line in own.split("\n") if line.strip()]
    for piece in pieces[start + 1 : start + 15]:
        label = label_of(piece.text)
        columns = _columns_at_end(piece)
        if label is None or label.rank != Rank.BULLET or not columns:
            break
        piece.role = "recipients"
        lines.append(columns[0])
    found = [line.strip().lstrip("-–+ ").rstrip(";,. ") for line in lines]
    return tuple(line for line in found if line)


def _signature(pieces: list[Piece], authority: int) -> SignatureBlock | None:
    """Authority, position, name: the lines in capitals, then the first line of a name."""
    lines: list[str] = []
    for piece in pieces[authority : authority + 7]:
        columns = _columns_at_end(piece)
        text = columns[-1] if columns else ""
        if piece.role == "recipients" and len(columns) < 2:
            continue
        if lines and not (is_upper(text) or _SIGNER.fullmatch(text) or text.startswith("(")):
            break
        piece.role = piece.role or "signature"
        lines += [line.strip() for line in text.split("\n") if line.strip()]
    name = next((line for line in lines if not is_upper(line) and _SIGNER.fullmatch(line)), "")
    capitals = [line for line in lines if is_upper(line)]
    return SignatureBlock(capitals[0], " ".join(capitals[1:]), name) if capitals else None
