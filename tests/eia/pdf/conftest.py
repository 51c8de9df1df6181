"""The reference checker, for the tests that need it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import reference_judge


@pytest.fixture(scope="session")
def verapdf() -> Path:
    """veraPDF's jar; without it the test is skipped with the reason, but fails where CI says that all must run."""
    try:
        return reference_judge.engine()
    except reference_judge.NotHere as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(f"PDF/UA-1 was not judged: {reason}")
        pytest.skip(f"PDF/UA-1 was not judged: {reason}")
