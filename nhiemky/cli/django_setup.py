"""Brings Django up for a command; only commands that need the database import this."""

from __future__ import annotations

import os
from pathlib import Path

from nhiemky.cli import own_folder
from nhiemky.cli.faults import HomeUnusable, SecretKeyDamaged, SettingWrong, why

_KEY_FILE = "secret_key"
_SHORTEST_KEY = 32  # what is drawn has 86 letters; less is a file that was cut off


def start() -> None:
    """Set the settings module and load the apps; done once, further calls change nothing.

    Raises HomeUnusable, SecretKeyDamaged, SettingWrong where the installation can't be used as it is set.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhiemky.config.settings")
    import django
    from django.apps import apps

    own_folder.keep_to_owner()
    if not apps.ready:
        _read_settings()
        django.setup()


def _read_settings() -> None:
    """Load the settings, and say in Vietnamese what can't be used in them."""
    from django.conf import settings

    try:
        home = Path(settings.HOME)
    except UnicodeDecodeError as error:
        raise SecretKeyDamaged(path=f"NHIEMKY_HOME/{_KEY_FILE}") from error
    except OSError as error:
        path = str(error.filename or "NHIEMKY_HOME")
        if Path(path).name == _KEY_FILE:
            raise SecretKeyDamaged(path=path) from error
        raise HomeUnusable(path=path, why=why(error)) from error
    except ImportError:
        raise
    except Exception as error:  # the module does nothing but read what the office has set
        raise SettingWrong(what=str(error)) from error
    kept = home / _KEY_FILE
    if kept.is_file() and not os.environ.get("NHIEMKY_SECRET_KEY", "").strip():
        _check_key(kept)


def _check_key(kept: Path) -> None:
    """Raise SecretKeyDamaged for a file that was cut off, as by a full disk; Django would fail at the first page."""
    if len(kept.read_text(encoding="ascii").strip()) < _SHORTEST_KEY:
        raise SecretKeyDamaged(path=kept)
