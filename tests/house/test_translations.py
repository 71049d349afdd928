"""English is whole: every sentence that a person may read has one, and the catalogue compiles."""

from __future__ import annotations

import gettext
import importlib
import importlib.util
import pkgutil
import re
import string
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog

import nhiemky
from nhiemky.rules.progress import STATUS_NAMES
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.workflow import WORKFLOWS

ROOT = Path(__file__).resolve().parents[2]
VIETNAMESE = re.compile(r"[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
# What English has to quote: the words and symbols that are to be typed, the product's own name.
QUOTED = {"ĐU", "thứ mười sáu", "Nhiệm kỳ"}


def script() -> ModuleType:
    where = importlib.util.spec_from_file_location("translations_script", ROOT / "scripts" / "translations.py")
    assert where is not None
    assert where.loader is not None
    module = importlib.util.module_from_spec(where)
    where.loader.exec_module(module)
    return module


TRANSLATIONS: Any = script()


def loaded_refusals() -> set[type[Refusal]]:
    """Every Refusal of the package, found by importing it whole: another way than the script's reading of the code."""
    for found in pkgutil.walk_packages(nhiemky.__path__, "nhiemky."):
        if not found.name.endswith("__main__") and "wsgi" not in found.name:
            importlib.import_module(found.name)
    classes, open_ones = set[type[Refusal]](), [Refusal]
    while open_ones:
        each = open_ones.pop()
        classes.add(each)
        open_ones += each.__subclasses__()
    return {each for each in classes if each.__module__.startswith("nhiemky.")}


def places(sentence: str) -> set[tuple[str, str]]:
    return {(name, form or "") for _, name, form, _ in string.Formatter().parse(sentence) if name is not None}


def english(message: str, context: str | None = None) -> str:
    found = TRANSLATIONS.read_catalogue().get(message, context=context)
    assert found is not None, message
    assert isinstance(found.string, str)
    return found.string


def test_every_source_string_has_an_english_one_and_none_is_left_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert TRANSLATIONS.check() == 0, capsys.readouterr().out


def test_collecting_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "django.po"
    copy.write_bytes(TRANSLATIONS.CATALOGUE.read_bytes())
    monkeypatch.setattr(TRANSLATIONS, "CATALOGUE", copy)
    TRANSLATIONS.collect()

    def entries(path: Path) -> str:  # after the header, which names the version of the tool
        return path.read_text(encoding="utf-8").split("\n\n", 1)[1]

    assert entries(copy) == entries(ROOT / "nhiemky" / "locale" / "en" / "LC_MESSAGES" / "django.po")


def test_the_catalogue_compiles_and_translates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "django.po"
    copy.write_bytes(TRANSLATIONS.CATALOGUE.read_bytes())
    monkeypatch.setattr(TRANSLATIONS, "CATALOGUE", copy)
    assert TRANSLATIONS.compile_catalogue() == 0
    with copy.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.gettext("Đăng nhập") == "Sign in"
    assert compiled.gettext("Loại") == "Kind"
    assert compiled.pgettext("move", "Loại") == "Reject"
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["django.mo", "django.po"]


def test_every_refusal_says_itself_in_english_with_the_same_places() -> None:
    sentences = {each.template for each in loaded_refusals() if each.template}
    assert len(sentences) > 150
    catalogue = TRANSLATIONS.read_catalogue()
    known = {message.id: message.string for message in catalogue if not message.context}
    assert sentences - known.keys() == set()
    assert [each for each in sorted(sentences) if places(each) != places(known[each])] == []


def test_every_standing_state_and_move_has_its_english() -> None:
    for name in STATUS_NAMES.values():
        assert english(name)
    for workflow in WORKFLOWS.values():
        assert english(workflow.what)
        assert all(english(name) for name in workflow.states.values())
        assert all(english(move.label, "move") for move in workflow.moves)


def test_english_is_english() -> None:
    left = {}
    for message in TRANSLATIONS.read_catalogue():
        said = message.string if isinstance(message.string, str) else " ".join(message.string)
        for quoted in QUOTED:
            said = said.replace(quoted, "")
        if message.id and VIETNAMESE.search(said):
            left[message.id] = said
    assert left == {}


@pytest.mark.parametrize(
    ("said", "flags", "fault"),
    [
        (None, [], "no English for"),
        ("", [], "no English for"),
        ("The file is larger.", [], "other named places"),
        ("The file is larger than {size} MB.", [], "other named places"),
        ("The file is larger than {limit} MB.", ["fuzzy"], "fuzzy English for"),
        ("The file is larger than {limit} MB.", [], ""),
    ],
)
def test_a_fault_of_the_catalogue_is_named(said: str | None, flags: list[str], fault: str) -> None:
    catalogue = Catalog(locale="en")
    source = "Tệp lớn hơn {limit} MB."
    if said is not None:
        catalogue.add(source, said, flags=flags)
    found = list(TRANSLATIONS.faults(catalogue, [("here.py:1", source, "")]))
    assert [fault in each for each in found] == ([True] if fault else [])


def test_a_date_keeps_its_form_and_a_dropped_string_is_named() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("Ngày {on:%d/%m/%Y}", "On {on}")
    catalogue.add("Câu cũ", "Old sentence")
    found = list(TRANSLATIONS.faults(catalogue, [("here.py:1", "Ngày {on:%d/%m/%Y}", "")]))
    assert "other named places" in found[0]
    assert found[1:] == ["django.po: unused 'Câu cũ'"]
