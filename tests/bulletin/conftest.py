"""The register and the team of these tests."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.bulletin.team import Scene
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)
