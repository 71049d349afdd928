"""Installations that can't be used: each command says in Vietnamese what is wrong and what to do; nothing is lost."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError
from hostile_runs import ROOT, Said, check_refused, environment, in_homes, kept, nhiemky, several, with_settings

from nhiemky.cli import faults

DATABASE = "nhiemky.sqlite3"
# In one process: an older database is made with a row in it, then upgraded on a disk of half a megabyte, then upgraded
# again and interrupted in the middle; what each said goes to the output.
ON_THE_WAY = """
import contextlib, io, json, resource, sqlite3, sys
from nhiemky.cli import main

def said(*words):
    with contextlib.redirect_stderr(io.StringIO()) as err, contextlib.redirect_stdout(io.StringIO()) as out:
        code = main(words)
    return code, out.getvalue(), err.getvalue()

found = {"made": said("manage", "migrate", "files", "--verbosity", "0")}
with contextlib.closing(sqlite3.connect(sys.argv[1], isolation_level=None)) as database:
    database.execute("INSERT INTO files_storedfile (sha256, size, media_type, stored_at) VALUES (?, 1, 'a/b', 'x')",
                     ["a" * 64])
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, limits[1]))
found["full"] = said("setup")
resource.setrlimit(resource.RLIMIT_FSIZE, limits)

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
connection.close()
whole = MigrationExecutor.apply_migration
def apply(self, state, migration, **more):
    if migration.app_label == "targets":
        raise KeyboardInterrupt
    return whole(self, state, migration, **more)
MigrationExecutor.apply_migration = apply
found["interrupted"] = said("setup")
print(json.dumps(found))
"""


def ask(path: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """Ask the database, or write to it."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(question, values).fetchall()


# Settings that can't be used.


def nothing(home: Path) -> None:
    home.mkdir()


def a_file(home: Path) -> None:
    home.write_bytes(b"mot tep")


def key(content: bytes) -> Callable[[Path], None]:
    """A home whose secret key file holds this."""

    def made(home: Path) -> None:
        home.mkdir()
        (home / "secret_key").write_bytes(content)

    return made


NO_PORT = ("cổng phải là số từ 1 đến 65535",)


def a_folder_as_key(home: Path) -> None:
    (home / "secret_key").mkdir(parents=True)


# name: (what stands there, settings, words of the answer)
UNUSABLE: dict[str, tuple[Callable[[Path], None], dict[str, str], tuple[str, ...]]] = {
    "the home is a file": (a_file, {}, ("NHIEMKY_HOME", "đã có một tệp cùng tên")),
    "the home lies under a file": (a_file, {"NHIEMKY_HOME": "{home}/a"}, ("là tệp, không phải thư mục",)),
    "the home has a name too long": (nothing, {"NHIEMKY_HOME": "{home}/" + "a" * 300}, ("tên quá dài",)),
    "the key is a folder": (a_folder_as_key, {}, ("secret_key", "bản sao lưu")),
    "the key is empty": (key(b""), {}, ("secret_key", "dữ liệu không mất")),
    "the key is cut off": (key(b"abc"), {}, ("secret_key", "dữ liệu không mất")),
    "the key is damaged": (key(b"\xff\xfe\x00" * 30), {}, ("secret_key", "dữ liệu không mất")),
    "a size that is no number": (nothing, {"NHIEMKY_UPLOAD_MEGABYTES": "nhiều"}, ("NHIEMKY_UPLOAD_MEGABYTES",)),
    "a size of nothing": (nothing, {"NHIEMKY_UPLOAD_MEGABYTES": "0"}, ("số nguyên dương",)),
    "a size below nothing": (nothing, {"NHIEMKY_UPLOAD_MEGABYTES": "-5"}, ("số nguyên dương",)),
    "another kind of database": (nothing, {"NHIEMKY_DATABASE_URL": "mysql://a/b"}, ("chỉ nhận postgresql://",)),
    "a port that is no number": (nothing, {"NHIEMKY_DATABASE_URL": "postgresql://a:b/c"}, NO_PORT),
    "a port that is none": (nothing, {"NHIEMKY_DATABASE_URL": "postgresql://a:99999/c"}, NO_PORT),
    "a port asked for": (nothing, {"NHIEMKY_DATABASE_URL": "postgresql:///c?port=abc"}, NO_PORT),
    "no address at all": (nothing, {"NHIEMKY_DATABASE_URL": "postgresql://[a/c"}, NO_PORT),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Said, dict[str, bytes], dict[str, bytes]]]:
    """What `nhiemky setup` says to each of them, with what stood there before and stands there after."""
    homes = {name: tmp_path_factory.mktemp("case") / "home" for name in UNUSABLE}
    cases = []
    for name, home in homes.items():
        arrange, given, _ = UNUSABLE[name]
        arrange(home)
        cases.append({"NHIEMKY_HOME": str(home), **{word: value.format(home=home) for word, value in given.items()}})
    before = {name: kept(home) for name, home in homes.items()}
    said = with_settings("setup", cases=cases, home=next(iter(homes.values())))
    return {name: (each, before[name], kept(homes[name])) for name, each in zip(homes, said, strict=True)}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_installation_that_can_not_be_used_is_said_and_left_alone(
    name: str, refused: dict[str, tuple[Said, dict[str, bytes], dict[str, bytes]]]
) -> None:
    said, before, after = refused[name]
    check_refused(said, *UNUSABLE[name][2])
    assert {path: after.get(path) for path in before} == before
    assert set(after) - set(before) <= {"secret_key"}


