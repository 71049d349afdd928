"""Files that are not read: each says why and what to do, with an exit code of its own; none costs much or runs."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_files import SPACES, cell, docx, p, pdf, table, zipped
from test_reader_pdf import ENCRYPTED

from nhiemky.cli.read import IsFolder, MissingFile, UnreadableFile
from nhiemky.papers import findings
from nhiemky.papers.content import Paper
from nhiemky.papers.findings import find
from nhiemky.papers.reader import DEFAULT_LIMITS, Limits, ReadRefusal, plain_name, read
from nhiemky.papers.reader.apart import (
    Crashed,
    NotUnderstood,
    Reader,
    TooSlow,
    _OnlyPapers,
    read_apart,
    refusals,
)
from nhiemky.papers.reader.archive import Bomb, Damaged, LockedPart
from nhiemky.papers.reader.decoding import UnknownKind
from nhiemky.papers.reader.door import NoText
from nhiemky.papers.reader.limits import TooLong
from nhiemky.papers.reader.sniffing import (
    Archive,
    EmptyFile,
    Encrypted,
    OldWord,
    OtherOffice,
    Picture,
    RichText,
    TooLarge,
)
from nhiemky.papers.reader.unreadable import ForbiddenMarkup, Scanned

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "reader.md"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
WORD_DOCUMENT = docx(p("Kế hoạch năm 2026."))
SMALL = Limits(
    file_bytes=200_000,
    page_bytes=50_000,
    unpacked_bytes=2_000_000,
    part_bytes=1_000_000,
    free_bytes=10_000,
    entries=100,
)


def named(word: str) -> bytes:
    """An OLE file with this name in its directory."""
    return OLE + word.encode("utf-16-le")


def locked() -> bytes:
    """A DOCX whose parts are marked as encrypted."""
    content = bytearray(WORD_DOCUMENT)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 1)
    return bytes(content)


def broken_part() -> bytes:
    """A DOCX whose main part has a wrong checksum."""
    content = bytearray(WORD_DOCUMENT)
    place = content.find(b"word/document.xml") + len(b"word/document.xml") + 8
    content[place] ^= 0xFF
    return bytes(content)


def office(folder: str) -> bytes:
    """An Office file of another program."""
    return zipped({"[Content_Types].xml": "<Types/>", f"{folder}/main.xml": "<a/>"})


ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("bcdefgh", "cdefghi", strict=True))
    + "]>"
)
DOCUMENT = f"<w:document {SPACES}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
DEEP = "<w:sdt><w:sdtContent>" * 240 + p("sâu") + "</w:sdtContent></w:sdt>" * 240
MANY_TABLES = 110


def nested_tables() -> str:
    """Tables in tables, deeper than anybody writes."""
    inner = p("sâu")
    for _ in range(MANY_TABLES):
        inner = table(cell(inner + p("a")) + cell(p("b")))
    return inner


REFUSED: dict[str, tuple[bytes, type[ReadRefusal]]] = {
    "nothing": (b"", EmptyFile),
    "white space": (b" \r\n\t\n", EmptyFile),
    "only a mark of order": (b"\xff\xfe", EmptyFile),
    "too large": (b"a " * 150_000, TooLarge),
    "random bytes": (bytes(range(256)) * 40, UnknownKind),
    "a program": (b"MZ\x90\x00" + b"\x00\x01\x02" * 900, UnknownKind),
    "null bytes in text": (b"K\x00\x00\x00\x00ho\x00\x00\x00\x00ch" * 30, UnknownKind),
    "a .doc of Word 97": (named("WordDocument"), OldWord),
    "another old Office file": (named("PowerPoint Document"), OldWord),
    "Word XML of 2003": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', OldWord),
    "RTF": (b"{\\rtf1\\ansi K\\u7871?}", RichText),
    "a spreadsheet": (office("xl"), OtherOffice),
    "an old spreadsheet": (named("Workbook"), OtherOffice),
    "slides": (office("ppt"), OtherOffice),
    "an OpenDocument text": (zipped({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}), OtherOffice),
    "other XML": (b'<?xml version="1.0"?><invoice><total>1</total></invoice>', OtherOffice),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, Picture),
    "a photo": (b"\xff\xd8\xff\xe0" + b"\x00" * 50, Picture),
    "a photo of a telephone": (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, Picture),
    "a zip of files": (zipped({"a.txt": "a"}), Archive),
    "RAR": (b"Rar!\x1a\x07\x00" + b"\x00" * 50, Archive),
    "gzip": (b"\x1f\x8b\x08" + b"\x00" * 50, Archive),
    "half a DOCX": (WORD_DOCUMENT[:300], Damaged),
    "a DOCX without its text": (zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}), Damaged),
    "a DOCX with broken markup": (docx("<w:p><w:r>"), Damaged),
    "a DOCX with a wrong checksum": (broken_part(), Damaged),
    "a DOCX with a broken style part": (
        zipped({"[Content_Types].xml": "<T/>", "word/document.xml": DOCUMENT.format("a"), "word/styles.xml": "<w:s"}),
        Damaged,
    ),
    "half a PDF": (pdf("Kế hoạch năm 2026")[:400], Damaged),
    "a PDF in name only": (b"%PDF-1.7\nK\xc3\xaa ho\xe1\xba\xa1ch", Damaged),
    "a DOCX with a password": (named("EncryptedPackage"), Encrypted),
    "a zipped file with a password": (locked(), LockedPart),
    "a PDF with a password": (ENCRYPTED, Encrypted),
    "a scan put into Word": (docx("<w:p/>", **{"word/media/image1.png": "x"}), Scanned),
    "a DOCX without text": (docx("<w:p/>"), NoText),
    "a page without text": (b"<html><body><script>var a = 'text'</script></body></html>", NoText),
    "signs without words": (b"--- *** ... ///", NoText),
    "a part that grows a thousandfold": (docx(p("a" * 900_000)), Bomb),
    "parts that are too large together": (
        zipped({"[Content_Types].xml": "<T/>", **{f"word/{number}.xml": "ab" * 450_000 for number in range(4)}}),
        Bomb),
    "more parts than any document has": (zipped({f"word/{number}": "" for number in range(150)}), Bomb),
    "an external entity": (docx("", document=ENTITY + DOCUMENT.format("&x;")), ForbiddenMarkup),
    "entities that grow": (docx("", document=LAUGHS + DOCUMENT.format("&i;")), ForbiddenMarkup),
    "a document type in another part": (
        zipped({"[Content_Types].xml": "<T/>", "word/document.xml": DOCUMENT.format("a"),
                "word/numbering.xml": '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'}), ForbiddenMarkup),
    "an entity in a page": (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>',
        ForbiddenMarkup,
    ),
    "containers without end": (docx(DEEP), TooLong),
    "tables in tables": (docx(nested_tables()), TooLong),
    "a page nested without end": (b"<html><body>" + b"<div>" * 3_000 + b"s\xc3\xa2u" + b"</div>" * 3_000, TooLong),
    "a page too large": (b"<html><body>" + b"<p>abc</p>" * 9_000, TooLarge),
}  # fmt: skip


def refused(content: bytes, limits: Limits = SMALL) -> ReadRefusal:
    """The refusal that reading ends in."""
    with pytest.raises(ReadRefusal) as found:
        read(content, "tep", limits=limits)
    return found.value


@pytest.mark.parametrize(("content", "kind"), REFUSED.values(), ids=REFUSED.keys())
def test_each_bad_file_is_refused_for_its_own_reason(content: bytes, kind: type[ReadRefusal]) -> None:
    assert type(refused(content)) is kind


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_says_in_vietnamese_what_to_do(kind: type[ReadRefusal]) -> None:
    assert re.search(r"[ạ-ỹđ]", kind.template)
    assert "Hãy" in kind.template or "hãy" in kind.template
    assert kind.exit_code > 2


def test_every_reason_has_its_own_exit_code_and_the_reference_page_lists_them() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| `(\w+(?:`, `\w+)*)`", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE))
    listed = {int(code): set(names.split("`, `")) for code, names in rows.items()}
    own = {*refusals(), MissingFile, IsFolder, UnreadableFile}
    codes = {kind.exit_code for kind in own}
    assert listed == {code: {kind.__name__ for kind in own if kind.exit_code == code} for code in codes}
    shared = {code: names for code, names in listed.items() if len(names) > 1}
    assert shared == {31: {"Encrypted", "LockedPart"}}


def test_a_part_that_unpacks_to_more_than_its_directory_says_is_no_text() -> None:
    content = bytearray(docx(p("a" * 5_000)))
    place = content.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", content, place + 24, 400)
    assert isinstance(refused(bytes(content)), Damaged | Bomb)


@pytest.mark.thorough
def test_a_bomb_is_told_by_its_directory_before_anything_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<T/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"0" * 1024 * 1024)
    assert len(buffer.getvalue()) < 400_000
    assert isinstance(refused(buffer.getvalue(), DEFAULT_LIMITS), Bomb)


def test_a_zip_inside_a_document_stays_closed() -> None:
    inner = zipped({"a": "0" * 5_000_000})
    content = zipped({
        "[Content_Types].xml": b"<T/>", "word/document.xml": DOCUMENT.format("Chỉ đọc chữ.").encode(),
        "word/embeddings/bomb.zip": inner, "../../etc/cron.d/evil": b"* * * * *",
    })  # fmt: skip
    assert read(content, "a.docx", limits=SMALL).text == "Chỉ đọc chữ."


@pytest.mark.parametrize(
    ("limit", "content"),
    [
        ({"pages": 1}, pdf("a\n#pagebreak()\nb")),
        ({"characters": 10}, docx(p("Quá mười chữ cái."))),
        ({"characters": 10}, pdf("Quá mười chữ cái.")),
        ({"characters": 10}, "Quá mười chữ cái.".encode()),
        ({"blocks": 2}, docx(p("a") * 9)),
        ({"blocks": 2}, b"a\n\nb\n\nc\n\nd"),
        ({"blocks": 2}, b"<html><body><p>a</p><p>b</p><p>c</p></body></html>"),
    ],
)
def test_every_ceiling_holds_in_every_format(limit: dict[str, int], content: bytes) -> None:
    assert isinstance(refused(content, dataclasses.replace(DEFAULT_LIMITS, **limit)), TooLong)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\Nghị quyết.docx", "Nghị quyết.docx"),
        ("a\x00b\x1b[31m.txt", "ab[31m.txt"),
        ("", "tệp không tên"),
        ("...", "tệp không tên"),
        ("Nghi\u0323 quye\u0302\u0301t.txt", "Nghị quyết.txt"),
        ("\u202etxt.exe", "txt.exe"),
    ],
)
def test_a_name_is_only_a_name(name: str, shown: str) -> None:
    source = read(b"abc", name).source
    assert source is not None
    assert source.name == shown


def test_a_long_name_keeps_its_end() -> None:
    assert plain_name("a" * 5_000 + ".docx").endswith(".docx")
    assert len(plain_name("a" * 5_000 + ".docx")) <= 200


@pytest.mark.parametrize(
    ("content", "name"), [(WORD_DOCUMENT, "a.pdf"), (b"abc def", "a.docx"), (b"<html><body><p>abc", "a.doc")]
)
def test_a_wrong_extension_is_read_by_content_and_said_so(content: bytes, name: str) -> None:
    assert any("đuôi" in warning for warning in read(content, name).warnings)


@settings(deadline=None)
@given(st.binary(max_size=2_000), st.text(max_size=30))
def test_no_bytes_raise_anything_but_a_refusal(content: bytes, name: str) -> None:
    with contextlib.suppress(ReadRefusal):
        paper = read(content, name)
        places = [(block, block.place) for block in paper.blocks if block.place]
        assert len(places) == len(paper.blocks)
        assert all(block.text == paper.text[place.start : place.end] for block, place in places)


KINDS = {
    "docx": WORD_DOCUMENT,
    "pdf": pdf("= Kế hoạch\n\nKết nạp 20 đảng viên."),
    "html": "<html><body><p>Kế hoạch".encode(),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_damage_raises_anything_but_a_refusal(kind: str, data: st.DataObject) -> None:
    content = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(1, len(content))) :]
    with contextlib.suppress(ReadRefusal):
        assert read(bytes(content), f"a.{kind}").blocks


def test_a_process_of_its_own_reads_the_same_and_refuses_the_same() -> None:
    with Reader() as reader:
        for content in (WORD_DOCUMENT, KINDS["pdf"], KINDS["html"], b"abc"):
            assert reader.read(content, "a") == read(content, "a")
        for content, kind in (REFUSED["a scan put into Word"], REFUSED["an external entity"], REFUSED["nothing"]):
            with pytest.raises(kind):
                reader.read(content, "a")
        assert reader.read(WORD_DOCUMENT, "a") == read(WORD_DOCUMENT, "a")


def test_a_reading_that_takes_too_long_is_stopped_and_the_next_one_goes_on() -> None:
    long = docx(p("Kết nạp 20 đảng viên mới. " * 20) * 4_000)
    with Reader(dataclasses.replace(DEFAULT_LIMITS, seconds=0.02, ratio=10_000)) as reader, pytest.raises(TooSlow):
        reader.read(long, "a.docx")


def test_a_reading_that_takes_too_much_memory_or_breaks_down_is_a_refusal() -> None:
    with Reader(dataclasses.replace(DEFAULT_LIMITS, memory_bytes=1)) as reader, pytest.raises(ReadRefusal) as found:
        reader.read(WORD_DOCUMENT, "a.docx")
    assert found.value.exit_code in (44, Crashed.exit_code)


def test_a_process_of_its_own_finds_the_same() -> None:
    text = (Path(__file__).parent / "resolution.txt").read_text(encoding="utf-8")
    long = (text + "\n" + "Không có gì thêm.\n" * 500).encode()
    with Reader() as reader:
        for content in (b"abc", text.encode(), long, docx(p("Hằng năm kết nạp từ 8 đến 10 đảng viên mới."))):
            paper, found = reader.read_and_find(content, "a")
            assert paper == read(content, "a")
            assert found == find(paper)
            assert bool(found.targets) == (text[:200] in paper.text)


@pytest.mark.parametrize("dense", ["100%\n", "8 đến 10 - 12 – ", "1."])
def test_finding_that_takes_too_long_is_stopped(dense: str) -> None:
    content = (dense * (400_000 // len(dense))).encode()
    with Reader(dataclasses.replace(DEFAULT_LIMITS, seconds=2)) as reader, pytest.raises(TooSlow, match="quá 2 giây"):
        reader.read_and_find(content, "a.txt")


def test_a_finder_that_breaks_down_is_a_refusal_that_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paper: Paper) -> findings.Findings:
        raise ZeroDivisionError

    monkeypatch.setattr(findings, "find", broken)
    with Reader() as reader, pytest.raises(NotUnderstood, match=r"ZeroDivisionError, test_reader_refusals\.py:\d+"):
        reader.read_and_find(b"abc", "a.txt")


@pytest.mark.parametrize(
    "name", ["os.system", "builtins.eval", "nhiemky.papers.findings.model.dataclass", "nhiemky.papers.content.replace"]
)
def test_the_other_process_hands_over_nothing_but_papers_and_findings(name: str) -> None:
    module, _, kind = name.rpartition(".")
    with pytest.raises(EOFError):
        _OnlyPapers(io.BytesIO()).find_class(module, kind)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_three_hundred_pages_are_read_in_bounded_memory_with_progress(kind: str) -> None:
    sentence = "Phấn đấu hằng năm kết nạp từ 8 đến 10 đảng viên mới, 100% chi bộ hoàn thành tốt nhiệm vụ được giao. "
    if kind == "docx":
        content = docx("".join(p(f"{number}. {sentence * 4}") for number in range(1, 2_401)))
    else:
        pages = f"{sentence * 28}\n\n#pagebreak()\n" * 299
        content = pdf("#set page(height: 20cm)\n#set text(size: 12pt)\n" + pages + sentence)
    steps: list[tuple[int, int]] = []
    limits = dataclasses.replace(DEFAULT_LIMITS, memory_bytes=600 * 1024 * 1024)
    paper = read_apart(content, f"a.{kind}", progress=lambda *step: steps.append(step), limits=limits)
    assert len(paper.text) > 300 * 1_800
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    if kind == "pdf":
        assert paper.source is not None
        assert paper.source.pages is not None
        assert paper.source.pages >= 300
        assert steps[-1] == (paper.source.pages, paper.source.pages)
