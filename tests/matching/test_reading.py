"""Instances that are none: one sentence that names the place, and exit 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.matching.solver import reading
from app.matching.solver.instance import BadInstance
from tests.matching.organisations import anybody, anything, instance

Spoil = Callable[[dict[str, Any]], Any]


def whole() -> dict[str, Any]:
    return instance([anybody(), anybody()], [anything(mix=[{"any_of": ["a"], "min": 1}]), anything()])


def put(where: str, value: Any) -> Spoil:
    """Set a value deep inside: `advisors.0.x`."""

    def spoil(made: dict[str, Any]) -> None:
        *path, last = [int(step) if step.isdigit() else step for step in where.split(".")]
        for step in path:
            made = made[step]
        made[last] = value

    return spoil


BAD: dict[str, tuple[Spoil, str]] = {
    "another schema": (put("schema", "involvement-matching/2"), 'schema must be "involvement-matching/1".'),
    "a key is missing": (lambda made: made["advisors"][1].pop("tags"), "advisors[1].tags is missing."),
    "a text for a number": (put("advisors.0.x", "3"), "advisors[0].x must be a whole number."),
    "a boolean for a number": (put("advisors.0.max_activities", True), "max_activities must be a whole number."),
    "a float for a number": (put("opportunities.0.places", 2.0), "opportunities[0].places must be a whole number."),
    "a number for a boolean": (put("advisors.0.online", 1), "advisors[0].online must be true or false."),
    "a negative number": (
        put("opportunities.0.places", -1),
        "opportunities[0].places must be between 0 and 1000000000.",
    ),
    "two to the seventieth": (put("advisors.0.x", 2**70), "advisors[0].x must be between -1000000000 and 1000000000."),
    "a load unit of nothing": (put("load_unit_minutes", 0), "load_unit_minutes must be between 1 and 1000000000."),
    "an object for a list": (put("advisors", {}), "advisors must be a list."),
    "a number for an advisor": (put("advisors.0", 7), "advisors[0] must be an object."),
    "a list for training": (put("advisors.0.training", []), "advisors[0].training must be an object."),
    "an empty id": (put("advisors.0.id", ""), "advisors[0].id must be a text that is not empty."),
    "an id twice": (put("advisors.1.id", "a0"), 'advisors[1] names "a0" a second time.'),
    "an opportunity twice": (put("opportunities.1.id", "o0"), 'opportunities[1] names "o0" a second time.'),
    "unknown in the ranking": (put("advisors.0.ranking", ["o9"]), 'advisors[0].ranking names the opportunity "o9"'),
    "twice in the ranking": (put("advisors.0.ranking", ["o1", "o1"]), 'advisors[0].ranking[1] names "o1" a second'),
    "unknown among the declined": (
        put("advisors.1.declined", ["x\n"]),
        r'advisors[1].declined names the opportunity "x\n"',
    ),
    "an unknown mode": (put("opportunities.0.mode", "both"), 'opportunities[0].mode must be "online" or "in_person".'),
    "a mode that is a list": (put("opportunities.0.mode", []), "opportunities[0].mode must be"),
    "windows that overlap": (
        put("advisors.0.weekly", [[1, 600, 700], [1, 540, 620]]),
        "advisors[0].weekly has windows of one weekday that overlap",
    ),
    "windows that touch": (
        put("advisors.0.weekly", [[1, 600, 700], [1, 700, 720]]),
        "overlap or touch: make them one.",
    ),
    "an eighth weekday": (
        put("advisors.0.weekly", [[7, 600, 700]]),
        "advisors[0].weekly[0][0] must be a whole number between",
    ),
    "an end before the start": (
        put("advisors.0.busy", [[9, 600, 590]]),
        "advisors[0].busy[0] must end after it starts",
    ),
    "a span the wrong way round": (
        put("advisors.0.away", [[9, 8]]),
        "advisors[0].away[0] must not end before it starts.",
    ),
    "a check the wrong way round": (put("advisors.0.checks", {"t": [9, 8]}), "checks.t must not end before it starts."),
    "a session past midnight": (
        put("opportunities.0.sessions", [[9, 1400, 1500]]),
        "sessions[0][2] must be a whole number",
    ),
    "a session of no length": (
        put("opportunities.0.sessions", [[9, 600, 600]]),
        "sessions[0] must end after it starts",
    ),
    "a session of two numbers": (put("opportunities.0.sessions", [[9, 600]]), "must be a list of 3 whole numbers."),
    "no session": (
        put("opportunities.1.sessions", []),
        "opportunities[1].sessions must not be empty where there is no work.",
    ),
    "work of a day alone": (
        put("opportunities.0.work", [9]),
        "opportunities[0].work must be a list of 2 whole numbers.",
    ),
    "work that is nothing": (put("opportunities.0.work", None), "opportunities[0].work must be a list of 2"),
    "work of less than no time": (
        put("opportunities.0.work", [9, -1]),
        "opportunities[0].work[1] must be a whole number between 0 and",
    ),
    "work due after the last month": (
        lambda made: (
            made.update(month_start_days=[0, 14, 28]),
            [a.update(committed=[0, 0]) for a in made["advisors"]],
            made["opportunities"][0].update(work=[28, 60]),
        ),
        "opportunities[0].work has a day outside of the months.",
    ),
    "a group that is a number": (put("opportunities.0.group", 7), "opportunities[0].group must be a text that is not"),
    "a group without a name": (put("opportunities.0.group", ""), "opportunities[0].group must be a text that is not"),
    "a session before the first month": (
        lambda made: made.update(month_start_days=[12, 20, 28]),
        "opportunities[0].sessions has a day outside of the months.",
    ),
    "a session after the last": (
        lambda made: (made.update(month_start_days=[0, 5, 8]), [a.update(committed=[0, 0]) for a in made["advisors"]]),
        "opportunities[0].sessions has a day outside of the months.",
    ),
    "months that fall": (put("month_start_days", [0, 28, 14]), "month_start_days must rise from month to month."),
    "too few months": (
        put("advisors.0.committed", [0]),
        "advisors[0].committed must have 3 numbers, one for each month.",
    ),
    "a mix of the wrong shape": (
        put("opportunities.0.mix", [{"any_of": "a", "min": 1}]),
        "mix[0].any_of must be a list.",
    ),
    "a date that is none": (put("epoch_date", "2026-13-01"), "epoch_date must be a date such as 2026-11-30."),
    "an epoch on a Tuesday": (put("epoch_date", "2026-12-01"), "epoch_date must be a Monday."),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_wrong_is_said_with_its_place(what: str) -> None:
    spoil, sentence = BAD[what]
    made = whole()
    reading.of(made)
    spoil(made)
    with pytest.raises(BadInstance) as refusal:
        reading.of(made)
    assert sentence in str(refusal.value)


NO_JSON = {
    "nothing": (b"", "The file is not JSON: see line 1, column 1."),
    "half a file": (b'{"schema": "involvement-m', "The file is not JSON"),
    "a list": (b"[]", "The instance must be an object."),
    "not UTF-8": (b'{"schema": "\xff"}', "The file is not text in UTF-8."),
    "nested without end": (b"[" * 200_000, "The file is nested too deeply to be an instance."),
    "not a number": (b'{"schema": NaN}', "The file holds NaN, which is not a number."),
    "a number without end": (b'{"schema": ' + b"9" * 9000 + b"}", "The file has a number that is too long to be read."),
}


@pytest.mark.parametrize("what", NO_JSON)
def test_a_file_that_is_none_is_refused_in_one_sentence(application: Flask, tmp_path: Path, what: str) -> None:
    content, sentence = NO_JSON[what]
    (tmp_path / "instance.json").write_bytes(content)
    done = solve(application, tmp_path / "instance.json", tmp_path / "solution.json")
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "solution.json").exists()


@pytest.mark.parametrize("target", ["missing/solution.json", "."])
def test_a_solution_that_cannot_be_written_is_said(application: Flask, tmp_path: Path, target: str) -> None:
    (tmp_path / "instance.json").write_text(json.dumps(whole()))
    done = solve(application, tmp_path / "instance.json", tmp_path / target)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("The file ")
    assert "cannot be written: " in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["instance.json"]


def test_an_instance_that_is_not_there_is_said(application: Flask, tmp_path: Path) -> None:
    done = solve(application, tmp_path / "no.json", tmp_path / "solution.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"The file {tmp_path / 'no.json'} cannot be read: no such file or directory.\n"


def solve(application: Flask, *arguments: Path) -> Any:
    return application.test_cli_runner().invoke(args=["matching", "solve", *map(str, arguments)])