@pytest.mark.parametrize("words", [("serve",), ("manage", "check")])
def test_every_command_says_the_same_of_it(words: tuple[str, ...], tmp_path: Path) -> None:
    key(b"")(tmp_path / "home")
    check_refused(nhiemky(*words, home=tmp_path / "home"), "secret_key")


def test_a_database_server_that_is_not_there_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = {"ENGINE": "django.db.backends.postgresql", "NAME": "csdl", "HOST": "may-chu", "PASSWORD": "mat-khau"}
    monkeypatch.setitem(settings.DATABASES, "default", server)
    error = OperationalError('connection to server at "127.0.0.1", port 1 failed: password=mat-khau user=x')
    said = str(faults.of_database(error))
    assert "“csdl” trên may-chu" in said
    assert "Hãy kiểm tra" in said
    assert "mat-khau" not in said


# From an older database to this version, with everything in the way.


def started(home: Path, *words: str) -> subprocess.Popen[str]:
    """A server on its way."""
    command = [sys.executable, "-m", "nhiemky", "serve", *words]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_an_upgrade_goes_on_where_a_full_disk_or_ctrl_c_broke_it_off_and_two_servers_wait_for_each_other(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    found = {name: Said(*each) for name, each in several(ON_THE_WAY, str(home / DATABASE), home=home).items()}
    assert found["made"] == Said(0, "", "")
    check_refused(found["full"], "không ghi được vào đĩa")
    assert found["interrupted"] == Said(130, "", "Đã dừng theo yêu cầu.\n")

    statics = ROOT / "nhiemky" / "web" / "static"
    source = max(statics.rglob("*.css"), key=lambda path: path.stat().st_size)
    cut_off = home / "static" / source.relative_to(statics)
    cut_off.parent.mkdir(parents=True)
    cut_off.write_bytes(source.read_bytes()[:10])

    ports = (free_port(), free_port())
    servers = [started(home, "--port", str(ports[0])), started(home, "--port", str(ports[1]), "--no-worker")]
    try:
        for server, port in zip(servers, ports, strict=True):
            assert server.stdout is not None
            assert "đang chạy" in server.stdout.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/suc-khoe/", timeout=30) as answer:
                assert json.load(answer) == {"ok": True}
    finally:
        for server in servers:
            server.terminate()
        ended = [(*server.communicate(timeout=60), server.returncode) for server in servers]  # waits for the worker too
    assert [(out, code) for out, _, code in ended] == [("", 0), ("", 0)]
    assert all("Traceback" not in err for _, err, _ in ended)
    assert ask(home / DATABASE, "SELECT sha256 FROM files_storedfile") == [("a" * 64,)]
    doubled = "SELECT DISTINCT COUNT(*) FROM rulebook_ruleset GROUP BY kind, code, effective_from"
    assert ask(home / DATABASE, doubled) == [(1,)]
    assert cut_off.read_bytes() == source.read_bytes()


# Databases that are not whole or not ours.


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(1, 256)) * 40)


