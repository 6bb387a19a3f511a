"""Whether words are about somebody's health: asked so that the writer can think again, never to stop them."""

from __future__ import annotations

import re

_SIGNS = """
    diagnos\\w*, medicat\\w*, meds, medicines?, lithium, clozapine, depot, symptoms?, relaps\\w*, psycho(sis|tic),
    schizo\\w*, bipolar, depress\\w*, anxi(ety|ous), manic, mania, ptsd, suicid\\w*, self[- ]harm\\w*, overdos\\w*,
    sectioned, section (2|3|17|37|41), crisis team, inpatient, ill, illness, unwell, disorder, addict\\w*,
    hallucinat\\w*
"""
_ABOUT_HEALTH = re.compile(rf"\b({'|'.join(sign.strip() for sign in _SIGNS.split(','))})\b", re.IGNORECASE)


def may_be_about_health(words: str) -> bool:
    return _ABOUT_HEALTH.search(words) is not None
