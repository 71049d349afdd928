"""`nhiemky setup`: the database as this version wants it, and the default rule sets in it. Safe to run again."""

from __future__ import annotations

import argparse
import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from nhiemky.cli import django_setup, own_folder
from nhiemky.cli.faults import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseUnopened,
    database_name,
    in_words,
)

_WAIT_SECONDS = 120
_ADVISORY_LOCK = 0x6E68696D  # any number that is always the same


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: the environment says which database."""
    parser.add_argument("--quiet", action="store_true", help="chỉ in khi có lỗi")


def run(arguments: argparse.Namespace) -> int:
    """Migrate, load the default rule sets, gather the static files."""
    django_setup.start()
    from django.conf import settings

    prepare(thorough=True)
    own_folder.tell(Path(settings.HOME), always=not arguments.quiet)
    if not arguments.quiet:
        print("Cơ sở dữ liệu và bộ quy tắc mặc định đã sẵn sàng.")
    return 0


def prepare(*, thorough: bool = False) -> None:
    """Bring database, rule sets and static files to this version; one at a time where several commands start at once.

    Interrupted anywhere, it goes on from there the next time. `thorough`: look through the whole SQLite file first,
    which is done before an upgrade in any case. Raises DatabaseDamaged, DatabaseForeign, DatabaseMissing, DatabaseNewer
    before anything is changed, and what `faults.in_words` raises.
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from nhiemky.areas.directory.actions import SystemActor
    from nhiemky.areas.rulebook.actions import load_defaults

    home = Path(settings.HOME)
    with in_words(), _alone(home):
        _check_database(thorough=thorough)
        call_command("migrate", verbosity=0, interactive=False)
        _gather(home / "static.whole")
        load_defaults(actor=SystemActor(), at=timezone.now())


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the installation and its database; both locks end with the process, however it ends."""
    from django.db import connection

    lock = sqlite3.connect(home / "setup.lock", timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise DatabaseBusy from error
            raise
        if connection.vendor == "postgresql":  # servers with homes of their own may share it
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
        yield
    finally:
        if connection.vendor == "postgresql" and connection.connection is not None:
            connection.close()
        lock.close()


def _check_database(*, thorough: bool) -> None:
    """Refuse a database that is broken, another program's or a later version's, before anything is written to it."""
    from django.apps import apps
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    if connection.vendor == "sqlite":
        _check_file(Path(settings.DATABASES["default"]["NAME"]), Path(settings.NHIEMKY_FILES), whole=thorough)
    loader = MigrationLoader(connection)
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("nhiemky.")}
    known = {*loader.disk_migrations, *(each for found in loader.disk_migrations.values() for each in found.replaces)}
    later = sorted(step for step in loader.applied_migrations if step[0] in own and step not in known)
    if later:
        raise DatabaseNewer(path=database_name(), step=".".join(later[-1]))
    upgraded = loader.applied_migrations and loader.disk_migrations.keys() - loader.applied_migrations.keys()
    if connection.vendor == "sqlite" and upgraded and not thorough:
        _check_file(Path(settings.DATABASES["default"]["NAME"]), Path(settings.NHIEMKY_FILES), whole=True)


def _check_file(path: Path, files: Path, *, whole: bool) -> None:
    """Refuse an SQLite file that is broken, that another program made, or that is empty beside files handed in.

    It is opened for reading only: whoever it belongs to finds it as it was.
    """
    tables: list[str] = []
    if path.is_dir():
        raise DatabaseUnopened(path=path, why="đây là thư mục, không phải tệp")
    if path.exists():
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as asked:
            tables = [name for (name,) in asked.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            if whole and asked.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DatabaseDamaged(path=path)
    if tables and "django_migrations" not in tables:
        raise DatabaseForeign(path=path, table=tables[0])
    if not tables and files.is_dir() and any(files.iterdir()):
        raise DatabaseMissing(path=path, folder=files)


def _gather(whole: Path) -> None:
    """Gather the static files; the file `whole` stands while they are, so that a copy broken off is made anew."""
    from django.core.management import call_command

    broken_off = not whole.exists()
    whole.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=broken_off)
    whole.touch()
