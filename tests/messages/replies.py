"""The messages that answer a reply, by name; kept in `golden/` like all others (`test_write.py`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.messages import write
from app.messages.mime import CalendarPart
from app.messages.write import Occasion
from app.people.models import Person

UNTIL = datetime(2027, 6, 1, 9, 15, tzinfo=UTC)
WHY = "The room is only free in the morning.\n\nWe hope that you can still come."
LINK = "https://involvement.example/answer/WzEsIm9mZmVyIiw3LDBd.abc"
REQUEST, CANCEL = (CalendarPart(each, "u" * 32 + "@x", 1, b"BEGIN:VCALENDAR\r\n") for each in ("REQUEST", "CANCEL"))
Writes = dict[str, Callable[[Person], int]]


def short(occasion: Occasion) -> Writes:
    gone = occasion.told_briefly()
    return {
        "decline_noted": lambda p: write.decline_noted(p, 1, occasion, until=UNTIL, once="1", link=LINK),
        "place_gone": lambda p: write.place_gone(p, 1, gone, ref="abc", once="1", calendar=CANCEL),
        "time_kept": lambda p: write.time_kept(p, 1, occasion, words=WHY, once="1", link=LINK),
        "answer_again": lambda p: write.answer_again(p, 1, occasion, once="1", calendar=REQUEST),
    }


def more(occasion: Occasion) -> Writes:
    gone = occasion.told_briefly()
    return {
        "decline_noted_one_day": lambda p: write.decline_noted(p, 1, occasion, until=None, once="1", link=LINK),
        "place_gone_told_before": lambda p: write.place_gone(p, 1, gone, ref="abc", once="1"),
    }
