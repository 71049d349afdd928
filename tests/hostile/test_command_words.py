"""Words that no command takes: said in Vietnamese, with how it is typed, exit code 2; nothing is started or made."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_runs import ROOT, environment

from nhiemky.cli import COMMANDS, main
from nhiemky.cli.serve import serve
from nhiemky.cli.words import in_vietnamese

# What is typed, and words of the answer.
WRONG: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("khong-co",), ("LỆNH: không có lựa chọn", "read", "setup")),
    (("--khong-co",), ("Không hiểu: --khong-co",)),
    (("\x1b[31mread\x07",), ("LỆNH: không có lựa chọn",)),
    (("read",), ("Còn thiếu: TỆP",)),
    (("read", "--format"), ("--format: còn thiếu giá trị",)),
    (("read", "--format", "xml", "a.txt"), ("--format: không có lựa chọn 'xml'", "json")),
    (("read", "--quiet=1", "a.txt"), ("--quiet không nhận giá trị",)),
    (("setup", "thua"), ("Không hiểu: thua",)),
    (("audit",), ("Còn thiếu: seal|verify",)),
    (("audit", "xoa"), ("không có lựa chọn 'xoa'", "verify")),
    (("audit", "seal", "verify"), ("Không hiểu: verify",)),
    (("setup", "--home", "/x"), ("Không hiểu: --home /x",)),
    (("serve", "thua"), ("Không hiểu: thua",)),
    (("serve", "--port"), ("--port: còn thiếu giá trị",)),
    (("serve", "--port", ""), ("cổng phải là số nguyên từ 1 đến 65535, không phải “”",)),
    (("serve", "--port", "0"), ("từ 1 đến 65535, không phải “0”",)),
    (("serve", "--port", "-1"), ("từ 1 đến 65535, không phải “-1”",)),
    (("serve", "--port", "99999"), ("từ 1 đến 65535, không phải “99999”",)),
    (("serve", "--port", "abc"), ("từ 1 đến 65535, không phải “abc”",)),
    (("serve", "--port", "8000.5"), ("từ 1 đến 65535",)),
    (("serve", "--port", "٨٠٠٠"), ("từ 1 đến 65535",)),
    (("serve", "--port", "9" * 5_000), ("từ 1 đến 65535",)),
    (("serve", "--host", ""), ("--host: địa chỉ lắng nghe đang để trống",)),
    (("serve", "--host", " "), ("--host: địa chỉ lắng nghe đang để trống",)),
    (("serve", "--threads", "0"), ("số luồng phải là số nguyên từ 1 đến 256",)),
    (("serve", "--threads", "-3"), ("số luồng phải là số nguyên từ 1 đến 256",)),
    (("serve", "--threads", "1000000"), ("số luồng phải là số nguyên từ 1 đến 256",)),
    (("serve", "--no-worker=có"), ("--no-worker không nhận giá trị",)),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=lambda value: " ".join(value)[:40].encode("ascii", "replace"))
def test_wrong_words_are_said_in_vietnamese_with_how_it_is_typed(
    words: tuple[str, ...], said: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out) == (2, "")
    assert shown.err.startswith("Cách gõ: nhiemky")
    assert "--help” để xem hướng dẫn." in shown.err
    assert [part for part in said if part not in shown.err] == []
    assert all(letter.isprintable() or letter == "\n" for letter in shown.err)
    assert len(shown.err) < 1_000


def test_no_words_show_what_there_is_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in shown] == []
    assert "usage" not in shown


@pytest.mark.parametrize("name", ["read", "serve", "setup"])
def test_the_help_of_a_command_is_vietnamese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert "in hướng dẫn này rồi thoát" in shown
    assert [word for word in ("usage", "positional", "options:", "show this") if word in shown] == []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("argument LỆNH: invalid choice: 'x' (choose from read, serve)", "LỆNH: không có lựa chọn 'x'."),  # 3.14
        ("ambiguous option: --f could match --format, --files", "--f viết tắt chưa rõ: --format, --files?"),
        ("something new", "Dòng lệnh chưa đúng: something new."),
    ],
)
def test_what_other_versions_of_python_say_is_said_too(message: str, said: str) -> None:
    assert in_vietnamese(message).startswith(said)


@pytest.mark.parametrize("host", ["999.1.1.1", "a..b", "256.256.256.256", "x" * 300, "a\0b", "\ud800"])
def test_a_host_that_is_none_is_said_and_nothing_listens(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(host, 8_000, worker=False) == 1
    said = capsys.readouterr()
    assert "Hãy chọn địa chỉ khác bằng --host" in said.err
    assert "đang chạy" not in said.out


def test_an_address_of_another_machine_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve("203.0.113.9", 8_000, worker=False) == 1
    assert "địa chỉ này không thuộc máy này" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_and_whoever_has_it_keeps_it(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        assert serve("127.0.0.1", port, worker=False) == 1
        assert f"cổng {port} trên 127.0.0.1: đang có chương trình khác dùng" in capsys.readouterr().err
        with socket.create_connection(("127.0.0.1", port), timeout=5) as visitor:
            assert visitor.fileno() > 0


def test_a_port_that_may_not_be_opened_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("socket.create_server", refused)
    assert serve("127.0.0.1", 80, worker=False) == 1
    assert "không có quyền truy cập" in capsys.readouterr().err


def test_a_command_of_administration_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manage", "khong-co\x1b[31m"]) == 1
    said = capsys.readouterr().err
    assert "khong-co?[31m" in said
    assert "manage help" in said


def test_nothing_of_this_makes_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIEMKY_HOME", str(tmp_path / "home"))
    for words, _ in WRONG:
        with pytest.raises(SystemExit):
            main(words)
    assert not (tmp_path / "home").exists()


def test_the_demo_makes_nothing_of_wrong_words(tmp_path: Path) -> None:
    home = tmp_path / "home"
    cases: tuple[tuple[tuple[str, ...], dict[str, str], int, str], ...] = (
        (("--port", "abc"), {}, 2, "cổng phải là số nguyên từ 1 đến 65535"),
        (("--port", "99999"), {}, 2, "cổng phải là số nguyên từ 1 đến 65535"),
        (("thua",), {}, 2, "Không hiểu: thua."),
        (("--no-serve",), {"NHIEMKY_DATABASE_URL": "postgresql://a@127.0.0.1:1/b"}, 2, "chỉ dựng trên SQLite"),
        (("--no-serve",), {"NHIEMKY_UPLOAD_MEGABYTES": "0"}, 1, "cần một số nguyên dương"),
    )
    for words, more, code, said in cases:
        command = [sys.executable, "-m", "demo", *words]
        done = subprocess.run(command, cwd=ROOT, env=environment(home, **more), capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False)
        assert said in " ".join((done.stderr + done.stdout).decode().split())
        assert not (home / "nhiemky.sqlite3").exists()
