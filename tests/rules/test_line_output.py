"""The line of each characteristic, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.definition import FOLDER
from rules.__main__ import main
from rules.line import STEPS

WEAK = FOLDER / "cheshire-east" / "weak.sample.json"
GOOD = FOLDER / "eia-standard" / "good.sample.json"


def test_a_line_shows_its_marks_its_codes_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--by", "characteristic", str(WEAK)]) == 1

    first = capsys.readouterr().out.split("\n\n")[1]
    assert first.startswith("Age\n  ≠ screening    harm possible  SCR05\n")
    assert "\n  ≠ impact       positive  " in first
    assert "\n    Screening says that harm is possible, and the full assessment says no." in first


def test_a_finding_of_one_row_is_not_shown_in_another(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--by", "characteristic", "--format", "json", str(WEAK)])
    lines = {line["characteristic"]: line for line in json.loads(capsys.readouterr().out)["lines"]}

    screened = {who: line["steps"][0]["codes"] for who, line in lines.items()}
    assert screened["age"] == screened["disability"] == ["SCR05"]
    assert [who for who, codes in screened.items() if codes] == ["age", "disability"]
    for line in lines.values():
        assert [step["step"] for step in line["steps"]] == list(STEPS)


def test_a_good_assessment_has_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--by", "characteristic", str(GOOD)]) == 0
    assert "\n0 of 12 lines break off or contradict themselves.\n" in capsys.readouterr().out


def test_it_has_no_other_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--by", "characteristic", "--format", "sarif", str(GOOD)]) == 2
    assert "printed as text or json" in capsys.readouterr().err