def broken_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    third = len(content) // 3
    content[third : 2 * third] = b"\xa5" * third
    path.write_bytes(content)


def of_another_program(path: Path) -> None:
    path.unlink()
    ask(path, "CREATE TABLE dau_trang (ten TEXT)")


def of_a_later_version(path: Path) -> None:
    ask(path, "INSERT INTO django_migrations (app, name, applied) VALUES ('targets', '9999_sau', '2030-01-01')")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def gone_beside_files(path: Path) -> None:
    path.unlink()
    stored = path.parent / "files" / "ab" / "cd" / "abcd"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"minh chung")


def cut_to_nothing_beside_files(path: Path) -> None:
    gone_beside_files(path)
    path.touch()


BROKEN: dict[Callable[[Path], None], tuple[str, ...]] = {
    garbage: ("bị hỏng", "khôi phục từ bản sao lưu"),
    broken_in_the_middle: ("bị hỏng", "khôi phục từ bản sao lưu"),
    of_another_program: ("chương trình khác", "dau_trang"),
    of_a_later_version: ("phiên bản mới hơn", "targets.9999_sau"),
    a_folder: ("Không mở được cơ sở dữ liệu",),
    gone_beside_files: ("trống", "còn tệp đã nộp"),
    cut_to_nothing_beside_files: ("trống", "còn tệp đã nộp"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Said, dict[str, bytes], dict[str, bytes]]]:
    """What `nhiemky setup` says to each of them, with what stood there before and stands there after."""
    ready, homes = tmp_path_factory.mktemp("ready") / "home", {}
    assert nhiemky("manage", "migrate", "files", "--verbosity", "0", home=ready) == Said(0, "", "")
    for arrange in BROKEN:
        home = homes[arrange.__name__] = tmp_path_factory.mktemp("broken") / "home"
        shutil.copytree(ready, home)
        arrange(home / DATABASE)
    before = {name: kept(home) for name, home in homes.items()}
    said = in_homes("setup", homes=list(homes.values()))
    return {name: (each, before[name], kept(homes[name])) for name, each in zip(homes, said, strict=True)}


@pytest.mark.parametrize("arrange", BROKEN, ids=lambda arrange: arrange.__name__)
def test_a_database_that_is_not_whole_or_not_ours_is_said_and_left_alone(
    arrange: Callable[[Path], None], broken: dict[str, tuple[Said, dict[str, bytes], dict[str, bytes]]]
) -> None:
    said, before, after = broken[arrange.__name__]
    check_refused(said, *BROKEN[arrange])
    assert after == before


# What the system says, in words.


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database is locked", faults.DatabaseBusy),
        ("database disk image is malformed", faults.DatabaseDamaged),
        ("file is not a database", faults.DatabaseDamaged),
        ("database or disk is full", faults.DiskRefuses),
        ("attempt to write a readonly database", faults.DiskRefuses),
        ("unable to open database file", faults.DatabaseUnopened),
        ("no such table: targets_target", faults.DatabaseUnprepared),
        ('relation "targets_target" does not exist', faults.DatabaseUnprepared),
        ("FATAL: sorry, too many clients already", faults.DatabaseBusy),
        ('password authentication failed for user "x"', faults.DatabaseUnopened),
    ],
)
def test_what_a_database_says_is_said_in_vietnamese(words: str, kind: type[Exception]) -> None:
    for error in (OperationalError(words), sqlite3.OperationalError(words)):
        with pytest.raises(kind), faults.in_words():
            raise error


def test_what_is_no_fault_of_the_installation_is_not_hidden() -> None:
    with pytest.raises(IntegrityError), faults.in_words():
        raise IntegrityError("UNIQUE constraint failed")


@pytest.mark.parametrize("number", [13, 1, 30, 28, 122, 27, 5, 9999])
def test_what_a_disk_says_is_said_in_vietnamese(number: int) -> None:
    error = OSError(number, os.strerror(number), "/noi/nao/do")
    with pytest.raises((faults.HomeUnusable, faults.DiskRefuses), match="rồi chạy lại"), faults.in_words():
        raise error
