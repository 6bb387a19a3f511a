"""Numbers that point at nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.coproduction.pledge.rules import counted

TEAMS = st.dictionaries(st.sampled_from(["", "a", "b", "c", "d", "e"]), st.integers(0, 12), max_size=6)


@given(TEAMS)
def test_no_number_under_five_is_shown_or_left_over_by_the_sum(teams: dict[str, int]) -> None:
    found = counted(teams)
    assert [name for name, _number in found.teams] == sorted(teams, key=lambda name: (name == "", name))
    shown = [number for _name, number in found.teams if number is not None]
    assert all(number == 0 or number >= 5 for number in shown)
    if found.total is None:
        assert sum(teams.values()) < 5 and not shown
        return
    assert found.total == sum(teams.values())
    hidden = [teams[name] for name, number in found.teams if number is None]
    assert len(hidden) != 1 or hidden[0] >= 5
    assert found.total - sum(shown) == 0 or found.total - sum(shown) >= 5
