"""`nhiemky setup`: the database as this version wants it, and the default rule sets in it. Safe to run again."""

from __future__ import annotations

import argparse

from nhiemky.cli import django_setup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: the environment says which database."""
    parser.add_argument("--quiet", action="store_true", help="chỉ in khi có lỗi")


def run(arguments: argparse.Namespace) -> int:
    """Migrate, load the default rule sets, gather the static files."""
    django_setup.start()
    prepare()
    if not arguments.quiet:
        print("Cơ sở dữ liệu và bộ quy tắc mặc định đã sẵn sàng.")
    return 0


def prepare() -> None:
    """Bring database, rule sets and static files to this version."""
    from django.core.management import call_command
    from django.utils import timezone

    from nhiemky.areas.directory.actions import SystemActor
    from nhiemky.areas.rulebook.actions import load_defaults

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    load_defaults(actor=SystemActor(), at=timezone.now())
