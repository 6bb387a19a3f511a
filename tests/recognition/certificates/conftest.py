"""One certificate, and what its holder lets others see."""

from __future__ import annotations

import pytest

from tests.recognition.conftest import Panel

MINE = "/my-involvement/certificates"


@pytest.fixture
def code(panel: Panel) -> str:
    """The code of Siân's certificate for two hours and one of preparation."""
    panel.record(panel.signed_in("tess"))
    return panel.code


def shows(checkable: str = "yes", *chosen: str) -> dict[str, str]:
    return {"checkable": checkable, **dict.fromkeys(chosen, "y")}
