"""A story told on the narrowest phone, without scripts: chosen, shared, read, cited and taken back."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Someone
from tests.recognition.story.conftest import Years
from tests.recognition.story.test_evidence import review
from tests.support.live import Live
from tests.support.looked_at import NARROWEST, LookedAt
from tests.support.make import Make
from tests.support.page import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("looked_at", [(NARROWEST,)], indirect=True)
def test_a_story_is_chosen_shared_cited_and_taken_back(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given three things that Ada did with a team which has a review before it
    years = Years(live.app, staff, Browser(live.app))
    years.three()
    standard = review(years).rsplit("/", 1)[1]
    ada, host = someone(), someone()

    # when she writes a sentence and shares it
    ada.signs_in("ada@post.example")
    ada.opens("/my-involvement")
    ada.follows("Your story with each team")
    ada.follows("Liaison Team")
    ada.follows("Choose what is on it")
    ada.answers("Save", words="They changed what I said was unkind, and " + "thankyou" * 12)
    ada.follows("Share it with this team")
    ada.is_refused("Save", "Choose yes or no.")
    ada.answers("Save", share="yes")

    # then a host reads it and uses it as evidence
    host.signs_in("host@post.example")
    host.opens("/host/opportunities")
    host.follows("Accreditation and reviews")
    host.follows("Stories people share with you")
    host.follows("Ada Example")
    assert "They changed what I said" in host.reads
    host.follows("Use it as evidence for a standard")
    host.answers("Add it as evidence", standard=standard)
    assert "The story of Ada Example with your team" in host.reads

    # and when she takes it back, the words stay alone
    ada.opens(years.mine)
    assert "Holly Host on" in ada.reads
    assert ada.downloads("Download it for a spreadsheet (CSV)")
    ada.follows("For your CV, in neutral words")
    ada.opens(years.mine)
    ada.follows("Stop sharing it")
    ada.answers("Save", share="no")
    host.opens("/host/stories")
    assert "Ada" not in host.reads
    assert not looked_at.found, "\n".join(looked_at.found)
