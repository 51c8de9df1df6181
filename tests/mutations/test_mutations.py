"""For every rule that the default form can meet: a small change of the good assessment that it sees, with all that is
rightly found besides, and a change like it that changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from beside import BESIDE
from edits import EDITS
from more_edits import HARMLESS, OTHERS, SMALLER
from test_one_fault import CLOSE_READINGS, FAULTS, STRONG, Answers

import rules
from forms.document import Document
from rules.committee import Report
from rules.history import History
from rules.register import Register

#: Rules of the catalogue that no change of the good assessment can reach, and why.
NONE = {
    "AIM06": "the default form prints the duty itself, so no answer can leave it out",
    "SCR10": "the default form asks for the history of outcomes by itself, and DES11 speaks of its blank",
}
ABOUT = {"reference": "EIA-2027-0009"}
SETTINGS = {"names": "all"}


@dataclass(frozen=True)
class Mutation:
    """A change and what stands beside it; ``others`` are found with it; ``harmless`` is a change that is none."""

    answers: Answers
    others: set[str]
    harmless: Answers
    beside: Mapping[str, Any] = field(default_factory=dict)
    beside_harmless: Mapping[str, Any] = field(default_factory=dict)


def mutations() -> dict[str, Mutation]:
    found = {code: Mutation(*parts) for code, parts in EDITS.items()}
    faults = {
        item.split()[0]: answers for answers, expected in reversed(FAULTS.values()) for item in expected
    }
    close = {code: (answers, harmless) for code, answers, _, harmless in CLOSE_READINGS.values()}
    for code in {*faults, *close} - found.keys():
        answers, harmless = (faults[code], None) if code in faults else close[code]
        found[code] = Mutation(
            SMALLER.get(code, answers), OTHERS.get(code, set()), HARMLESS.get(code, harmless or {})
        )
    for code, (fault, fine, others) in BESIDE.items():
        found[code] = Mutation(fault.get("answers", {}), others, fine.get("answers", {}), fault, fine)
    return dict(sorted(found.items()))


MUTATIONS = mutations()


def findings(answers: Answers, beside: Mapping[str, Any]) -> set[str]:
    """What the rules of every profile find in the good assessment with ``answers`` changed."""
    whole = {place: value for place, value in (STRONG["answers"] | answers).items() if value is not None}
    about = STRONG["about"] | ABOUT | beside.get("about", {})
    document = Document.from_json(
        STRONG | {"answers": whole, "about": about, "as_of": beside.get("as_of", STRONG["as_of"])}
    )
    chosen = replace(document.definition, profile="thorough", rules=SETTINGS | beside.get("rules", {}))
    told = rules.check(
        replace(document, definition=chosen),
        "publishing",
        history=History.from_json(beside["history"], document=_of) if "history" in beside else None,
        register=Register.from_json(beside["register"]) if "register" in beside else None,
        reports=[Report.from_json(beside["report"])] if "report" in beside else (),
    )
    assert not any(finding.fault for finding in told)
    return {f"{finding.code} {finding.address}" for finding in told}


def _of(source: Any) -> Document:
    """An earlier assessment is given by the answers that differ from the good one."""
    return Document.from_json(STRONG | {"answers": STRONG["answers"] | source})


def test_the_good_assessment_has_no_finding_of_any_profile() -> None:
    assert findings({}, {}) == set()


@pytest.mark.parametrize("code", MUTATIONS)
def test_a_small_change_is_seen_with_what_rightly_follows(code: str) -> None:
    mutation = MUTATIONS[code]
    found = findings(mutation.answers, mutation.beside)

    assert {item for item in found if item.startswith(f"{code} ")}
    assert {item for item in found if not item.startswith(f"{code} ")} == mutation.others


@pytest.mark.parametrize("code", MUTATIONS)
def test_a_harmless_change_changes_nothing(code: str) -> None:
    mutation = MUTATIONS[code]

    assert mutation.harmless or mutation.beside_harmless
    assert findings(mutation.harmless, mutation.beside_harmless) == set()


def test_every_rule_about_an_assessment_has_a_mutation_or_a_reason() -> None:
    """Rules about reports alone have theirs in tests/rules/test_good_report.py and test_reports_changed.py.

    Rules about forms read no assessment, so none of it can be changed: the forms on their pages stand for a change.
    """
    ours = {code for code, rule in rules.RULES.items() if rule.reads not in ("definition", "report")}

    assert ours - MUTATIONS.keys() == NONE.keys()
    assert MUTATIONS.keys() <= ours
    forms = {code for code, rule in rules.RULES.items() if rule.reads == "definition"}
    assert all(len(rules.RULES[code].page.flagged) >= 2 for code in forms)
