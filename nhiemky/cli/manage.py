"""`nhiemky manage …`: Django's own commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nhiemky.cli import django_setup
from nhiemky.cli.faults import in_words
from nhiemky.rules.refusals import Refusal


class NoSuchCommand(Refusal):
    """A word that is none of the commands."""

    template = "Không có lệnh quản trị “{word}”. Gõ “nhiemky manage help” để xem danh sách lệnh."


def run_words(words: Sequence[str]) -> int:
    """Hand the words to Django's command line; it ends the process itself where one fails. Raises NoSuchCommand."""
    from django.core.management import execute_from_command_line, get_commands

    django_setup.start()
    if words and not words[0].startswith("-") and words[0] not in {"help", "version", *get_commands()}:
        raise NoSuchCommand(word=words[0][:80])
    with in_words():
        execute_from_command_line(["nhiemky manage", *words])
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Accept anything; `run_words` gets it before argparse does."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    """Run what was asked."""
    return run_words(arguments.words)
