"""Days, times of the day and lengths of time, each in several boxes."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.core.form_fields.everything import Everything, drawn, read, refusal, sent


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (("4", "12", "2026"), date(2026, 12, 4)),
        ((" 04 ", "Dec", "2026"), date(2026, 12, 4)),
        (("29", "february", "2028"), date(2028, 2, 29)),
        (("1", "1", "1900"), date(1900, 1, 1)),
    ],
)
def test_days(boxes: tuple[str, str, str], day: date) -> None:
    assert read("day", day__day=boxes[0], day__month=boxes[1], day__year=boxes[2]) == day


@pytest.mark.parametrize(
    ("boxes", "bad", "said"),
    [
        (("31", "2", "2026"), ["day"], "Enter a real date"),
        (("29", "2", "2027"), ["day"], "Enter a real date"),
        (("0", "13", "2026"), ["day", "month"], "Enter a real date"),
        (("x", "5", "2026"), ["day"], "Enter a real date"),
        (("4", "12", "26"), ["year"], "4 numbers"),
        (("4", "12", "1899"), ["year"], "from 1900 to 2100"),
        (("4", "12", "9999"), ["year"], "from 1900 to 2100"),
        (("4", "", "2026"), ["month"], "must include a month"),
        (("4", "", ""), ["month", "year"], "must include a month and a year"),
        (("４", "12", "2026"), ["day"], "Enter a real date"),
        (("-4", "12", "2026"), ["day"], "Enter a real date"),
        (("99999999999999999999", "12", "2026"), ["day"], "Enter a real date"),
    ],
)
def test_odd_days_keep_what_was_typed_and_mark_only_the_wrong_boxes(
    boxes: tuple[str, str, str], bad: list[str], said: str
) -> None:
    form = sent(day__day=boxes[0], day__month=boxes[1], day__year=boxes[2])
    assert said in str(form.day.errors[0])
    found = drawn(form.day)
    assert [box["value"] for box in found.select("input")] == list(boxes)
    assert [box["id"] for box in found.select(".nhsuk-input--error")] == [f"day-{part}" for part in bad]
    assert form.error_list()[0]["href"] == f"#day-{bad[0]}"
    assert found.find(id=f"day-{bad[0]}")


@pytest.mark.parametrize(
    ("boxes", "at"),
    [
        (("14", "30"), time(14, 30)),
        (("9", "05"), time(9, 5)),
        (("10", ""), time(10)),
        (("2pm", ""), time(14)),
        (("12 am", "30"), time(0, 30)),
        (("0", "0"), time(0)),
    ],
)
def test_times(boxes: tuple[str, str], at: time) -> None:
    assert read("start", start__hour=boxes[0], start__minute=boxes[1]) == at


@pytest.mark.parametrize(
    ("boxes", "bad"),
    [(("24", "0"), ["hour"]), (("10", "60"), ["minute"]), (("25", "99"), ["hour", "minute"]), (("13pm", "0"), ["hour"]),
     (("", "30"), ["hour"]), (("ten", "0"), ["hour"])],
)  # fmt: skip
def test_odd_times(boxes: tuple[str, str], bad: list[str]) -> None:
    assert refusal("start", start__hour=boxes[0], start__minute=boxes[1])
    found = drawn(sent(start__hour=boxes[0], start__minute=boxes[1]).start)
    assert [box["value"] for box in found.select("input")] == list(boxes)
    assert [box["id"] for box in found.select(".nhsuk-input--error")] == [f"start-{part}" for part in bad]


def test_boxes_show_a_kept_value() -> None:
    kept = {"day": date(2026, 12, 4), "start": time(9, 5), "length": 150}
    form = Everything(data=kept, formdata=None, meta={"csrf": False})
    shown = {box["id"]: box["value"] for name in kept for box in drawn(form[name]).select("input")}
    assert shown == {
        "day-day": "4", "day-month": "12", "day-year": "2026", "start-hour": "9", "start-minute": "05",
        "length-hours": "2", "length-minutes": "30",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("boxes", "minutes"), [(("2", "30"), 150), (("1.5", ""), 90), (("", "45"), 45), (("10", "0"), 600), (("0", "0"), 0)]
)
def test_lengths(boxes: tuple[str, str], minutes: int) -> None:
    assert read("length", length__hours=boxes[0], length__minutes=boxes[1]) == minutes


@pytest.mark.parametrize("boxes", [("10", "1"), ("1", "60"), ("-1", "0"), ("1e3", "0"), ("x", ""), ("1.333", "")])
def test_odd_lengths(boxes: tuple[str, str]) -> None:
    assert refusal("length", length__hours=boxes[0], length__minutes=boxes[1])
