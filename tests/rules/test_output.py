"""Findings as text, JSON and SARIF, and the command line that prints them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import rules
from forms.document import About, Document, Waiver
from rules import output
from rules.__main__ import main
from rules.example import document
from rules.finding import Finding
from rules.lines import of_answers


def a_document() -> Document:
    example = document({"answers": {"race.evidence": "Open to all.", "summary": None}}, ())
    digest = rules.text_digest(example, "race.evidence")
    waiver = Waiver("EVD05", "race.evidence", "Known.", "Lead", "2026-03-01", digest)
    return replace(example, about=About(title="Market stalls"), waivers=(waiver,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "market.json"
    path.write_text(json.dumps(a_document().to_json()), encoding="utf-8")
    return path


def test_text_names_each_place_once_and_each_remedy_once() -> None:
    shown = output.text("market.json", a_document(), rules.check(a_document()))

    assert shown.startswith("Market stalls (market.json)\n")
    assert shown.count("\nrace.evidence  ") == 1
    assert "(accepted by Lead: Known.)" in shown
    assert shown.count(rules.RULES["SUM01"].page.fix) == 1
    assert shown.endswith("1 blocker, 2 warnings, 1 piece of advice, 1 accepted.\n")


def test_sarif_has_what_the_standard_requires() -> None:
    log = output.sarif({"market.json": rules.check(a_document())}, rules.RULESET)

    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    assert driver["name"] and driver["version"] == rules.RULESET
    assert [item["id"] for item in driver["rules"]] == sorted({item["ruleId"] for item in run["results"]})
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "market.json"
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    assert [
        item["suppressions"][0]["justification"] for item in run["results"] if "suppressions" in item
    ] == ["Known."]


def test_json_for_one_file_is_one_object(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--format", "json"])

    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["document", "ruleset", "findings"]
    assert printed["ruleset"] == rules.RULESET
    assert all(list(finding) == [*Finding.__slots__] for finding in printed["findings"])


def test_json_for_several_files_is_a_list(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = file.with_name("park.json")
    second.write_bytes(file.read_bytes())

    main(["check", str(file), str(second), "--format", "json"])

    printed = json.loads(capsys.readouterr().out)["documents"]
    assert [item["document"]["file"] for item in printed] == [str(file), str(second)]


def test_sarif_is_printed_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--format", "sarif"])

    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_exit_code_1_for_a_finding_at_or_above_the_threshold(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file)]) == 1

    source = a_document().to_json()
    source["answers"]["summary"] = (
        "Stall holders who are new to the town will find the rules in six languages."
    )
    file.write_text(json.dumps(source), encoding="utf-8")

    assert main(["check", str(file)]) == 0
    assert main(["check", str(file), "--fail-on", "warning"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "No such file or directory"),
        (b"not json", "this is not JSON"),
        (b"\xff\xfe\xfa", "this is not UTF-8 text"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "market.json"),
        (b'{"document": 1, "definition": "nowhere@1", "answers": {}}', "market.json"),
        (b'{"document": 1, "definition": {"id": "x"}, "answers": {}}', "market.json"),
    ],
)
def test_exit_code_2_and_one_sentence_for_a_file_that_cannot_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "market.json"
    if content is not None:
        path.write_bytes(content)

    assert main(["check", str(path)]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err and err.count("\n") == 1 and "Traceback" not in err


def test_settings_that_name_no_rule_are_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = a_document().to_json()
    source["definition"]["rules"] = {"ignore": ["XYZ99"]}
    path = tmp_path / "market.json"
    path.write_text(json.dumps(source), encoding="utf-8")

    assert main(["check", str(path)]) == 2
    assert "There is no rule XYZ99" in capsys.readouterr().err


def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "evd-01"]) == 0
    assert capsys.readouterr().out == rules.RULES["EVD01"].page.text


def test_explain_of_an_unknown_code_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "XYZ99"]) == 2
    assert "There is no rule XYZ99" in capsys.readouterr().err


def test_list_names_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == sorted(rules.RULES)


def test_text_marks_the_words_and_names_the_second_place() -> None:
    made = document(
        {"answers": {"race.evidence": "We looked. It is open to all who come, whoever they are."}}, ()
    )
    finding = Finding(
        "EVD05",
        "n",
        rules.Severity.WARNING,
        "M",
        "race.evidence",
        "Said.",
        "",
        "Mend it.",
        (17, 28),
        "sex.evidence",
    )

    shown = output.text("market.json", made, [finding])

    assert "We looked. It is »open to all« who come, whoever they are.\n" in shown
    assert "See also sex.evidence.\n" in shown


@pytest.mark.parametrize(
    ("words", "span", "shown"),
    [
        ("open to all", (0, 11), "»open to all«"),
        ("It is open\nto all.", (6, 17), "It is »open to all«."),
        (
            "one " * 30 + "two" + " six" * 30,
            (120, 123),
            "…one one one one one one one one one one »two« six six six",
        ),
        ("word " * 60, (0, 300), "»word word"),
    ],
)
def test_marked_words_stand_on_one_line_with_a_little_around_them(
    words: str, span: tuple[int, int], shown: str
) -> None:
    found = output.marked(words, span)

    assert found.startswith(shown) and "\n" not in found and len(found) < 260


def test_the_page_follows_the_first_finding_if_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(file), "--explain"])
    shown = capsys.readouterr().out

    assert shown.count("# SUM01: ") == 1 and shown.count("## Why it matters") == shown.count("## Source")


def test_github_marks_the_line_of_each_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a,b.json"
    path.write_text(json.dumps(a_document().to_json(), indent=1), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()

    assert main(["check", str(path), "--format", "github"]) == 1
    shown = capsys.readouterr().out.splitlines()

    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in shown)
    assert not any("EVD05" in line for line in shown)  # accepted
    (evidence,) = (line for line in shown if "title=EVD02" in line)
    number = int(evidence.partition("line=")[2].partition(",")[0])
    assert '"race.evidence"' in lines[number - 1]
    assert "a%2Cb.json,line=" in evidence and "::race.evidence: " in evidence


def test_the_line_of_an_answer_is_found_whatever_the_file_looks_like() -> None:
    source = '{ "about": {"answers": {"x": 1}},\n\n"answers"\n:{"a.b":\n{"text": "}\\"{"},\n\n "c": null} , "z":[]}\n'

    assert json.loads(source)["answers"].keys() == of_answers(source).keys()
    assert of_answers(source) == {"a.b": 4, "c": 7}
    assert of_answers("{}") == {} and of_answers('{"answers": {}}') == {}


def test_the_command_takes_a_councils_settings(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    council = tmp_path / "council.json"
    council.write_text('{"ignore": ["EVD02"]}', encoding="utf-8")
    main(["check", str(file), "--council", str(council)])
    assert "EVD02" not in capsys.readouterr().out

    council.write_text('{"nation": "france"}', encoding="utf-8")
    assert main(["check", str(file), "--council", str(council)]) == 2
    assert "not a value for nation" in capsys.readouterr().err
