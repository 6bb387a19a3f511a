"""The panel on the day of its interviews."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.make import Make
from tests.support.scores import Scores


@pytest.fixture
def panel(application: Flask, make: Make) -> Scores:
    return Scores(application, make)
