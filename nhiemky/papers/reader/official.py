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
    marks = [index for index in range(head) if _mark_of(pieces[index].text)]
    type_at = next((index for index in range(head) if _is_type_line(pieces[index].text)), None)
    exact = type_at is not None and type_at < _FIRST_LINES and bool(_TYPE.fullmatch(pieces[type_at].text.strip()))
    if len({_mark_of(pieces[index].text) for index in marks}) + (type_at is not None) + exact < 2:
        return Form()
    form = Form(first=type_at)
    _read_letterhead(pieces, marks, type_at, form)
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


def _mark_of(text: str) -> str:
    """The element that a line is: "right", "number", "place", or ""."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_LINE:
        return ""
    if _RIGHT.search(line) and len(line) < 70:
        return "right"
    if _NUMBER.fullmatch(line):
        return "number"
    return "place" if _PLACE_AND_DATE.fullmatch(line) else ""


def _is_type_line(text: str) -> bool:
    """Whether a line is the name of a type of document, in capitals."""
    line = " ".join(text.split())
    return len(line) <= _LONGEST_LINE and is_upper(line) and bool(_TYPE.match(line))


def _read_letterhead(pieces: list[Piece], marks: list[int], type_at: int | None, form: Form) -> None:
    """Both columns, the number line, the place and date line."""
    end = min([*(index for index in (type_at,) if index is not None), (max(marks) + 1) if marks else 0])
    left, right, number, place = [], [], "", ""
    for piece in pieces[: max(end, max(marks) + 1 if marks else 0)]:
        line = " ".join(piece.text.split())
        mark = _mark_of(piece.text)
        if mark == "right":
            right.append(line)
        elif mark == "number":
            number = line
        elif mark == "place":
            place = line
        elif is_upper(line) and len(line) <= _LONGEST_LINE and not _is_type_line(line):
            left.append(line)
        elif line.strip("*-_–— "):
            continue
        piece.role = {"number": "number", "place": "place_and_date"}.get(mark, "letterhead")
    dates = [found.date for found in find_dates(place) if found.date]
    form.dated = dates[0] if dates else None
    form.letterhead = Letterhead(tuple(left), tuple(right), number, place)


def _read_subject(pieces: list[Piece], type_at: int, form: Form) -> None:
    """The type's name and the lines of its subject, down to the body."""
    line = " ".join(pieces[type_at].text.split())
    match = _TYPE.match(line)
    form.type_name = match[1].lower() if match else ""
    pieces[type_at].role, pieces[type_at].kind = "type_name", BlockKind.TITLE
    subject = [line[match.end() :].strip(" -:")] if match and len(line) > match.end() else []
    for piece in pieces[type_at + 1 : type_at + 8]:
        text = " ".join(piece.text.split())
        if not text.strip("-_*–— .") or _mark_of(text):
            continue
        label = label_of(text)
        stops = (label is not None and label.sure) or text[-1:] in ".;:" or _BODY_BEGINS.match(text)
        if (
            stops
            or len(text) > _LONGEST_SUBJECT
            or piece.kind is BlockKind.CELL
            or len(" ".join(subject)) > _LONGEST_SUBJECT
        ):
            break
        piece.role, piece.kind = "subject", BlockKind.TITLE
        subject.append(text)
    form.subject = " ".join(part for part in subject if part)


def _read_end(pieces: list[Piece], form: Form) -> None:
    """Recipients and signature, from the last lines of the main document."""
    start = next(
        (index for index in reversed(range(len(pieces))) if _RECIPIENTS.match(pieces[index].text.strip())), None
    )
    authority = next((index for index in reversed(range(len(pieces))) if _is_authority(pieces[index].text)), None)
    if start is not None:
        form.recipients = _recipients(pieces, start)
    if authority is not None:
        form.signature = _signature(pieces, authority)


def _is_authority(text: str) -> bool:
    """Whether a line is an authority line: "T/M BAN THƯỜNG VỤ"."""
    return len(text) <= _LONGEST_LINE and bool(_AUTHORITY.match(text.strip())) and is_upper(text)


def _recipients(pieces: list[Piece], start: int) -> tuple[str, ...]:
    """The lines under "Nơi nhận:"."""
    found = []
    pieces[start].role = "recipients"
    own = _RECIPIENTS.sub("", pieces[start].text, count=1).strip(" \n")
    lines = [line for line in own.split("\n") if line.strip()]
    for piece in pieces[start + 1 : start + 15]:
        label = label_of(piece.text)
        if label is None or label.rank != Rank.BULLET:
            break
        piece.role = "recipients"
        lines.append(piece.text)
    found = [line.strip().lstrip("-–+ ").rstrip(";,. ") for line in lines]
    return tuple(line for line in found if line)


def _signature(pieces: list[Piece], authority: int) -> SignatureBlock | None:
    """Authority, position, name: the lines in capitals, then the first line of a name."""
    lines = [line.strip() for line in pieces[authority].text.split("\n") if line.strip()]
    pieces[authority].role = "signature"
    for piece in pieces[authority + 1 : authority + 6]:
        text = piece.text.strip()
        if not (is_upper(text) or _SIGNER.fullmatch(text) or text.startswith("(")):
            break
        piece.role = "signature"
        lines += [line.strip() for line in text.split("\n")]
    name = next((line for line in lines if not is_upper(line) and _SIGNER.fullmatch(line)), "")
    capitals = [line for line in lines if is_upper(line)]
    return SignatureBlock(capitals[0], " ".join(capitals[1:]), name) if capitals else None
