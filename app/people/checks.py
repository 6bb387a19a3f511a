"""The checks an opportunity may ask for, where the law allows it. Only that one is clear is kept, and its dates."""

from __future__ import annotations

from app.core.i18n import lazy_gettext as _l

CHECKS = (
    ("dbs-basic", _l("Basic DBS check")),
    ("dbs-standard", _l("Standard DBS check")),
    ("dbs-enhanced", _l("Enhanced DBS check")),
    ("reference", _l("Reference")),
    ("identity", _l("Proof of identity")),
    ("occupational-health", _l("Occupational health check")),
)


def check_words(code: str) -> str:
    return str(dict(CHECKS).get(code, code))
