"""The parts of a DOCX file: which is the document, and what goes with it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhiemky.papers.reader.archive import Damaged, chunks_of
from nhiemky.papers.reader.limits import MEGABYTE, Limits
from nhiemky.papers.reader.markup import Element, local, whole_part

_WHOLE_PART = 24 * MEGABYTE  # parts that are read at once: styles, numbering, notes
_SMALL_PARTS = ("styles", "numbering", "footnotes", "endnotes")
MACROS = "Tệp có macro. Chỉ phần chữ được đọc; macro không được chạy."
COMMENTS = "Tệp có ý kiến nhận xét (comment) của người đọc; các ý kiến ấy không được đọc."
EMBEDDED = "Tệp có {count} đối tượng nhúng (bảng tính, biểu đồ…); nội dung bên trong không được đọc."
FOREIGN = "Tệp có phần nhúng từ tệp khác (altChunk); phần ấy không được đọc. Hãy mở bằng Word, lưu lại rồi gửi."


@dataclass(slots=True)
class Package:
    """An open DOCX: the name of its main part, and the names of the parts that this one points to, by their kind."""

    archive: zipfile.ZipFile
    limits: Limits
    document: str = "word/document.xml"
    related: dict[str, str] = field(default_factory=dict)

    def root(self, kind: str) -> Element | None:
        """The root of a related part ("styles", "numbering", "footnotes", "endnotes"), None where there is none."""
        name = self.related.get(kind)
        if name is None or name not in self.archive.NameToInfo:
            return None
        return whole_part(chunks_of(self.archive, name, min(self.limits.part_bytes, _WHOLE_PART)), name)

    def document_chunks(self) -> Iterator[bytes]:
        """The bytes of the main part."""
        return chunks_of(self.archive, self.document, self.limits.part_bytes)

    def document_size(self) -> int:
        """How many bytes the main part unpacks to, by the file's own word."""
        return self.archive.getinfo(self.document).file_size

    def warnings(self) -> list[str]:
        """What lies in the file and is not read."""
        names = self.archive.namelist()
        embedded = sum("/embeddings/" in name for name in names)
        found = [MACROS] if any(name.lower().endswith("vbaproject.bin") for name in names) else []
        found += [COMMENTS] if any(posixpath.basename(name) == "comments.xml" for name in names) else []
        return found + ([EMBEDDED.format(count=embedded)] if embedded else [])

    def has_pictures(self) -> bool:
        """Whether pictures lie in it, as in a scan that was put into Word."""
        return any("/media/" in name for name in self.archive.namelist())


def open_package(archive: zipfile.ZipFile, limits: Limits) -> Package:
    """Find the main part of a DOCX and what belongs to it; raises Damaged where there is none."""
    package = Package(archive, limits)
    targets = _relations(package, "_rels/.rels", "")
    package.document = targets.get("officeDocument", package.document)
    if package.document not in archive.NameToInfo:
        raise Damaged(what="không có phần văn bản chính")
    folder, name = posixpath.split(package.document)
    package.related = _relations(package, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    for kind in _SMALL_PARTS:
        package.related.setdefault(kind, posixpath.join(folder, f"{kind}.xml"))
    return package


def _relations(package: Package, name: str, folder: str) -> dict[str, str]:
    """Kind → name of every part inside the file that a part points to."""
    if name not in package.archive.NameToInfo:
        return {}
    found: dict[str, str] = {}
    for relation in whole_part(chunks_of(package.archive, name, _WHOLE_PART), name):
        if local(relation) != "Relationship" or relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.setdefault(relation.get("Type", "").rpartition("/")[2], inside)
    return found
