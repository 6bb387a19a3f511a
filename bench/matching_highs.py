"""Plain HiGHS, tier by tier: the same library as the product's, given the plain model."""

from __future__ import annotations

import numpy as np

from app.matching.solver.problem import Problem
from bench.matching_model import Plain, Terms, plain
from bench.matching_rivals import Note


def tier_by_tier(problem: Problem, note: Note) -> list[int]:
    import highspy

    model = plain(problem)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003
    solver.setOptionValue("mip_rel_gap", 0.0)
    _pass(highspy, solver, model, len(problem.pairs))
    every, closed = np.arange(len(model.most), dtype=np.int32), []
    for tier in model.tiers:
        solver.changeColsCost(len(every), every, _dense(tier, len(every)))
        solver.run()
        closed.append(round(solver.getInfo().objective_function_value))
        note(closed=[abs(each) for each in closed])
        columns, factors = _split(tier)
        solver.addRow(-np.inf, float(closed[-1]), len(columns), columns, factors)
    taken = np.array(solver.getSolution().col_value)[: len(problem.pairs)]
    return np.flatnonzero(taken > 0.5).tolist()


def _pass(kind, solver, model: Plain, pairs: int) -> None:
    linear = kind.HighsLp()
    linear.num_col_, linear.num_row_ = len(model.most), len(model.rows)
    linear.col_cost_ = np.zeros(len(model.most))
    linear.col_lower_, linear.col_upper_ = np.zeros(len(model.most)), np.array(model.most, float)
    linear.row_lower_ = np.array([-np.inf if low is None else low for low, _high, _terms in model.rows], float)
    linear.row_upper_ = np.array([np.inf if high is None else high for _low, high, _terms in model.rows], float)
    linear.a_matrix_.format_ = kind.MatrixFormat.kRowwise
    linear.a_matrix_.start_ = np.cumsum([0, *(len(terms) for _low, _high, terms in model.rows)])
    linear.a_matrix_.index_ = np.array([column for *_limits, terms in model.rows for column in terms])
    linear.a_matrix_.value_ = np.array([each for *_limits, terms in model.rows for each in terms.values()], float)
    whole, part = kind.HighsVarType.kInteger, kind.HighsVarType.kContinuous
    linear.integrality_ = [whole] * pairs + [part] * (len(model.most) - pairs)
    solver.passModel(linear)


def _split(terms: Terms) -> tuple[np.ndarray, np.ndarray]:
    return np.array(list(terms), np.int32), np.array(list(terms.values()), float)


def _dense(terms: Terms, number: int) -> np.ndarray:
    found = np.zeros(number)
    columns, factors = _split(terms)
    found[columns] = factors
    return found
