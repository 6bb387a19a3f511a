"""The pictures of README.md, taken by a real browser from a demonstration of its own, always at the same moment.

make pictures
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page  # noqa: E402

from tests.support import chromium  # noqa: E402

TARGET = ROOT / "docs" / "pictures"
MOMENT = "2026-12-01T09:00:00+00:00"
PHONE, DESK = (375, 760), (1080, 800)


class Picture(NamedTuple):
    """`press` is a button to press, or a link to follow, on the way."""

    name: str
    who: str
    path: str
    size: tuple[int, int]
    press: str = ""


PICTURES = (
    Picture("opportunities", "advisor", "/opportunities", PHONE),
    Picture("opportunity", "advisor", "/opportunities/interview-panel", PHONE),
    Picture("place", "advisor", "/opportunities/open-workshop/sign-up", PHONE, "main form button"),
    Picture("mailbox", "advisor", "/demo/mailbox", PHONE),
    Picture("my-involvement", "advisor", "/my-involvement", PHONE),
    Picture("certificate", "advisor", "/my-involvement", DESK, "a[href*='/certificates/']"),
    Picture("host", "host", "/host/opportunities", DESK),
    Picture("places", "team", "/team/opportunities/interview-panel/places", DESK),
    Picture("register", "team", "/team/people", DESK),
)


def main() -> int:
    reason = chromium.why_not()
    if reason:
        sys.exit(f"The pictures cannot be taken: {reason}.")
    TARGET.mkdir(parents=True, exist_ok=True)
    with _demonstration() as url, chromium.launched() as browser:
        pages: dict[str, Page] = {}
        for picture in PICTURES:
            if picture.who not in pages:
                pages[picture.who] = _signed_in(browser, url, picture.who)
            _take(pages[picture.who], url, picture)
            print(f"docs/pictures/{picture.name}.png")
    return 0


@contextmanager
def _demonstration() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "scripts/demo.py", "--port", str(port)]
        environment = {"PATH": os.environ["PATH"], "VAR_DIR": folder, "CLOCK": MOMENT}
        demo = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        assert demo.stdout is not None
        try:
            if not any("/demo/mailbox" in line for line in demo.stdout):
                sys.exit("The demonstration did not start.")
            yield f"http://127.0.0.1:{port}"
        finally:
            demo.terminate()
            demo.wait()


def _signed_in(browser: Browser, url: str, who: str) -> Page:
    page = browser.new_context(device_scale_factor=2).new_page()
    page.goto(f"{url}/sign-in")
    page.fill("[name=email]", f"{who}@demo.example")
    page.fill("[name=password]", "alongside-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{url}/")
    return page


def _take(page: Page, url: str, picture: Picture) -> None:
    page.set_viewport_size({"width": picture.size[0], "height": picture.size[1]})
    page.goto(f"{url}{picture.path}")
    if picture.press:
        page.locator(picture.press).first.click()
        page.wait_for_load_state()
    page.screenshot(path=TARGET / f"{picture.name}.png")


if __name__ == "__main__":
    sys.exit(main())
