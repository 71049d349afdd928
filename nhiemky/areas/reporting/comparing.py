"""Two dossiers of the same review compared: which printed figures differ, before and now. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nhiemky.areas.reporting.canonical import read_plain
from nhiemky.rules.progress import STATUS_NAMES, Status

_SHOWN = (
    ("wanted", "mục tiêu"),
    ("value", "kết quả"),
    ("milestone", "mốc đến nay"),
    ("forecast", "dự báo cuối nhiệm kỳ"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One printed thing of one target that differs."""

    ordinal: int
    name: str
    what: str
    before: str
    now: str

    @property
    def sentence(self) -> str:
        """ "chỉ tiêu số 3 (Kết nạp hội viên mới): kết quả từ 120 hội viên thành 118 hội viên"."""
        return f"chỉ tiêu số {self.ordinal} ({self.name}): {self.what} từ {self.before} thành {self.now}."

    def as_plain(self) -> dict[str, object]:
        """Return it as JSON can hold it."""
        return asdict(self)


def changes_between(before: str, now: str) -> list[Change]:
    """Return what differs between two frozen texts, in the order of the targets. Raises DossierUnreadable."""
    old, new = _targets(before), _targets(now)
    found: list[Change] = []
    for target in sorted(old.keys() | new.keys(), key=lambda each: (old.get(each) or new[each])["ordinal"]):
        found += _of_target(old.get(target), new.get(target))
    return found


def _targets(text: str) -> dict[int, Mapping[str, Any]]:
    return {each["target_id"]: each for each in read_plain(text)["dossier"]["targets"]}


def _of_target(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Iterator[Change]:
    """What differs for one target; one that came or went is a change of its own."""
    if old is None or new is None:
        one = old or new or {}
        states = ("có trong báo cáo", "không còn") if new is None else ("chưa có trong báo cáo", "có thêm")
        yield Change(one["ordinal"], one["name"], "chỉ tiêu", *states)
        return
    for key, what in _SHOWN:
        if old[key] != new[key]:
            yield Change(old["ordinal"], old["name"], what, old[key] or "không có", new[key] or "không có")
    if old["status"] != new["status"]:
        words = [STATUS_NAMES[Status(each["status"])].lower() for each in (old, new)]
        yield Change(old["ordinal"], old["name"], "đánh giá", *words)
    if (old["reported"], old["expected"]) != (new["reported"], new["expected"]):
        counts = [f"{each['reported']}/{each['expected']}" for each in (old, new)]
        yield Change(old["ordinal"], old["name"], "số báo cáo đã có", *counts)
