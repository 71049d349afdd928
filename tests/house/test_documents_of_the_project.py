"""What the project says of itself is true: glossary, audit sentences, settings, names that must not appear."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from django.apps import apps

from nhiemky.rules.progress import STATUS_NAMES, Status

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def glossary() -> dict[str, str]:
    rows = {}
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if len(cells) >= 2:
            rows[cells[0]] = cells[1]
    return rows


def own_models() -> list[type]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("nhiemky.areas")
        for model in config.get_models()
    ]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_the_glossary_names_each_model_as_the_product_does(model: type) -> None:
    assert glossary().get(model.__name__, "").casefold() == str(model._meta.verbose_name).casefold()  # type: ignore[attr-defined]


def test_the_glossary_names_each_standing_as_the_product_does() -> None:
    told = {name: words for name, words in glossary().items() if name.startswith("Status.")}
    assert len(told) == 7
    for name, words in told.items():
        assert words == STATUS_NAMES[Status[name.removeprefix("Status.")]].lower()


def test_every_setting_is_in_the_reference() -> None:
    from nhiemky.config.environment import SETTINGS

    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in page] == []


def test_every_audit_verb_that_the_code_records_has_a_sentence() -> None:
    from nhiemky.areas.audit.verbs import VERBS

    used = set()
    for path in (ROOT / "nhiemky" / "areas").rglob("*.py"):
        used |= set(re.findall(r'verb="([a-z_.]+)"', path.read_text(encoding="utf-8")))
    assert used
    assert used - set(VERBS) == set()


def test_nothing_tracked_names_a_registry_or_a_place_of_one_machine() -> None:
    pattern = re.compile(r"registry\.npmjs|files\.pythonhosted|pypi\.org|/work/|/root/")
    wrong = []
    for path in tracked():
        if path == Path(__file__) or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data and pattern.search(data.decode("utf-8", "replace")):
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []


def seed_names() -> set[str]:
    folder = os.environ.get("NHIEMKY_SEEDS", "")
    names = set()
    if folder:
        for path in Path(folder).glob("*.txt"):
            text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
            names |= set(
                re.findall(r"(?:Đồng chí|đồng chí|Đ/c|ông|bà|- ) ?((?:[A-ZĐÀ-Ỹ][\wà-ỹ]+ ){2}[A-ZĐÀ-Ỹ][\wà-ỹ]+)", text)
            )
    return names


def test_no_person_of_a_real_text_is_named_in_the_project() -> None:
    names = seed_names()
    wrong = []
    for path in tracked():
        if path.is_file() and path.suffix in {".py", ".md", ".txt", ".toml", ".html", ".json"}:
            text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace"))
            wrong += [f"{path.relative_to(ROOT)}: {name}" for name in names if name in text]
    assert wrong == []
