"""Whatever stands in a cell, reading it never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.register.cells.access import read_access
from app.people.register.cells.answers import read_done
from app.people.register.cells.channels import read_channel
from app.people.register.cells.dates import read_day
from app.people.register.cells.emails import read_email
from app.people.register.cells.interests import STANDARD, read_interests
from app.people.register.cells.names import read_known_as, read_name
from app.people.register.cells.phones import read_phone
from app.people.register.cells.roles import (
    read_role,
)
from app.people.register.cells.statuses import read_status
from app.people.register.sheets import Broken
from tests.people.register.reading import TODAY

CELLS = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(Broken),
    st.text(alphabet="0123456789/-.+ ,;:ETapmstndh(@)x\n'’\"", max_size=40),
)
READERS = {
    "day": lambda cell: read_day(cell, TODAY),
    "phone": read_phone,
    "email": read_email,
    "name": read_name,
    "known as": read_known_as,
    "done": lambda cell: read_done(cell, TODAY),
    "role": read_role,
    "status": lambda cell: read_status(cell, TODAY),
    "channel": read_channel,
    "interests": lambda cell: read_interests(cell, STANDARD),
    "access": read_access,
}


@pytest.mark.parametrize("reader", READERS)
@given(cell=CELLS)
def test_no_cell_makes_a_reader_fail(reader: str, cell: object) -> None:
    reading = READERS[reader](cell)
    assert reading.question is None or reading.value is None
