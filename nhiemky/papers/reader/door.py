"""`read`: bytes in, Paper out, or a refusal that says what to do."""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata

from nhiemky.papers.content import Paper, Source
from nhiemky.papers.reader.archive import Damaged
from nhiemky.papers.reader.limits import DEFAULT_LIMITS, Limits, ReadRefusal, TooLong, check_length
from nhiemky.papers.reader.pieces import Draft, Progress
from nhiemky.papers.reader.sniffing import MEDIA_TYPES, Format, sniff
from nhiemky.papers.reader.structure import make_paper

VERSION = "1"
_log = logging.getLogger(__name__)


class NoText(ReadRefusal):
    """A document without a single word."""

    exit_code = 34
    template = "Tệp mở được nhưng không có chữ nào. Hãy kiểm tra lại xem có gửi nhầm tệp không."


class OutOfMemory(ReadRefusal):
    """Reading it would take more memory than is given to one file."""

    exit_code = 44
    template = "Tệp cần nhiều bộ nhớ hơn mức cho phép. Hãy tách thành nhiều tệp nhỏ hoặc bỏ bớt ảnh rồi đọc lại."


_EXTENSIONS = {
    Format.DOCX: ("docx", "docm", "dotx", "dotm"),
    Format.PDF: ("pdf",),
    Format.HTML: ("html", "htm", "xhtml"),
    Format.MHTML: ("mhtml", "mht"),
    Format.TXT: ("txt", "text", "md", "csv"),
}
_WRONG_NAME = "Tên tệp có đuôi .{extension} nhưng bên trong là {format}; tệp được đọc theo nội dung thật."
_LONGEST_NAME = 200


def read(content: bytes, name: str, *, progress: Progress | None = None, limits: Limits = DEFAULT_LIMITS) -> Paper:
    """Read a file: DOCX, PDF with text, a saved web page, or plain text, told by its bytes.

    `name` is only shown (folders and control characters in it are dropped); `progress` is called with (done, whole)
    as the reading goes on. The paper's `text` is NFC and every block's text is the piece of it at its place. Raises a
    `ReadRefusal` (each kind with its own exit code) and nothing else; only an installation that lacks a library, or has
    no memory left to load it, raises ImportError: that is not the file's fault.
    """
    plain = plain_name(name)
    try:
        return _read(content, plain, progress or _nobody, limits)
    except (ReadRefusal, ImportError):
        raise
    except MemoryError as error:
        raise OutOfMemory from error
    except RecursionError as error:
        raise TooLong(what="phần tử lồng nhau", limit=limits.depth) from error
    except Exception as error:  # the libraries raise what they like on damaged files
        _log.info("reading %s failed", plain, exc_info=True)
        raise Damaged(what=type(error).__name__) from error


def plain_name(name: str) -> str:
    """The last part of a path, without control characters, at most 200 letters; "tệp không tên" for nothing."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(letter for letter in unicodedata.normalize("NFC", last) if letter.isprintable()).strip(" .")
    if len(kept) > _LONGEST_NAME:
        stem, dot, extension = kept.rpartition(".")
        kept = stem[: _LONGEST_NAME - 10] + dot + extension[:9] if dot else kept[:_LONGEST_NAME]
    return kept or "tệp không tên"


def _read(content: bytes, name: str, progress: Progress, limits: Limits) -> Paper:
    """Sniff, read, put in order."""
    found = sniff(content, limits)
    draft = _draft(found, content, limits, progress)
    check_length("khối", len(draft.pieces), limits.blocks)
    if not any(any(map(str.isalnum, piece.text)) for piece in draft.pieces):
        raise NoText
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension and extension not in _EXTENSIONS[found]:
        draft.warnings.insert(0, _WRONG_NAME.format(extension=extension[:20], format=found.value.upper()))
    source = Source(name, MEDIA_TYPES[found], hashlib.sha256(content).hexdigest(), len(content))
    return make_paper(draft, source)


def _draft(found: Format, content: bytes, limits: Limits, progress: Progress) -> Draft:
    """The pieces of a file in its format; each reader is loaded when it is first needed."""
    if found is Format.DOCX:
        from nhiemky.papers.reader.docx import read_docx

        return read_docx(content, limits, progress)
    if found is Format.PDF:
        from nhiemky.papers.reader.pdf import read_pdf

        return read_pdf(content, limits, progress)
    if found in (Format.HTML, Format.MHTML):
        from nhiemky.papers.reader.html import read_html

        return read_html(content, limits, progress, packed=found is Format.MHTML)
    from nhiemky.papers.reader.plain import read_plain

    return read_plain(content, limits, progress)


def _nobody(done: int, whole: int) -> None:
    """Progress that nobody watches."""
    del done, whole
