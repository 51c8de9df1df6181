"""The samples beside the forms: each is a sound document, and the checks say about it what is written down.

A sample may be checked by more rules than its list knows; for a rule that it names, the list is complete,
so that a rule that grows blind and a rule that grows zealous are both caught.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import rules
from eia import loading
from forms.definition import FOLDER
from forms.document import Document
from tests.expected import FILLED, beside

SAMPLES = sorted(FOLDER.glob("*/*.sample.json"))
WEAK = FOLDER / "cheshire-east" / "weak.sample.json"
STRONG = FOLDER / "eia-standard" / "good.sample.json"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def expected_of(sample: Path) -> set[tuple[str, str]]:
    listed = read(beside(sample))
    pairs = {(item["address"], item["code"]) for item in listed}
    assert len(pairs) == len(listed), "a finding is listed twice"
    return pairs


def found_in(sample: Path) -> set[tuple[str, str]]:
    return {(finding.address, finding.code) for finding in rules.check(Document.from_json(read(sample)))}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_answers_the_form_it_lies_beside(sample: Path) -> None:
    document = Document.from_json(read(sample), sample.name)
    asked = {place.address for place in document.places()}

    assert document.definition.id == sample.parent.name
    assert set(document.answers) - asked == set(), "an answer to a question that is not asked"


@pytest.mark.parametrize("sample", [WEAK, *FILLED], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_fault_of_a_sample_is_found_and_nothing_else_by_these_rules(sample: Path) -> None:
    expected, found = expected_of(sample), found_in(sample)
    codes = {code for _, code in expected}

    assert codes <= set(rules.RULES)
    assert {pair for pair in found if pair[1] in codes} == expected


@pytest.mark.parametrize("sample", FILLED, ids=lambda path: path.parent.name)
def test_a_sample_of_the_library_has_no_blocker(sample: Path) -> None:
    findings = rules.check(Document.from_json(read(sample)))

    assert [f"{f.code} {f.address}" for f in findings if f.severity is rules.Severity.BLOCKER] == []


def test_every_form_of_the_library_has_a_sample() -> None:
    library = {path.parent.name for path in loading.shipped_files()} - set(loading.LIVE)

    assert {path.parent.name for path in FILLED} == library


def test_the_good_sample_has_nothing_to_mend() -> None:
    findings = rules.check(Document.from_json(read(STRONG)))

    assert [
        f"{f.code} {f.address}: {f.message}" for f in findings if f.severity is not rules.Severity.ADVICE
    ] == []


def test_the_good_sample_answers_everything() -> None:
    document = Document.from_json(read(STRONG))

    assert [place.address for place in document.places() if document.at(place.address).is_blank] == []  # type: ignore[union-attr]
