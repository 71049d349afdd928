"""A real Chromium, the one that the set-up unpacked; its absence is a failure, never a skip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path(__file__).resolve().parents[2] / ".tools" / "chromium"
ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once per process."""
    # Playwright's event loop is seen by Django as an async context; the pages are served from a thread of their own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    environment = {**os.environ, "LD_LIBRARY_PATH": str(CHROMIUM), "FONTCONFIG_FILE": str(CHROMIUM / "fonts.conf")}
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM / "chromium", args=ARGUMENTS, env=environment, headless=True
        )
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that fails the test on any script error or refused resource."""
    context = browser.new_context(
        locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 900}
    )
    fresh = context.new_page()
    errors: list[str] = []
    fresh.on(
        "response", lambda answer: errors.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    fresh.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield fresh
    context.close()
    assert errors == []
