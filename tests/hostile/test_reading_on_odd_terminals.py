"""`nhiemky read` with names that play tricks, very many files, and terminals, pipes and disks that are not as usual."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_runs import ROOT

from nhiemky.cli import main
from nhiemky.cli.read_table import print_table
from nhiemky.cli.streams import as_json_line, printable
from nhiemky.papers.findings import as_json, find
from nhiemky.papers.reader import DEFAULT_LIMITS, read
from nhiemky.papers.reader.apart import Reader

TEXT = "Phấn đấu đến năm 2028 kết nạp 100 đảng viên mới; tặng Bằng khen cho 03 tập thể.\n"
STEERING = "\x1b[31m\x1b]0;ten\x07\x9b2J\u202e\u2066\u200f\u2028\x85\x7f"


def shows_nothing_to_obey(text: str) -> bool:
    return all(letter.isprintable() or letter == "\n" for letter in text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("hai\ndong.txt", "haidong.txt"),
        ("do\x1b[31m.txt", "do[31m.txt"),
        ("nguoc\u202etxt.exe", "nguoctxt.exe"),
        ("trai\u200fphai.txt", "traiphai.txt"),
        ("nua\udcff.txt", "nua\ufffd.txt"),
        ("[a]*?.txt", "[a]*?.txt"),
        ("--help.txt", "--help.txt"),
        (" ", "tệp không tên"),
        ("'; rm -rf ~.txt", "'; rm -rf ~.txt"),
        ("=1+1.txt", "=1+1.txt"),
        ("ế" * 80 + ".txt", "ế" * 80 + ".txt"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_file_is_read_whatever_its_name_and_the_name_steers_nothing(
    name: str, shown: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert main(["read", "--format", form, str(tmp_path / name)]) == 0
    said = capsys.readouterr()
    assert shows_nothing_to_obey(said.out + said.err)
    if form == "json":
        assert json.loads(said.out)["file"] == shown
    else:
        assert said.out.startswith(shown[:60])


@pytest.mark.parametrize(
    "name", ["", "a\nb", "a\x1b[2Jb", "\udcff", chr(0xD800), "a" * 300, "../" * 90 + "khong-co", "a\0b", "\u202ea"]
)
def test_a_file_that_is_not_there_is_named_without_its_tricks(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["read", name]) in (10, 12)
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert shows_nothing_to_obey(said.err)
    assert "Hãy kiểm tra" in said.err


def test_a_loop_of_links_and_a_pipe_are_refused_without_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vong").symlink_to(tmp_path / "vong")
    os.mkfifo(tmp_path / "ong")
    assert main(["read", str(tmp_path / "vong"), str(tmp_path / "ong")]) == 12
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "không phải tệp thường" in said[1]


def test_a_thousand_files_are_read_in_order_and_the_bad_ones_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1_000):
        (tmp_path / f"{number:04}.txt").write_bytes(b"" if number % 100 == 7 else b"So lieu.\n")
    assert main(["read", "--format", "json", str(tmp_path / "*.txt")]) == 20
    said = capsys.readouterr()
    names = [json.loads(line)["file"] for line in said.out.splitlines()]
    assert names == [f"{number:04}.txt" for number in range(1_000) if number % 100 != 7]
    assert said.err.count("Tệp rỗng") == 10


def test_one_file_under_several_names_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "that.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "lien-ket.txt").symlink_to(path)
    (tmp_path / "thu-muc").mkdir()
    names = [path, tmp_path / "lien-ket.txt", tmp_path / "thu-muc" / ".." / "that.txt", f"{tmp_path}//that.txt"]
    assert main(["read", "--format", "json", *map(str, names)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err.count("hai lần") == 3


def test_a_process_that_can_not_be_started_is_a_file_that_can_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Reader, "read_and_find", refused)
    assert main(["read", str(tmp_path / "a.txt")]) == 12
    assert "không đủ bộ nhớ" in capsys.readouterr().err


def test_what_a_document_says_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """The reader leaves such signs out; should one ever come through, it is not printed as it is."""
    paper = read(TEXT.encode(), "a.txt", limits=DEFAULT_LIMITS)
    found = as_json(find(paper), paper)
    for target in found["targets"]:
        target |= {"indicator": STEERING, "quote": STEERING, "unit": STEERING, "clause": STEERING}
    found["doubts"] = [{"kind": "x", "says": STEERING, "quote": STEERING}]
    found["organisations"] = [{"name": STEERING}]
    print_table(paper, found)
    assert shows_nothing_to_obey(capsys.readouterr().out)
    line = json.dumps({"x": STEERING + "\udc80 (đ)"}, ensure_ascii=False)
    assert shows_nothing_to_obey(as_json_line(line))
    assert len(as_json_line(line).splitlines()) == 1
    assert json.loads(as_json_line(line)) == {"x": STEERING + "\udc80 (đ)"}
    assert printable("a\nb\tc\x1bd") == "a b c?d"


@pytest.mark.parametrize("columns", ["1", "20", "59", "abc", "-5", "100000"])
def test_any_width_of_terminal_shows_what_was_found(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    shown = capsys.readouterr().out
    assert "đảngviênmới" in "".join(shown.split())
    if columns == "20":
        assert "  Mức: ≥ 100 đảng" in shown
        assert max(map(len, shown.splitlines())) <= 20


def read_apart(
    name: Path, first: str = "", stdout: int | None = subprocess.PIPE, **more: str
) -> tuple[int, bytes, bytes]:
    """The command as a process of its own; `first` is Python that runs before it."""
    code = f"{first}\nfrom nhiemky.cli import main; raise SystemExit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "read", "--format", "json", str(name)],
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, **more},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252:strict", "PYTHONUTF8": "0"},
    ],
    ids=["ASCII", "no locale", "Windows of the West"],
)
def test_terminals_without_our_letters_get_utf_8(settings: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "nghị quyết.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, err = read_apart(path, **settings)
    assert (code, err) == (0, b"")
    record = json.loads(out.decode())
    assert record["file"] == "nghị quyết.txt"
    assert "đảng viên mới" in record["targets"][0]["quote"]


@pytest.mark.parametrize(
    ("stream", "name", "code"), [("stdin", "-", 20), ("stdout", "a.txt", 0), ("stderr", "khong-co.txt", 10)]
)
def test_a_stream_that_was_closed_is_no_error(
    stream: str,
    name: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Python starts with None in its place."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(sys, stream, None)
    assert main(["read", name if name == "-" else str(tmp_path / name)]) == code
    getattr(sys, stream).close()
    said = capsys.readouterr()
    assert (said.out, "Tệp rỗng" in said.err) == ("", stream == "stdin")


def test_a_result_that_does_not_fit_on_the_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    with (tmp_path / "ket-qua.json").open("wb") as output:
        code, _, err = read_apart(tmp_path / "a.txt", limit, stdout=output.fileno())
    assert code == 1
    assert "Không ghi được kết quả ra (tệp vượt cỡ" in err.decode()
    assert "Traceback" not in err.decode()
