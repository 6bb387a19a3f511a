"""OR-Tools CP-SAT, tier by tier, each begun from the answer of the one before. Never in one process with highspy."""

from __future__ import annotations

from app.matching.solver.problem import Problem
from bench.matching_model import plain
from bench.matching_rivals import Note

WORKERS = 2


def tier_by_tier(problem: Problem, note: Note) -> list[int]:
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        note(absent="ortools is not installed: pip install --require-hashes -r requirements-bench.lock")
        raise SystemExit from None
    given = plain(problem)
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, most, "") for most in given.most]
    for low, high, terms in given.rows:
        whole = cp_model.LinearExpr.weighted_sum([columns[n] for n in terms], list(terms.values()))
        if low is not None:
            model.add(whole >= low)
        if high is not None:
            model.add(whole <= high)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    closed: list[int] = []
    for tier in given.tiers:
        whole = cp_model.LinearExpr.weighted_sum([columns[n] for n in tier], list(tier.values()))
        model.minimize(whole)
        if solver.solve(model) != cp_model.OPTIMAL:
            raise SystemExit("CP-SAT ended without a proof")
        closed.append(round(solver.objective_value))
        note(closed=[abs(each) for each in closed])
        model.add(whole <= closed[-1])
        model.clear_hints()
        for column in columns:
            model.add_hint(column, solver.value(column))
    return [number for number in range(len(problem.pairs)) if solver.value(columns[number])]
