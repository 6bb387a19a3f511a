"""The proof: beside the plain model of somebody who knows no tricks, with and without a solver and time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.matching.solver import answer, reading
from app.matching.solver.bound import bound
from app.matching.solver.highs import Highs
from app.matching.solver.model import Model
from app.matching.solver.objective import Conflict, Tiers, count
from app.matching.solver.prices import promising
from app.matching.solver.problem import Problem
from app.matching.solver.solve import solve
from app.matching.solver.state import COST, first
from app.matching.solver.together import cliques
from bench import matching_highs, matching_instances, matching_verify

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("profile", "seed"), [("normal", 1), ("tight", 2), ("clashing", 3), ("undated", 1), ("knotted", 1), ("knotted", 4)]
)
def test_the_plain_model_reaches_the_same_tiers(profile: str, seed: int) -> None:
    made = matching_instances.instance(profile, 150, 20, seed)
    whole = reading.of(made)
    found = solve(whole)
    assert found.proved
    assert matching_verify.accept(made, json.loads(answer.content(whole, found))) == list(found.tiers)
    problem = Problem(whole)
    plain = matching_highs.tier_by_tier(problem, lambda **_known: None)
    assert found.tiers == count(whole, problem.chosen(np.array(plain)))


def test_where_the_relaxation_is_not_whole_branching_is_owned_up_to() -> None:
    found = [solve(reading.of(matching_instances.instance("knotted", 200, 30, seed))) for seed in range(1, 5)]
    assert all(each.proved for each in found)
    assert any(each.branched for each in found)


@pytest.mark.parametrize("profile", ["tight", "knotted"])
def test_no_bound_is_better_than_what_an_answer_reaches(profile: str) -> None:
    """Whatever the multipliers are: those of a relaxation, of half a relaxation, or any numbers at all."""
    whole = reading.of(matching_instances.instance(profile, 150, 20))
    best = solve(whole)
    problem = Problem(whole)
    model = Model(problem)
    solver = Highs(model)
    solver.grow(model.grow(promising(problem, COST)[::3]))
    solver.weigh(COST)
    relaxed = solver.relax()
    random = np.random.default_rng(1)
    for y in (relaxed.y, relaxed.y / 2, relaxed.y * 3, random.normal(0, 1e5, len(relaxed.y)), np.zeros(len(relaxed.y))):
        for tiers in range(1, 5):
            weights = first(tiers)
            found = bound(model, weights, y)
            assert found is not None
            assert found.least <= sum(w * t for w, t in zip(weights, best.tiers.key, strict=True))


def test_without_a_solver_there_is_an_answer_and_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    made = matching_instances.instance("tight", 150, 20)
    whole = reading.of(made)
    found = solve(whole)
    assert (found.proved, found.bound, found.weighted_bound) == (False, None, None)
    assert found.assignments
    matching_verify.accept(made, json.loads(answer.content(whole, found)))
    assert "no bound claimed" in answer.summary(found)


def test_time_that_is_up_leaves_an_allowed_answer() -> None:
    made = matching_instances.instance("clashing", 150, 20)
    whole = reading.of(made)
    found = solve(whole, seconds=1e-9)
    assert not found.proved
    matching_verify.accept(made, json.loads(answer.content(whole, found)))


@pytest.mark.parametrize("profile", ["tight", "knotted"])
def test_counted_steps_are_kept_to_and_leave_an_answer_with_a_bound_and_its_gap(profile: str) -> None:
    """Wherever it is cut short: the answer is whole, the bound holds, and the same limit ends at the same point."""
    made = matching_instances.instance(profile, 150, 20)
    whole = reading.of(made)
    best = solve(whole)
    bounds = []
    for steps in (1, 30, 100, 300, 1000):
        found = solve(whole, steps=steps)
        assert found.work <= steps
        assert found.assignments == solve(whole, steps=steps).assignments
        matching_verify.accept(made, json.loads(answer.content(whole, found)))
        assert found.bound is not None and found.weighted_bound is not None
        assert found.weighted_bound <= answer.weighted(best.tiers)
        assert found.bound[0] <= best.tiers.missing
        assert found.proved or "gap " in answer.summary(found)
        bounds.append(found.weighted_bound)
    assert bounds[-1] > bounds[0]


def test_the_solver_says_nothing_of_its_own(tmp_path: Path) -> None:
    """HiGHS greets on standard output, past Python: the command's line is to be the only one."""
    (tmp_path / "instance.json").write_text(json.dumps(matching_instances.instance("normal", 30, 5)))
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "matching", "solve"]
    files = [str(tmp_path / "instance.json"), str(tmp_path / "solution.json")]
    done = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "proved the best" in done.stdout


@pytest.mark.parametrize("broken", ["twice", "too many", "not eligible"])
def test_an_answer_that_breaks_a_rule_is_never_counted(broken: str) -> None:
    whole = reading.of(matching_instances.instance("normal", 60, 10))
    (who, what), *_others = solve(whole).assignments
    crowd = [(advisor, what) for advisor in range(len(whole.advisors))]
    answers = {"twice": [(who, what)] * 2, "too many": crowd, "not eligible": crowd}
    with pytest.raises(Conflict):
        count(whole, answers[broken])


def test_the_tiers_are_compared_from_left_to_right() -> None:
    better = [Tiers(0, 1, 9, 0), Tiers(1, 5, 9, 0), Tiers(1, 5, 9, 7), Tiers(1, 5, 8, 0), Tiers(2, 9, 0, 9)]
    assert sorted(better, key=lambda tiers: tiers.key) == [better[0], better[3], better[2], better[1], better[4]]


def test_cliques_cover_every_edge() -> None:
    random = np.random.default_rng(7)
    for size, density in ((6, 0.5), (12, 0.9), (40, 0.8)):
        one = np.triu(random.random((size, size)) < density, 1)
        both = one | one.T
        edges = [sum(1 << int(other) for other in np.flatnonzero(row)) for row in both]
        found = cliques(edges)
        for place, row in enumerate(both):
            for other in np.flatnonzero(row).tolist():
                assert any(clique >> place & 1 and clique >> other & 1 for clique in found)
        for clique in found:
            members = [place for place in range(size) if clique >> place & 1]
            assert all(both[a, b] for a in members for b in members if a != b)
