"""`flask inbound < MAIL`: one line, and exit 0 for every mail that was understood."""

from __future__ import annotations

import pytest

from app.calendar.replies.pages import SENTENCES
from app.calendar.replies.states import OUTCOMES, Reason
from tests.calendar.replies.shapes import SHAPES, google_apple, hostile, people


@pytest.mark.parametrize(
    "shape", [google_apple.gmail, people.somebody_writes, hostile.forged_uid, hostile.too_large, hostile.empty]
)
def test_one_line_says_what_became_of_it(scene, shape):
    found, said = scene(), []
    for _twice in range(2):
        done = found.application.test_cli_runner().invoke(args=["inbound"], input=shape(found.to()))
        said.append(done.output)
        assert done.exit_code == 0

    reason = SHAPES[shape]
    assert said[0] == f"{OUTCOMES[reason].value}: {SENTENCES[reason]}\n"
    assert said[1].startswith("ignored: This mail came before.")
    assert len(found.log()) == 1


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Reason)
