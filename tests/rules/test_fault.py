"""A rule that breaks down takes no other rule with it, and nothing that was written gets into the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import rules
from forms.document import Document
from rules import Hit, output
from rules.__main__ import main
from rules.example import document

SECRET = "Ada told us of her illness."


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document on which one rule yields a hit and then breaks down over the words."""

    def check(doc: Document) -> Iterator[Hit]:
        answer = doc.answer("summary")
        assert answer is not None
        yield Hit(answer.address, "Said before it broke.")
        int(answer.text)

    monkeypatch.setitem(rules.RULES, "AIM04", replace(rules.RULES["AIM04"], check=check, needs=("summary",)))
    return document({"answers": {"summary": SECRET, "race.evidence": ""}}, ())


def test_the_others_are_heard_and_the_fault_is_said_to_be_ours(broken: Document) -> None:
    findings = rules.check(broken)
    (fault,) = (finding for finding in findings if finding.code == "AIM04")

    assert "EVD01" in {finding.code for finding in findings}
    assert fault.fault.startswith("ValueError at test_fault.py:")
    assert "our fault" in fault.message and fault.address == ""
    assert fault.severity is rules.Severity.ADVICE


def test_the_log_names_code_and_line_but_not_a_word_of_the_answer(
    broken: Document, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="rules"):
        findings = rules.check(broken)

    assert "AIM04" in caplog.text and "int(answer.text)" in caplog.text
    assert "Ada" not in caplog.text
    assert "Ada" not in json.dumps([finding.to_json() for finding in findings if finding.fault])


def test_the_command_exits_with_2_and_shows_what_broke(
    broken: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(broken.to_json()), encoding="utf-8")

    assert main(["check", str(file), "--fail-on", "blocker"]) == 2
    shown = capsys.readouterr().out
    assert "Whole assessment" in shown and "fault    AIM04" in shown
    assert shown.endswith("; 1 check broke down.\n")


def test_a_fault_is_counted_apart(broken: Document) -> None:
    findings = rules.check(broken)

    assert "no fault" not in output.counted(findings)
    assert output.counted(findings).endswith("1 check broke down")
