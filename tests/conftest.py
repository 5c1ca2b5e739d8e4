"""What all tests share: how many examples hypothesis makes, the profiles, pages that may not be there."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from newsparse.languages import load_profile
from newsparse.profile import Profile

# A page takes a moment to read, so slowness of an example says nothing.
_AT_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _AT_ANY_SPEED, max_examples=100)
settings.register_profile("ci", _AT_ANY_SPEED, max_examples=1_000, derandomize=True)
settings.register_profile("long", _AT_ANY_SPEED, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

_SCORE = Path(__file__).parents[1] / "benchmarks" / "score.py"
_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of marked-up pages beside the checkout, whose copyright keeps them out of it."""
    if not _SHARED.is_dir():
        pytest.skip(f"there is no folder {_SHARED.name} with marked-up pages beside the checkout")
    return _SHARED


@pytest.fixture(scope="session")
def score() -> ModuleType:
    """The script behind `make score`."""
    spec = importlib.util.spec_from_file_location("newsparse_score", _SCORE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def zh() -> Profile:
    """The profile of Simplified Chinese."""
    return load_profile("zh-Hans")


@pytest.fixture(scope="session")
def en() -> Profile:
    """The profile of English."""
    return load_profile("en")


@pytest.fixture(scope="session")
def zh_hant() -> Profile:
    """What newspapers in Traditional Chinese do."""
    return load_profile("zh-Hant")


@pytest.fixture(scope="session")
def fr() -> Profile:
    """The profile of French."""
    return load_profile("fr")


@pytest.fixture(scope="session")
def es() -> Profile:
    """The profile of Spanish."""
    return load_profile("es")
