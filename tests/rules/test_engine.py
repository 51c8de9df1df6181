"""Finding, running and sorting rules."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import rules
from forms.document import About, Document
from rules import Hit, Severity, engine, rule
from rules.example import document
from rules.finding import Finding


def silent(doc: Document) -> Iterator[Hit]:
    yield from ()


@pytest.mark.parametrize(
    ("code", "severity", "precision", "needs", "sentence"),
    [
        ("EVD01", Severity.ADVICE, "H", (), "already the code of evidence-empty"),
        ("evd99", Severity.ADVICE, "H", (), "not a rule code"),
        ("EVD99", Severity.BLOCKER, "L", (), "cannot be a blocker"),
        ("EVD99", Severity.ADVICE, "H", ("q_14",), "needs q_14"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(
    code: str, severity: Severity, precision: engine.Precision, needs: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(rules.RuleError, match=sentence):
        rule(code, "some-name", severity, precision=precision, needs=needs)(silent)


def test_a_rule_that_judges_each_text_reads_nothing_beside_the_document() -> None:
    with pytest.raises(rules.RuleError, match="reads a document and nothing else"):
        rule("EVD99", "some-name", Severity.ADVICE, needs=(), reads="history", each="text")(silent)


def test_findings_come_in_page_order_then_by_code() -> None:
    example = document(
        {"answers": {"sex.evidence": "Open to all.", "age.evidence": "Open to all."}}, ("summary",)
    )

    found = [(finding.address, finding.code) for finding in rules.check(example)]
    order = [place.address for place in example.places()]

    assert found == sorted(found, key=lambda pair: (order.index(pair[0]), pair[1]))
    assert {address for address, _ in found} == {"summary", "age.evidence", "sex.evidence"}


def test_a_rule_is_silent_where_the_form_does_not_ask_for_what_it_needs() -> None:
    example = document({"answers": {"summary": "All is well."}}, ())

    assert not any(finding.code == "EVD01" for finding in rules.check(example))


def test_a_question_that_is_not_shown_is_not_accused() -> None:
    definition = dict(document({"answers": {}}, ("proceed", "summary")).definition.source)
    for section in definition["sections"]:
        for question in section["questions"]:
            if question["purpose"] == "summary":
                question["show_when"] = {"question": "proceed", "equals": "yes"}

    def found(choice: str) -> set[str]:
        source = {"document": 1, "definition": definition, "answers": {"proceed": {"choice": choice}}}
        return {f.code for f in rules.check(Document.from_json({"as_of": "2026-01-01", **source}))}

    assert "SUM01" in found("yes")
    assert "SUM01" not in found("no")


def test_why_and_fix_are_the_first_paragraphs_of_the_page() -> None:
    finding = next(f for f in rules.check(document({"answers": {}}, ("summary",))) if f.code == "SUM01")
    page = rules.RULES["SUM01"].page

    assert finding.why == page.first_paragraph("Why it matters")
    assert finding.fix == page.first_paragraph("What to do")
    assert "\n" not in finding.why + finding.fix


@pytest.mark.parametrize(
    ("status", "stage", "speaks"),
    [
        ("", None, False),
        ("draft", None, False),
        ("with_approver", None, True),
        ("published", None, True),
        ("published", "draft", False),
        ("draft", "publishing", True),
    ],
)
def test_a_rule_waits_for_its_stage(
    monkeypatch: pytest.MonkeyPatch, status: str, stage: engine.Stage | None, speaks: bool
) -> None:
    late = rules.RULES["SUM01"]
    changed = engine.Rule(**{name: getattr(late, name) for name in late.__slots__} | {"stage": "sending"})
    monkeypatch.setitem(rules.RULES, "SUM01", changed)
    example = document({"answers": {}}, ("summary",))
    judged = Document(example.definition, {}, About(status=status), as_of=example.as_of)

    assert ("SUM01" in {finding.code for finding in rules.check(judged, stage)}) is speaks


def test_a_finding_has_one_json_form() -> None:
    finding = next(iter(rules.check(document({"answers": {}}, ("summary",)))))

    assert list(finding.to_json()) == [*Finding.__slots__]
    assert finding.to_json()["waived"] is None


def test_the_package_needs_no_flask_and_no_database() -> None:
    script = (
        "import rules, sys; print(sorted({'flask', 'sqlalchemy', 'wtforms', 'reportlab'} & set(sys.modules)))"
    )
    root = Path(rules.__file__).parents[1]

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True
    )

    assert done.stdout.strip() == "[]"
