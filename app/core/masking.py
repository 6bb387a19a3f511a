"""What opens something by itself stands in an address, and so in every log of addresses: it is taken out there."""

from __future__ import annotations

import logging
import re

from flask import Flask

LOGS = ("gunicorn.access", "gunicorn.error", "werkzeug")
SECRET = re.compile(r"(/(?:calendar|answer|sign-in/link|password|welcome)/)[^\s/?\"']{8,}")


def masked(words: str) -> str:
    return SECRET.sub(r"\1***", words)


class _Mask(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (kept := masked(said)) != said:
            record.msg, record.args = kept, ()
        return True


MASK = _Mask()


def init_app(_app: Flask) -> None:
    for name in LOGS:
        logging.getLogger(name).addFilter(MASK)
