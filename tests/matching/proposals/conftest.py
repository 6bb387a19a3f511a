"""A team that chooses, and the worker that makes proposals."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.matching.proposals.scene import Scene
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)
