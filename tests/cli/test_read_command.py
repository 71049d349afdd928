"""`nhiemky read`: readable and JSON output, many files, bad files beside good ones, clean endings."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemky.cli import main
from nhiemky.cli.read_table import aim, reached
from nhiemky.papers.reader import DEFAULT_LIMITS
from nhiemky.papers.reader.apart import Reader

TEXT = """Đảng bộ xã An Phước Đông sơ kết giữa nhiệm kỳ 2020 - 2025
Ngày: 24/6/2023
Chiều ngày 24/6/2023, Đảng ủy xã An Phước Đông tổ chức hội nghị sơ kết giữa nhiệm kỳ 2020 - 2025 [bold]tại xã[/].
1. Chỉ tiêu
a) Phấn đấu hằng năm kết nạp từ 8 đến 10 đảng viên mới.
"""
KEYS = {
    "file", "terms", "ordinals", "events", "organisations", "people", "targets", "results", "documents", "tasks",
    "awards", "doubts", "paper",
}  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file to read."""
    path = tmp_path / "bài [1].txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_table_has_vietnamese_headings_and_shows_marks_as_they_are(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "bài [1].txt" in shown
    assert "Nhiệm kỳ: 2020–2025" in shown
    assert "Sự kiện (1)" in shown
    assert "24/06/2023" in shown


def test_json_is_one_object_per_file_and_line_with_the_agreed_keys(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = article.with_name("khác.txt")
    other.write_text(TEXT, encoding="utf-16")
    assert main(["read", "--format", "json", str(article), str(other)]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["file"] for record in records] == ["bài [1].txt", "khác.txt"]
    assert records[0].keys() >= KEYS
    assert records[0]["paper"]["published"] == "2023-06-24"
    assert {**records[0], "file": "", "paper": ""} == {**records[1], "file": "", "paper": ""}


def test_every_quote_is_a_piece_of_the_text_and_knows_its_clause(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", "--format", "json", str(article)])
    record = json.loads(capsys.readouterr().out)
    quoted = [each for value in record.values() if isinstance(value, list) for each in value if isinstance(each, dict)]
    assert quoted
    for each in quoted:
        start, end = each["span"]
        assert TEXT[start:end] == each["quote"]
        assert each["clause"] == ("" if start < TEXT.index("1. Chỉ") else "1" if start < TEXT.index("a) ") else "1.a")


def test_bad_files_are_named_good_ones_printed_and_the_worst_code_returned(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rỗng.txt").write_bytes(b"")
    (tmp_path / "cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    names = [tmp_path / "không-có.txt", tmp_path, tmp_path / "rỗng.txt", article, tmp_path / "cũ.doc"]
    assert main(["read", "--format", "json", *map(str, names)]) == 23
    captured = capsys.readouterr()
    assert [json.loads(line)["file"] for line in captured.out.splitlines()] == ["bài [1].txt"]
    errors = captured.err.splitlines()
    assert len(errors) == 4
    for line, word in zip(errors, ("Không có tệp", "thư mục", "rỗng", ".doc"), strict=True):
        assert word in line


@pytest.mark.parametrize(
    ("name", "code"), [("không-có.txt", 10), (".", 11), ("tên\x00hỏng", 10)], ids=["missing", "folder", "no name"]
)
def test_what_is_no_file_has_its_own_code(name: str, code: int, tmp_path: Path) -> None:
    assert main(["read", str(tmp_path / name)]) == code


def test_a_file_that_the_system_withholds_has_its_own_code(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def withheld(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", withheld)
    assert main(["read", str(article)]) == 12


def test_a_file_above_the_ceiling_is_refused_before_it_is_read_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as stream:
        stream.truncate(DEFAULT_LIMITS.file_bytes + 1)
    assert main(["read", str(path)]) == 21
    assert "64 MB" in capsys.readouterr().err


def test_a_file_given_twice_is_read_once(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = article.parent / "." / article.name
    assert main(["read", "--format", "json", str(article), str(again)]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "hai lần" in captured.err
    assert main(["read", "--quiet", "--format", "json", str(article), str(again)]) == 0
    assert capsys.readouterr().err == ""


def test_a_pattern_is_opened_where_the_shell_did_not(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.with_name("b.txt").write_text(TEXT, encoding="utf-8")
    assert main(["read", "--format", "json", str(article.parent / "*.txt")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_warnings_go_to_the_error_stream_unless_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sai-đuôi.docx"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert "lưu ý" in capsys.readouterr().err
    assert main(["read", "--quiet", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_an_interruption_ends_cleanly(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reader, "read_and_find", interrupted)
    assert main(["read", str(article)]) == 130
    assert capsys.readouterr().err.strip() == "Đã dừng theo yêu cầu."


def test_a_big_file_has_a_bar_on_a_terminal_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    path = tmp_path / "dày.txt"
    path.write_text(TEXT + "\n" * 1_100_000, encoding="utf-8")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["read", "--format", "json", str(path)]) == 0
    assert "dày.txt" in shown.getvalue()
    assert len(capsys.readouterr().out.splitlines()) == 1


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command as its own process, without Django's settings."""
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "nhiemky", "read", *words],
        input=given, capture_output=True, env=environment, check=False,
    )  # fmt: skip


def test_the_standard_input_is_read_as_a_file() -> None:
    done = run("--format", "json", "-", given=TEXT.encode("utf-16"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == "đầu vào chuẩn"


def test_no_database_and_no_framework_is_loaded(article: Path) -> None:
    words = (
        f"import sys; from nhiemky.cli import main; main(['read', {str(article)!r}]); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", words], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "False"


def test_wrong_words_explain_themselves() -> None:
    done = run()
    assert done.returncode == 2
    assert "Còn thiếu: TỆP" in done.stderr.decode()


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(TEXT * 5, encoding="utf-8")
    words = [sys.executable, "-X", "utf8", "-m", "nhiemky", "read", str(tmp_path / "*.txt")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert said == b""


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ({"op": ">=", "value": 85, "unit": "%"}, "≥ 85%"),
        ({"op": ">", "value": 10.5, "unit": "tỷ đồng", "frequency": "per_year"}, "> 10,5 tỷ đồng hằng năm"),
        ({"op": "range", "value": 8, "value_max": 10, "unit": "đảng viên"}, "từ 8 đến 10 đảng viên"),
        ({"op": ">=", "value": 12000, "unit": "hội viên", "frequency": "by_end", "by": "2029-12-31"},
         "≥ 12.000 hội viên đến 31/12/2029"),
        ({"op": "yes_no", "value": None, "unit": None, "frequency": "by_end"}, "đạt đến cuối kỳ"),
    ],
)  # fmt: skip
def test_a_target_is_shown_in_the_words_of_the_office(target: dict[str, object], shown: str) -> None:
    assert aim(target) == shown


def test_a_result_is_shown_with_its_whole_and_its_unit() -> None:
    assert reached({"value": 10, "of": 14, "unit": "chỉ tiêu"}) == "10/14 chỉ tiêu"
    assert reached({"value": 87.3, "of": None, "unit": "tỷ đồng"}) == "87,3 tỷ đồng"
    assert reached({"value": 80, "of": None, "unit": "%"}) == "80%"
