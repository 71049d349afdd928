"""Files that nobody wrote by hand: whatever the bytes, reading ends in a paper or in a refusal that says what to do.

NHIEMKY_HYPOTHESIS_EXAMPLES=5000 draws that many files of each kind instead of a few; above 100, others at each run.
"""

from __future__ import annotations

import io
import json
import os
import unicodedata
import zipfile
from functools import cache

import docx
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemky.cli.read import described
from nhiemky.cli.read_table import print_table
from nhiemky.cli.streams import as_json_line
from nhiemky.papers.findings import as_json, find
from nhiemky.papers.reader import DEFAULT_LIMITS, ReadRefusal, read

LINES = (
    "ĐẢNG BỘ TỈNH TÂN GIANG",
    "NGHỊ QUYẾT Đại hội lần thứ XVI, nhiệm kỳ 2025-2030",
    "1. Chỉ tiêu chủ yếu",
    "a) Phấn đấu hằng năm kết nạp từ 8 đến 10 đảng viên mới; thu ngân sách 1.428,5/1.340 tỷ đồng, đạt 106,6%.",
    "b) Tỷ suất sinh giảm 0,2 %0 trước ngày 31/12/2029, tặng Bằng khen cho 03 tập thể năm 2024.",
    "2. Giao Ban Tổ chức chủ trì, phối hợp Văn phòng hoàn thành trước quý IV năm 2026.",
    "Đồng chí Lý Thanh Vũ, Phó Chủ tịch Hội Hữu nghị An Phước Đông, dự hội nghị ngày 24/6/2023.",
)
ASKED = int(os.environ.get("NHIEMKY_HYPOTHESIS_EXAMPLES", "0"))
MANY = ASKED > 100
DRAWN = settings(
    max_examples=ASKED if MANY else 30,
    derandomize=not MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SIGNS = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"<html><body>", b"<!doctype html>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
    b"<?xml version='1.0'?>", b"",
)  # fmt: skip
PIECES = (b"<w:p>", b"</w:p>", b"-1", b"99999999999", b"", b"<w:tbl/>", b"\xc2")


@cache
def whole(kind: str) -> bytes:
    """A small file of each kind that is read."""
    if kind == "docx":
        made, buffer = docx.Document(), io.BytesIO()
        for line in LINES:
            made.add_paragraph(line)
        table = made.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(1, 1).text = "Chỉ tiêu", "12,5 tỷ đồng"
        made.save(buffer)
        return buffer.getvalue()
    if kind == "pdf":
        return typst.compile("\n\n".join(LINES).replace("@", "").encode(), format="pdf")
    if kind == "html":
        body = "".join(f"<p>{line}</p>" for line in LINES)
        page = f"<!doctype html><html><head><title>x</title></head><body><article><h1>{LINES[1]}</h1>{body}"
        return f"{page}<table><tr><td>a<td>b</table></article></body></html>".encode()
    if kind == "txt in UTF-16":
        return "\n".join(LINES).encode("utf-16")
    return "\n".join(LINES).encode()


def check_ends_well(content: bytes) -> None:
    """Read, find and print, as the command does."""
    try:
        paper = read(content, "tep")
    except ReadRefusal as refusal:
        said = str(refusal)
    else:
        said = ""
    assert not said or "ãy" in said
    if said:
        return
    found = as_json(find(paper), paper)
    line = as_json_line(json.dumps(described(paper, found), ensure_ascii=False))
    assert not [letter for letter in line if unicodedata.category(letter) in ("Cc", "Zl", "Zp")]
    assert len(line.splitlines()) == 1
    for kind in ("targets", "results", "tasks", "documents", "awards", "events"):
        for each in found[kind]:
            start, end = each["span"]
            assert paper.text[start:end] == each["quote"]


@DRAWN
@given(st.sampled_from(SIGNS), st.binary(max_size=3_000))
def test_random_bytes_after_every_known_beginning(sign: bytes, rest: bytes) -> None:
    check_ends_well(sign + rest)


@DRAWN
@given(st.text(max_size=400), st.sampled_from(LINES), st.sampled_from(("utf-8", "utf-16", "utf-8-sig")))
def test_random_letters_around_a_line_that_says_something(letters: str, line: str, encoding: str) -> None:
    check_ends_well(f"{letters}{line}{letters}\n{letters}".encode(encoding, "replace"))


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt", "txt in UTF-16"])
@DRAWN
@given(data=st.data())
def test_a_good_file_with_bytes_changed_left_out_doubled_or_put_in(kind: str, data: st.DataObject) -> None:
    content = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content) - 1))
        end = min(len(content), start + data.draw(st.integers(1, 60)))
        match data.draw(st.sampled_from(("change", "leave out", "double", "put in", "cut off"))):
            case "change":
                content[start] = data.draw(st.integers(0, 255))
            case "leave out":
                del content[start:end]
            case "double":
                content[start:start] = content[start:end]
            case "put in":
                content[start:start] = data.draw(st.binary(max_size=20))
            case "cut off":
                del content[max(start, 1) :]
        content = content or bytearray(b"\0")
    check_ends_well(bytes(content))


@DRAWN
@given(data=st.data())
def test_a_part_of_a_document_changed_inside_a_whole_archive(data: st.DataObject) -> None:
    """What a damaged archive never shows: markup that is wrong in ways a parser takes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole("docx"))) as old, zipfile.ZipFile(buffer, "w") as new:
        names = [name for name in old.namelist() if name.startswith("word/") and name.endswith(".xml")]
        chosen = data.draw(st.sampled_from(names))
        for name in old.namelist():
            part = bytearray(old.read(name))
            if name == chosen:
                for _ in range(data.draw(st.integers(1, 4))):
                    start = data.draw(st.integers(0, len(part) - 1))
                    piece = data.draw(
                        st.sampled_from((b"<w:p>", b"</w:p>", b"-1", b"99999999999", b"", b"<w:tbl/>", b"\xc2"))
                    )
                    part[start : start + data.draw(st.integers(0, 30))] = piece
            new.writestr(name, bytes(part))
    check_ends_well(buffer.getvalue())


def test_the_table_of_a_damaged_file_is_printed_too(capsys: pytest.CaptureFixture[str]) -> None:
    paper = read("\n".join(LINES).replace("đạt", "đ\u200bạt\u2028").encode(), "a\x1b[31m.txt", limits=DEFAULT_LIMITS)
    print_table(paper, as_json(find(paper), paper))
    assert all(letter.isprintable() or letter == "\n" for letter in capsys.readouterr().out)
