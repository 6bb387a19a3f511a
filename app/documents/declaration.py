"""The words of the declaration of confidentiality, by number: what somebody agreed to is read for ever as it stood.

A change of the words is a new number; the old ones stay here.
"""

from __future__ import annotations

from typing import Any

from app.core.i18n import lazy_gettext as _l

WORDS: dict[int, Any] = {
    1: _l(
        "I keep to myself what I read and hear about this panel and about the people it sees. I do not copy or pass on "
        "what I am given. When it is over I delete it or give it back."
    ),
}
CURRENT = max(WORDS)
