"""The reader against underthesea, on the same texts, on one core.

Ours: `papers.reader` and `papers.findings`, bytes to findings of every kind (targets, results, tasks and documents
among them). Theirs: `underthesea.ner`, line by line (faster for it than whole texts), which tokenises, tags parts of
speech, chunks and names entities with the conditional random fields that its package ships; "tokens only" is its
`word_tokenize` alone. Its transformer models, which it fetches from a hub on first use, are not used.

`characters_per_second`: more is better; ratio is ours by theirs. `f1_people`, `f1_organisations`: by the measure of
the annotated examples (`score.py` beside them), named by NHIEMKY_EXAMPLES; a repeated name counts once on both sides.
underthesea tags many bodies as places, so its organisations are scored twice, with its places and without, and the
better of the two is reported. Without that folder only speed is measured, on an invented text.

Before that, each side must be given the very same characters.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.side_by_side import RUNS, Report, progress, require_equal, take_turns
from nhiemky.papers.findings import find
from nhiemky.papers.reader import read

KINDS = {  # kind: the keys under which underthesea's may be found
    "people": ("people",),
    "organisations": ("organisations", "organisations and places"),
}
Texts = dict[str, bytes]  # by file name
Named = dict[str, dict[str, list[Any]]]  # by file name and kind, as `score.py` takes them

INVENTED = """Sáng 24/6/2023, Đảng ủy cơ quan Tỉnh đoàn Tân Giang tổ chức hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị
quyết Đại hội lần thứ XVI, nhiệm kỳ 2020 - 2025. Đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy, chủ trì hội nghị.
Nửa đầu nhiệm kỳ, có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%; Đảng bộ kết nạp 16 đảng viên mới.
Phát biểu tại hội nghị, đồng chí Trần Thị Thử, Phó Bí thư Đảng ủy Khối các cơ quan tỉnh, đề nghị Chi bộ Văn phòng
khẩn trương xây dựng kế hoạch vận động 5 tỷ đồng, hoàn thành trước ngày 31/3/2025.
"""


def ours(texts: Texts) -> Named:
    """People and organisations by our reader."""
    named: Named = {}
    for name, content in texts.items():
        findings = find(read(content, name))
        named[name] = {
            "people": [{"name": person.name} for person in findings.people],
            "organisations": [organisation.name for organisation in findings.organisations],
        }
    return named


def theirs(texts: dict[str, str]) -> Named:
    """People and organisations by underthesea."""
    from underthesea import ner

    named: Named = {}
    for name, text in texts.items():
        found: dict[str, dict[str, None]] = {"PER": {}, "ORG": {}, "LOC": {}}
        for line in filter(str.strip, text.splitlines()):
            for kind, words in _entities(ner(line)):
                if kind in found:
                    found[kind][words] = None
        named[name] = {
            "people": [{"name": words} for words in found["PER"]],
            "organisations": list(found["ORG"]),
            "organisations and places": list(found["ORG"] | found["LOC"]),
        }
    return named


def _entities(tagged: list[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    """Kinds and words of the entities that B- and I- tags mark out."""
    entities: list[tuple[str, str]] = []
    open_kind = ""
    for word, _, _, tag in tagged:
        begins, _, kind = tag.partition("-")
        if begins == "I" and kind == open_kind:
            entities[-1] = (kind, f"{entities[-1][1]} {word}")
        elif kind:
            entities.append((kind, word))
        open_kind = kind
    return entities


def tokens_only(texts: dict[str, str]) -> int:
    """The number of words that underthesea's tokeniser finds."""
    from underthesea import word_tokenize

    return sum(len(word_tokenize(line)) for text in texts.values() for line in filter(str.strip, text.splitlines()))


def extracted(texts: Texts) -> dict[str, str]:
    """The characters that our reader works on, which the peer is given."""
    return {name: read(content, name).text for name, content in texts.items()}


def prove(texts: Texts) -> int:
    """Stop unless both sides work on the same characters and the texts are whole. Gives the number of characters."""
    given = extracted(texts)
    for name, content in texts.items():
        before, after = ("".join(text.split()) for text in (content.decode("utf-8-sig"), given[name]))
        require_equal(f"read, {name}", _digest(before), _digest(after))
    return sum(map(len, given.values()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def score(named: Named, folder: Path, kind: str, key: str) -> float:
    """F1 of what stands under `key`, as that kind, over a folder's annotated texts, by the folder's own measure."""
    measure = _measure(folder / "score.py")
    right = wrong = 0
    for name, record in measure.load(folder / "gold.jsonl").items():
        text = measure.squeeze((folder / "texts" / name).read_text(encoding="utf-8"))
        found = {kind: named[name][key]}
        matched, missed, extra = measure.compare(kind, measure.items(record, kind), measure.items(found, kind), text)
        right, wrong = right + matched, wrong + len(missed) + len(extra)
    return 2 * right / (2 * right + wrong) if right else 0.0


def _measure(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", path)
    if specification is None or specification.loader is None:
        raise SystemExit(f"{path} is not a module")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def texts_to_read() -> tuple[Texts, Path | None]:
    """The texts, and the folder of their annotations where NHIEMKY_EXAMPLES names one."""
    named = os.environ.get("NHIEMKY_EXAMPLES", "")
    if not named:
        progress("  NHIEMKY_EXAMPLES names no folder: an invented text, speed alone")
        return {"invented.txt": INVENTED.encode() * 20}, None
    folder = Path(named)
    files = {json.loads(line)["file"] for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line}
    return {name: (folder / "texts" / name).read_bytes() for name in sorted(files)}, folder


def run(report: Report) -> None:
    """Prove, then measure characters per second and, where the texts are annotated, F1."""
    texts, folder = texts_to_read()
    characters = prove(texts)
    given = extracted(texts)
    progress(f"  the same {characters:,} characters of {len(texts)} texts")
    sides: list[tuple[str, Callable[[], object]]] = [
        ("ours", lambda: ours(texts)),
        ("underthesea", lambda: theirs(given)),
        ("underthesea, tokens only", lambda: tokens_only(given)),
    ]
    seconds = take_turns(sides, RUNS)
    rates = {name: characters / taken for name, taken in seconds.items()}
    for peer in list(rates)[1:]:
        report(_more_is_better("characters_per_second", rates["ours"], peer, rates[peer], places=0))
    if folder is not None:
        own, their = ours(texts), theirs(given)
        for kind, asked in KINDS.items():
            best = max(score(their, folder, kind, key) for key in asked)
            report(_more_is_better(f"f1_{kind}", score(own, folder, kind, kind), "underthesea", best, places=3))


def _more_is_better(metric: str, own: float, peer: str, theirs: float, *, places: int) -> dict[str, Any]:
    return {
        "bench": "read",
        "metric": metric,
        "ours": round(own, places),
        "peer": peer,
        "theirs": round(theirs, places),
        "ratio": round(own / theirs, 2) if theirs else None,
    }
