"""Profiles, a form's own settings, and waivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

import rules
from forms.document import Document, Waiver
from rules import RULES, Severity, selection, settings
from rules.example import document

TEXT = "The sessions are open to all who live here, whoever they are."


def an_example(text: str = TEXT) -> Document:
    return document({"answers": {"race.evidence": text}}, ())


def with_settings(changes: Mapping[str, Any], profile: str = "standard") -> Document:
    example = an_example()
    return replace(example, definition=replace(example.definition, rules=changes, profile=profile))


def a_waiver(code: str = "EVD05", text: str = TEXT) -> Waiver:
    digest = rules.text_digest(an_example(text), "race.evidence")
    return Waiver(code, "race.evidence", "The survey is under way.", "Lead officer", "2026-03-01", digest)


def test_profiles_grow() -> None:
    small, middle, large = (set(selection.profile(name)) for name in ("minimum", "standard", "thorough"))

    assert small < middle < large


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(rules.SelectionError, match="no rule profile called 'strict'"):
        rules.check(with_settings({}, "strict"))


def test_a_form_may_ignore_a_rule_and_change_its_severity() -> None:
    chosen = selection.select(
        with_settings({"ignore": ["EVD05"], "severity": {"EVD02": "advice"}}).definition, RULES
    )

    assert "EVD05" not in chosen
    assert chosen["EVD02"] is Severity.ADVICE


def test_a_form_may_add_a_rule_of_a_larger_profile() -> None:
    chosen = selection.select(with_settings({"severity": {"AIM04": "warning"}}, "minimum").definition, RULES)

    assert chosen["AIM04"] is Severity.WARNING


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ignore": ["AIM01"]}, "cannot ignore it"),
        ({"severity": {"AIM01": "warning"}}, "cannot lower it"),
        ({"severity": {"EVD05": "blocker"}}, "rests on wording"),
        ({"severity": {"EVD02": "fatal"}}, "not a severity"),
        ({"ignore": ["XYZ99"]}, "There is no rule XYZ99"),
        ({"ignore": "EVD05"}, "a list of codes"),
        ({"severity": ["EVD05"]}, "an object"),
        ({"ignored": ["EVD05"]}, "no setting 'ignored'"),
    ],
)
def test_settings_that_cannot_be_are_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(rules.SelectionError, match=sentence):
        rules.check(with_settings(changes))


def test_a_waived_finding_stays_and_says_who_accepted_it_and_why() -> None:
    found = rules.check(replace(an_example(), waivers=(a_waiver(),)))

    waived = [finding for finding in found if finding.waived]
    assert [finding.code for finding in waived] == ["EVD05"]
    assert waived[0].to_json()["waived"] == {
        "reason": "The survey is under way.",
        "by": "Lead officer",
        "on": "2026-03-01",
    }


def test_a_waiver_lapses_when_the_text_changes() -> None:
    changed = an_example(TEXT + " All are welcome.")

    assert not any(finding.waived for finding in rules.check(replace(changed, waivers=(a_waiver(),))))


def test_a_waiver_given_for_no_text_counts_for_none() -> None:
    unbound = replace(a_waiver(), text_digest="")

    assert not any(finding.waived for finding in rules.check(replace(an_example(), waivers=(unbound,))))


def test_a_waiver_covers_its_own_rule_only() -> None:
    found = rules.check(replace(an_example(), waivers=(a_waiver("EVD02"),)))

    assert {finding.code for finding in found if finding.waived} == {"EVD02"}


def test_a_blocker_accepts_no_waiver() -> None:
    empty = document({"answers": {"race.evidence": None}}, ())
    waiver = Waiver(
        "EVD01", "race.evidence", "Later.", "Lead", "2026-03-01", rules.text_digest(empty, "race.evidence")
    )

    found = [f for f in rules.check(replace(empty, waivers=(waiver,))) if f.code == "EVD01"]

    assert found and not any(finding.waived for finding in found)


def test_a_locked_rule_accepts_no_waiver_whatever_its_severity() -> None:
    locked = RULES["AIM01"]

    assert locked.locked
    assert not any(locked.accepts_waiver(severity) for severity in Severity)


def at_standard(changes: Mapping[str, Any], council: rules.Council) -> dict[str, str]:
    found = rules.check(with_settings(changes), council=council)
    return {finding.code: finding.severity.value for finding in found}


def test_a_council_sets_what_the_form_leaves_open() -> None:
    council = rules.Council(ignore=("EVD05",), severity={"EVD02": "advice"})

    assert "EVD05" not in at_standard({}, council)
    assert at_standard({}, council)["EVD02"] == "advice"
    assert at_standard({"severity": {"EVD02": "blocker"}}, council)["EVD02"] == "blocker"
    assert at_standard({"severity": {"EVD05": "warning"}}, council)["EVD05"] == "warning"
    assert "EVD02" not in at_standard({"ignore": ["EVD02"]}, council)


@pytest.mark.parametrize(
    ("form", "council", "expected"),
    [
        ({}, rules.Council(), (3, 5, "england", "posts")),
        ({}, rules.Council(thresholds={"evidence_years": 4}, small_number=10), (4, 10, "england", "posts")),
        ({"small_number": 7}, rules.Council(small_number=10, nation="wales"), (3, 7, "wales", "posts")),
        ({"thresholds": {"small_number": 8}}, rules.Council(small_number=10), (3, 8, "england", "posts")),
        ({"nation": "scotland", "names": "all"}, rules.Council(nation="wales"), (3, 5, "scotland", "all")),
    ],
)
def test_a_rule_reads_the_settings_of_form_and_council(
    form: dict[str, Any], council: rules.Council, expected: tuple[Any, ...]
) -> None:
    held = settings.of(settings.under(council, with_settings(form).definition))

    assert (held.evidence_years, held.small_number, held.nation, held.names) == expected


@pytest.mark.parametrize(
    ("council", "sentence"),
    [
        (rules.Council(ignore=("AIM01",)), "cannot ignore it"),
        (rules.Council(severity={"AIM01": "advice"}), "cannot lower it"),
        (rules.Council(ignore=("XYZ99",)), "There is no rule XYZ99"),
        (rules.Council(thresholds={"evidence_age": 3}), "no threshold 'evidence_age'"),
        (rules.Council(thresholds={"evidence_years": -1}), "a whole number of years"),
        (rules.Council(nation="france"), "not a value for nation"),  # type: ignore[arg-type]
    ],
)
def test_settings_of_a_council_that_cannot_be_are_refused(council: rules.Council, sentence: str) -> None:
    with pytest.raises(rules.SelectionError, match=sentence):
        rules.check(an_example(), council=council)


def test_a_council_may_be_given_as_json() -> None:
    source = {"ignore": ["EVD05"], "thresholds": {"evidence_years": 4}, "nation": "wales"}

    assert rules.Council.from_json(source) == rules.Council(("EVD05",), {}, {"evidence_years": 4}, "wales")
    for wrong in ([], {"ignored": []}, {"ignore": "EVD05"}, {"names": "none"}):
        with pytest.raises(rules.SelectionError):
            rules.Council.from_json(wrong)


def test_one_councils_settings_make_one_form_so_that_what_is_remembered_serves_again() -> None:
    definition = with_settings({}).definition

    assert settings.under(rules.Council(nation="wales"), definition) is settings.under(
        rules.Council(nation="wales"), definition
    )
    assert settings.under(None, definition) is definition


def test_every_threshold_has_a_unit_and_a_sentence() -> None:
    for name, threshold in settings.THRESHOLDS.items():
        assert name.isidentifier() and threshold.default >= 0 and threshold.unit
        assert threshold.meaning[0].isupper() and threshold.meaning.endswith(".")
    with pytest.raises(AttributeError, match="no threshold 'unknown'"):
        _ = settings.of(with_settings({})).unknown
