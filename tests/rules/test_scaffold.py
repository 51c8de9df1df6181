"""Starting a rule writes its pair of files and takes its code for good."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from rules import page, registry
from rules.__main__ import main
from rules.case import READS, Reads
from rules.example import case
from rules.scaffold import ScaffoldError, create


def a_folder(tmp_path: Path) -> Path:
    (tmp_path / "codes.txt").write_text("EVD01 evidence-empty\n", encoding="utf-8")
    return tmp_path


def test_a_new_rule_has_a_whole_page_and_code_that_compiles(tmp_path: Path) -> None:
    python, markdown = create("EVD90", "figures-out-of-date", a_folder(tmp_path))

    compile(python.read_text(encoding="utf-8"), str(python), "exec")
    assert python.parent.name == "evidence"
    assert page.read(markdown).title == "EVD90: Figures out of date"
    assert (tmp_path / "codes.txt").read_text(encoding="utf-8").splitlines() == [
        "EVD01 evidence-empty",
        "EVD90 figures-out-of-date",
    ]


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("EVD01", "anew", "never used twice"),
        ("XYZ01", "anew", "no family XYZ"),
        ("evd90", "anew", "a code such as EVD19"),
        ("EVD90", "Not A Name", "a name such as"),
        ("EVD90", "../outside", "a name such as"),
    ],
)
def test_a_rule_that_cannot_be_started_is_refused(
    tmp_path: Path, code: str, name: str, sentence: str
) -> None:
    with pytest.raises(ScaffoldError, match=sentence):
        create(code, name, a_folder(tmp_path))


def test_the_command_says_why_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "EVD01", "anew"]) == 2
    assert "never used twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# EVD90: x\n\n## What it flags\n\nwords\n", "the headings must be"),
        (
            "# EVD90: x\n\n"
            + "\n\n".join(f"## {heading}\n\n```json\n{{\n```" for heading in page.HEADINGS)
            + "\n",
            "is not JSON",
        ),
    ],
)
def test_a_page_that_is_not_whole_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "evd90_x.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(page.PageError, match=sentence):
        page.read(path)


@pytest.mark.parametrize("reads", READS)
def test_a_new_rule_of_each_kind_gives_what_its_page_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reads: Reads
) -> None:
    python, _ = create("EVD91", "a-new-rule", a_folder(tmp_path), reads)
    monkeypatch.setattr(registry, "RULES", {})
    runpy.run_path(str(python))
    made = registry.RULES["EVD91"]

    assert made.reads == reads
    for example in (*made.page.flagged, *made.page.not_flagged):
        assert [hit.address for hit in made.says(case(example, made.needs))] == example.get("findings", [])


def test_a_family_brings_its_own_kind_of_reading(tmp_path: Path) -> None:
    python, _ = create("REP90", "a-new-rule", a_folder(tmp_path))

    assert 'reads="report"' in python.read_text(encoding="utf-8")
