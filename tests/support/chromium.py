"""The machine's own chromium, driven for the journeys and the pictures. Nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# the sandbox needs rights that containers and root do not give; only our own pages are opened. The rest keeps the
# browser from asking its maker for anything
OPTIONS = (
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip


def program() -> str | None:
    """The path of the browser: `CHROMIUM` where it is set, else the first of the usual names."""
    given = os.environ.get("CHROMIUM")
    return given or next((found for name in NAMES if (found := shutil.which(name))), None)


def why_not() -> str | None:
    """Why the browser cannot be tested here, or nothing when it can."""
    return None if program() else "no chromium on this machine"


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window; contexts and pages are the caller's."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=list(OPTIONS))
        yield browser
        browser.close()
