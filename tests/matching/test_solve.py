"""Answers: allowed, counted by somebody else, the same every time, and the best there is where that is claimed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings

from app.matching.solver import answer, reading
from app.matching.solver.clock import Clock
from app.matching.solver.explain import eligible
from app.matching.solver.greedy import greedy, improved
from app.matching.solver.instance import Instance, Wishes
from app.matching.solver.objective import Conflict, count
from app.matching.solver.problem import Problem
from app.matching.solver.solve import solve
from bench import matching_instances, matching_verify
from tests.matching.organisations import anybody, anything, instance, instances

ROOT = Path(__file__).resolve().parents[2]


def written(whole: Instance, **options: Any) -> dict[str, Any]:
    return json.loads(answer.content(whole, solve(whole, **options)))


@given(instances())
@settings(max_examples=60)
def test_an_outsider_accepts_every_answer(made: dict[str, Any]) -> None:
    matching_verify.accept(made, written(reading.of(made)))


@given(instances())
@settings(max_examples=60)
def test_the_quick_answer_is_allowed_too(made: dict[str, Any]) -> None:
    whole = reading.of(made)
    problem = Problem(whole)
    begun = greedy(problem)
    better = improved(problem, begun, Clock())
    assert count(whole, problem.chosen(better)).key <= count(whole, problem.chosen(begun)).key


@given(instances(most_advisors=4, most_opportunities=3))
@settings(max_examples=60)
def test_what_is_called_proved_is_the_best_of_all(made: dict[str, Any]) -> None:
    whole = reading.of(made)
    found = solve(whole)
    best = _best(whole)
    assert found.proved
    assert found.tiers.key == best
    assert found.weighted_bound is not None
    assert found.weighted_bound <= answer.weighted(found.tiers)


def _best(whole: Instance) -> tuple[int, int, int, int]:
    """By trying every set of pairs."""
    pairs = [
        (a, o)
        for a, advisor in enumerate(whole.advisors)
        for o, opportunity in enumerate(whole.opportunities)
        if eligible(whole, advisor, opportunity)
    ]
    return min(_key(whole, chosen) for size in range(len(pairs) + 1) for chosen in combinations(pairs, size))


def _key(whole: Instance, chosen: tuple[tuple[int, int], ...]) -> tuple[int, int, int, int]:
    try:
        return count(whole, chosen).key
    except Conflict:
        return (10**9, 0, 0, 0)


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "instance.json").write_text(json.dumps(matching_instances.instance("clashing", 120, 20)))
    contents = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "matching", "solve", "instance.json", f"{seed}.json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "DATABASE_URL": f"sqlite:///{tmp_path}/a.db"}
        arguments = [str(tmp_path / each) if each.endswith(".json") else each for each in command]
        subprocess.run(arguments, cwd=ROOT, env=environment, check=True, capture_output=True)
        contents.append((tmp_path / f"{seed}.json").read_bytes())
    assert contents[0] == contents[1]


def test_the_command_says_it_in_one_line(application: Flask, tmp_path: Path) -> None:
    made = instance([anybody(), anybody(tags=["a"])], [anything(wanted_tags=["a"]), anything(places=0, min_places=2)])
    (tmp_path / "instance.json").write_text(json.dumps(made))
    done = _command(application, tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("1 pairs; tiers 2, 1, 1, 250; ")
    assert done.stdout.count("\n") == 1
    found = json.loads((tmp_path / "solution.json").read_bytes())
    assert found["assignments"] == [["a1", "o0"]]
    assert found["tiers"] == [2, 1, 1, 250]


@pytest.mark.parametrize(("people", "wanted"), [([], []), ([anybody(online=False)], [anything()]), ([], [anything()])])
def test_nothing_to_match_is_an_answer(application: Flask, tmp_path: Path, people: list, wanted: list) -> None:
    (tmp_path / "instance.json").write_text(json.dumps(instance(people, wanted)))
    assert _command(application, tmp_path).exit_code == 0
    found = json.loads((tmp_path / "solution.json").read_bytes())
    assert found["assignments"] == []
    assert found["tiers"] == [len(wanted), 0, 0, 0]


def test_an_older_solution_is_replaced_whole(application: Flask, tmp_path: Path) -> None:
    (tmp_path / "instance.json").write_text(json.dumps(instance([anybody()], [anything()])))
    (tmp_path / "solution.json").write_text("older " * 10_000)
    assert _command(application, tmp_path).exit_code == 0
    assert json.loads((tmp_path / "solution.json").read_bytes())["assignments"] == [["a0", "o0"]]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["instance.json", "solution.json"]


def _command(application: Flask, folder: Path) -> Any:
    files = (str(folder / "instance.json"), str(folder / "solution.json"))
    return application.test_cli_runner().invoke(args=["matching", "solve", *files])


def test_a_web_process_does_not_carry_the_arrays() -> None:
    code = "import sys, wsgi; print(sorted({'numpy', 'highspy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_of_one_group_nobody_is_given_two() -> None:
    work = {"sessions": [], "work": [10, 60]}
    both = [anything(**work, group="g"), anything(**work, group="g"), anything(**work)]
    made = instance([anybody(max_activities=3), anybody(max_activities=0)], both)
    found = solve(reading.of(made))
    assert (len(found.assignments), found.proved) == (2, True)
    assert (0, 2) in found.assignments
    everything = [["a0", "o0"], ["a0", "o1"], ["a0", "o2"]]
    with pytest.raises(Conflict, match="GROUP a0"):
        count(reading.of(made), [(0, 0), (0, 1), (0, 2)])
    with pytest.raises(matching_verify.NotAccepted, match="GROUP a0"):
        matching_verify.tiers_of(made, [(who, what) for who, what in everything])


WISHED = instance([anybody(tags=["a"]), anybody(), anybody()], [anything(wanted_tags=["a"]), anything()])


def _with(**wishes: Any) -> list[tuple[int, int]]:
    whole = reading.of(WISHED)
    return solve(Instance(**{**_fields(whole), "wishes": Wishes(**wishes)})).assignments


def _fields(whole: Instance) -> dict[str, Any]:
    return {name: getattr(whole, name) for name in whole.__dataclass_fields__}


def test_what_is_pinned_stays_and_what_is_forbidden_is_left() -> None:
    assert (0, 0) in _with()
    assert (1, 0) in _with(pinned=frozenset({(1, 0)}))
    assert (0, 0) not in _with(forbidden=frozenset({(0, 0)}))


def test_a_former_proposal_stands_where_nothing_is_lost_by_it() -> None:
    assert _with(former=frozenset({(2, 1)})) == [(0, 0), (2, 1)]
    assert _with(former=frozenset({(1, 1)})) == [(0, 0), (1, 1)]


def test_pins_that_cannot_stand_are_said() -> None:
    with pytest.raises(reading.BadInstance, match="a1 and o0 cannot stand beside the other pinned pairs"):
        _with(pinned=frozenset({(0, 0), (1, 0)}))
    with pytest.raises(reading.BadInstance, match="a1 and o0 breaks a hard rule"):
        _with(pinned=frozenset({(1, 0)}), forbidden=frozenset({(1, 0)}))
