"""What holds for every rule in the catalogue, whatever it checks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

import rules
from forms.document import Document
from rules import selection
from rules.case import Case
from rules.example import case
from rules.page import HEADINGS
from rules.scaffold import FAMILIES
from rules.text.words import words

FOLDER = Path(rules.__file__).parent
CODES = sorted(rules.RULES)


def issued() -> dict[str, str]:
    lines = (FOLDER / "codes.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def examples() -> list[Case]:
    return [
        case(example, rule.needs)
        for _, rule in sorted(rules.RULES.items())
        for example in (*rule.page.flagged, *rule.page.not_flagged)
    ]


def documents() -> list[Document]:
    return [example.document for example in examples() if example.document]


def all_findings(example: Case) -> Iterator[tuple[rules.Finding, set[str]]]:
    """Every finding of ``example``, each with the addresses at which it may stand."""
    assert example.document
    beside = {"history": example.history, "register": example.register, "reports": example.reports}
    places = {place.address for place in example.document.places()}
    linked = {
        place.address
        for report in example.reports
        for assessment in report.assessments
        if assessment.document
        for place in assessment.document.places()
    }
    for finding in rules.check(example.document, "publishing", **beside):  # type: ignore[arg-type]
        yield finding, places | set(pointers(example.document.definition.source))
    for report in example.reports:
        for finding in rules.check_report(report, "thorough"):
            yield finding, linked | set(pointers(asdict(report)))
    if example.definition:
        for finding in rules.check_definition(example.definition):
            yield finding, set(pointers(example.definition.source))


@cache
def found() -> list[list[tuple[rules.Finding, set[str]]]]:
    """The findings of every example, once for all tests here."""
    return [list(all_findings(example)) for example in examples()]


def pointers(value: object, path: str = "") -> Iterator[str]:
    """The address of every part of a JSON value: ``sections[2].questions[0]``."""
    if path:
        yield path
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from pointers(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from pointers(item, f"{path}[{number}]")


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_a_whole_page_with_both_kinds_of_example(code: str) -> None:
    page = rules.RULES[code].page

    assert tuple(page.sections) == HEADINGS
    assert page.title.startswith(f"{code}: ")
    assert len(page.flagged) >= 2 and len(page.not_flagged) >= 2
    assert all(example["findings"] for example in page.flagged)
    assert not any("findings" in example for example in page.not_flagged)


@pytest.mark.parametrize("code", CODES)
def test_a_page_marks_its_near_miss(code: str) -> None:
    assert "near miss" in rules.RULES[code].page.sections["Not flagged"]


@pytest.mark.parametrize("code", CODES)
def test_a_page_speaks_in_short_paragraphs(code: str) -> None:
    page = rules.RULES[code].page

    assert len(words(page.why)) <= 60 and len(words(page.fix)) <= 60


@pytest.mark.parametrize("code", CODES)
def test_code_file_and_folder_agree(code: str) -> None:
    rule = rules.RULES[code]

    assert rule.page.path.stem == f"{code.lower()}_{rule.name.replace('-', '_')}"
    assert rule.family == FAMILIES[code[:3]]


def test_every_rule_file_is_found() -> None:
    files = {path.name[:5].upper() for path in FOLDER.glob("*/[a-z][a-z][a-z][0-9][0-9]_*.*")}

    assert files == set(rules.RULES)


def test_every_code_in_use_is_in_the_list_under_its_own_name() -> None:
    assert {code: rule.name for code, rule in rules.RULES.items()}.items() <= issued().items()


def test_no_code_and_no_name_was_issued_twice() -> None:
    lines = (FOLDER / "codes.txt").read_text(encoding="utf-8").splitlines()
    names = [rule.name for rule in rules.RULES.values()]

    assert len(lines) == len(issued())
    assert lines == sorted(lines)
    assert len(names) == len(set(names))


def test_a_code_that_is_no_longer_in_use_names_its_successor() -> None:
    retired = {code: rest for code, rest in issued().items() if code not in rules.RULES}

    assert all(re.search(r"retired(: [A-Z]{3}\d\d)?$", rest) for rest in retired.values())


def test_names_say_what_is_wrong_in_plain_letters() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name) for rule in rules.RULES.values())


def test_profiles_name_each_rule_once_and_no_other() -> None:
    named = [code for codes in selection.PROFILES.values() for code in codes]

    assert list(selection.PROFILES) == ["minimum", "standard", "thorough"]
    assert len(named) == len(set(named))
    assert set(named) <= set(rules.RULES)


def test_every_blocker_is_in_the_smallest_profile() -> None:
    blockers = {code for code, rule in rules.RULES.items() if rule.severity is rules.Severity.BLOCKER}

    assert blockers == set(selection.PROFILES["minimum"])


def test_only_a_structural_test_is_a_blocker() -> None:
    assert [
        c for c, r in rules.RULES.items() if r.severity is rules.Severity.BLOCKER and r.precision != "H"
    ] == []


def test_every_family_has_a_rule() -> None:
    assert {rule.family for rule in rules.RULES.values()} == set(FAMILIES.values())


def test_rules_do_not_depend_on_order_or_on_having_run_before() -> None:
    first = found()
    shuffled = list(rules.RULES.items())
    random.Random(7).shuffle(shuffled)
    before = dict(rules.RULES)
    try:
        rules.RULES.clear()
        rules.RULES.update(shuffled)
        examples.cache_clear()  # new forms, with nothing remembered
        again = [list(all_findings(example)) for example in examples()]
    finally:
        rules.RULES.clear()
        rules.RULES.update(before)

    assert again == first


def test_every_finding_of_every_example_is_at_a_place_that_is_there() -> None:
    for findings in found():
        for finding, places in findings:
            assert finding.address in places
            assert finding.other_address is None or finding.other_address in places


def test_a_message_is_one_line_that_ends_as_a_sentence() -> None:
    messages = {finding.message for findings in found() for finding, _ in findings}

    assert [m for m in messages if not re.fullmatch(r"[A-Z0-9“].*[.?”]", m)] == []


def test_an_unreadable_answer_is_never_accused() -> None:
    for example in documents():
        lost = {place.address: {"unreadable": "Lost."} for place in example.places()}
        findings = rules.check(Document(example.definition, lost, as_of=example.as_of), "publishing")

        assert findings == ()
