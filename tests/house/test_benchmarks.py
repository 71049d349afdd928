"""The benchmarks prove before they measure; here only the proofs run, small and against what is always there."""

from __future__ import annotations

import importlib
import json

import numpy as np
import pytest

from benchmarks import __main__ as command
from benchmarks import nation, read, report, rollup, side_by_side


def test_the_command_knows_the_three_measurements_and_each_can_run():
    assert command.NAMES == ("rollup", "report", "read")
    for name in command.NAMES:
        module = importlib.import_module(f"benchmarks.{name}")
        assert callable(module.run)
        assert callable(module.prove)


def test_an_unknown_name_is_refused_with_the_known_ones(capsys):
    assert command.main(["rolup"]) == 2
    assert "Unknown: rolup. Known: rollup, report, read." in capsys.readouterr().err


def test_a_missing_peer_is_said_and_the_other_measurements_run(monkeypatch, capsys):
    def no_office(_report):
        raise side_by_side.PeerMissingError("report needs LibreOffice")

    monkeypatch.setattr(report, "run", no_office)
    monkeypatch.setattr(read, "run", lambda give: give({"bench": "read"}))
    assert command.main(["report", "read"]) == 1
    printed = capsys.readouterr()
    assert "not measured: report needs LibreOffice" in printed.err
    assert json.loads(printed.out) == {"bench": "read"}


def test_a_small_nation_rolls_up_as_sqlite_says():
    assert rollup.prove(nation.invent(0.003), ["sqlite"]) > 10_000


def test_a_difference_between_the_sides_stops_the_measurement(monkeypatch):
    honest = rollup.SQLite.read

    def off_by_one(side):
        sums, counts = honest(side)
        return sums + 1, counts

    monkeypatch.setattr(rollup.SQLite, "read", off_by_one)
    with pytest.raises(SystemExit, match="rollup against sqlite: the sides differ"):
        rollup.prove(nation.invent(0.001), ["sqlite"])


def test_the_invented_nation_is_the_same_each_time_and_of_the_size_that_is_claimed():
    one, other = nation.invent(0.01), nation.invent(0.01)
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("parent", "organisation", "value"))
    assert sum(nation.SHAPE) == 103_000
    assert (one.parent < 0).sum() == 1


def test_our_two_files_of_the_report_say_the_same_and_a_template_keeps_its_words():
    docx, pdf = report.ours()
    lines = report.lines_of(docx)
    assert len(lines) > 500
    assert report.missing_from(pdf, lines) == []
    assert report.missing_from(pdf, [*lines, "Câu này không có trong báo cáo"]) == ["Câu này không có trong báo cáo"]
    _, values = report.template_of(docx)
    words = [*values["texts"], *(cell for table in values["tables"] for row in table for cell in row)]
    assert sorted(" ".join(words).split()) == sorted(" ".join(lines).split())


def test_the_reader_is_given_every_character_of_the_text_that_its_peer_reads():
    assert read.prove({"invented.txt": read.INVENTED.encode()}) > 500
    found = read.ours({"invented.txt": read.INVENTED.encode()})["invented.txt"]
    assert {"name": "Nguyễn Văn Mẫu"} in found["people"]


def test_entities_are_what_begin_and_inside_tags_mark_out():
    tags = [("Ông", "O"), ("Lê", "B-PER"), ("Văn", "I-PER"), ("Sở", "B-ORG"), ("Tân", "I-LOC"), ("Giang", "I-LOC")]
    tagged = [(word, "", "", tag) for word, tag in tags]
    assert read._entities(tagged) == [("PER", "Lê Văn"), ("ORG", "Sở"), ("LOC", "Tân Giang")]


def test_medians_leave_the_first_run_out(monkeypatch):
    clock = iter(np.cumsum([0, 100, 0, 1, 0, 3, 0, 2]).tolist())
    monkeypatch.setattr(side_by_side.time, "perf_counter", lambda: next(clock))
    assert side_by_side.take_turns([("ours", list)], runs=3) == {"ours": 2}


def test_a_metric_where_less_is_better_has_theirs_by_ours_as_ratio():
    lines: list[dict] = []
    side_by_side.compare(lines.append, "rollup", "seconds", {"ours": 2.0, "duckdb": 9.0})
    wanted = {"bench": "rollup", "metric": "seconds", "ours": 2.0, "peer": "duckdb", "theirs": 9.0, "ratio": 4.5}
    assert lines == [wanted]
