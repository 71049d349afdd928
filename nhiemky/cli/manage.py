"""`nhiemky manage …`: Django's own commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def run_words(words: Sequence[str]) -> int:
    """Hand the words to Django's command line; it ends the process itself where a command fails."""
    import os

    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhiemky.config.settings")
    execute_from_command_line(["nhiemky manage", *words])
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Accept anything; `run_words` gets it before argparse does."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    """Run what was asked."""
    return run_words(arguments.words)
