"""The pictures of README.md, taken by a real browser from a demonstration of its own, always at the same moment.

make pictures

Phones have two points to the pixel of the page, so that their pictures can be shown small and stay sharp. Few colours
keep each file small: they live in the repository.
"""

from __future__ import annotations

import io
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

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from tests.support import chromium  # noqa: E402

TARGET = ROOT / "docs" / "pictures"
MOMENT = "2026-12-01T09:00:00+00:00"
PHONE, DESK = (375, 760), (1080, 1000)
COLOURS = 64
LARGEST = 150_000  # bytes


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
    Picture("certificate", "advisor-0001", "/my-involvement", DESK, "a[href*='/certificates/']"),
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
        for picture in PICTURES:
            _take(_signed_in(browser, url, picture), url, picture)
    return 0


@contextmanager
def _demonstration() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "scripts/demo.py", "--port", str(port)]
        environment = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": folder,
            "CLOCK": MOMENT,
            "BASE_URL": "http://alongside.example",
        }
        demo = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        assert demo.stdout is not None
        try:
            if not any("/demo/mailbox" in line for line in demo.stdout):
                sys.exit("The demonstration did not start.")
            yield f"http://127.0.0.1:{port}"
        finally:
            demo.terminate()
            demo.wait()


def _signed_in(browser: Browser, url: str, picture: Picture) -> Page:
    width, height = picture.size
    sharp = 2 if picture.size == PHONE else 1
    page = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=sharp).new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{url}/sign-in")
    page.fill("[name=email]", f"{picture.who}@demo.example")
    page.fill("[name=password]", "alongside-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{url}/")
    return page


def _take(page: Page, url: str, picture: Picture) -> None:
    page.goto(f"{url}{picture.path}")
    if picture.press:
        page.locator(picture.press).first.click()
        page.wait_for_url(lambda now: now != f"{url}{picture.path}")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = TARGET / f"{picture.name}.png"
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"docs/pictures/{file.name}: {file.stat().st_size // 1000} kB")
    if file.stat().st_size > LARGEST:
        sys.exit(f"{file.name} is larger than {LARGEST // 1000} kB.")
    page.context.close()


if __name__ == "__main__":
    sys.exit(main())
