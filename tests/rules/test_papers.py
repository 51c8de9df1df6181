"""Committee papers from a file: headings worded in many ways, rows put together, and refusals with file and line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import rules
from rules import example, papers
from rules.__main__ import main
from rules.headings import columns
from rules.papers import PapersError

DAY = datetime.date(2026, 5, 4)
PROGRAMME = """Ref,Committee Date,Report Title,Purpose of Report,"Equality Impact Assessment
Required and Published (Y/N)",Exempt Item and Paragraph Number
AH/1/25-26,4 May 2026,For decision - Day centres,To agree the closure,Required,N
,TBC,To note – Scorecard,To receive figures,NA,
,,,,,
"""


@pytest.fixture
def programme(tmp_path: Path) -> str:
    path = tmp_path / "programme.csv"
    path.write_text(PROGRAMME, encoding="utf-8-sig")
    return str(path)


def test_a_work_programme_is_read_row_by_row(programme: str) -> None:
    first, second = papers.read(programme, DAY)

    assert (first.reference, first.date, first.kind, first.line) == ("AH/1/25-26", DAY, "decision", 3)
    assert (first.programme, first.purpose, first.exempt) == ("Required", "To agree the closure", False)
    assert (second.date, second.kind, second.line) == (None, "note", 4)
    assert [report.title for report in first.pack] == [first.title, second.title]
    assert first.as_of == DAY and first.file == programme


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["Title", "EIA required?"], {"title": 0, "programme": 1}),
        (["ITEM", "Equality Impact Assessment Required/Published"], {"title": 0, "programme": 1}),
        (["report_title", "report_date_iso", "text"], {"title": 0, "iso_date": 1, "equality": 2}),
        (["Report", "Equality Implications", "Committee"], {"title": 0, "equality": 1, "committee": 2}),
        (["Title", "Meeting Date", "EIA reference", "EIA signed on", "EIA published on"],
         {"title": 0, "date": 1, "assessment": 2, "signed": 3, "published": 4}),
        (["Exempt item", "Date of meeting"], {"exempt": 0, "date": 1}),
        (["eia_claim (analyst)", "has_equality_paragraph", "Lead officer"], {}),
    ],
)  # fmt: skip
def test_headings_are_known_however_they_are_worded(headings: list[str], found: dict[str, int]) -> None:
    assert columns(headings) == found


def test_rows_on_one_report_are_read_together() -> None:
    text = (
        "title;date;reference;equality\n"
        "Day centres;4 May 2026 11 May 2026;AH/1;No adverse impact.\n"
        "Day centres;4 May 2026 11 May 2026;AH/1;Inequalities identified will be addressed.\n"
        "Scorecard;4 May 2026;;None.\n"
    )

    first, second = papers.from_csv(text, "a.csv")

    assert first.equality == "No adverse impact.\nInequalities identified will be addressed."
    assert (first.date, first.line, second.line) == (DAY, 2, 4)
    assert "REP16" in {finding.code for finding in rules.check_report(first)}


def test_a_sheet_may_bear_its_title_above_the_headings_and_blanks_beside_its_rows() -> None:
    text = "Work programme 2026,,\n,,\nTitle,EIA required,\nMeals,NA,,,\n"

    (report,) = papers.from_csv(text, "a.csv")

    assert (report.title, report.programme, report.line) == ("Meals", "NA", 4)


def test_an_assessment_named_in_the_row_stands_beside_the_report() -> None:
    text = (
        "Title,EIA,EIA reference,EIA signed on,EIA published on\n"
        "Meals,Required,EIA-2026-0004,2026-04-01,2026-04-20\n"
    )

    (report,) = papers.from_csv(text, "a.csv")

    assert report.assessments[0].reference == "EIA-2026-0004"
    assert report.assessments[0].published_on == datetime.date(2026, 4, 20)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ref,EIA\nA,NA\n", "a.csv: line 1: no column is headed “Report title”"),
        ("Title,Purpose\nMeals,To agree\n", "a.csv: line 1: no column holds what a report says of equality"),
        ("Title,EIA\nMeals,NA\n,Required\n", "a.csv: line 3: the report has no title."),
        ("Title,EIA\nMeals, fees,NA\n", "a.csv: line 2: this row has 3 cells and the headings are 2"),
        ("Title,EIA,EIA signed on\nMeals,NA,soon\n", "a.csv: line 2: “soon” is not a day"),
        ('Title,EIA\n"Meals,NA\n', "a.csv: line 2: the row cannot be read"),
    ],
)
def test_a_file_is_refused_with_its_line_and_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PapersError) as refused:
        papers.from_csv(text, "a.csv")

    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"\xff\xfe", "this is not UTF-8 text; save the sheet as “CSV UTF-8”."),
        ("a.csv", b"Title,EIA\n", "there is no report in it."),
        (
            "a.csv",
            b"Title,EIA\n" + b"Meals,NA\n" * 1001,
            "it holds 1001 reports; at most 1000 are read at once.",
        ),
        ("a.json", b"{", "this is not JSON"),
        ("a.json", b'[{"title": "A"}, {"titel": "B"}]', "reports[1]: there is no key “titel” here."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(PapersError) as refused:
        papers.read(str(path))

    assert str(refused.value).startswith(f"{path}: {sentence}")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PapersError, match="No such file"):
        papers.read(str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    "wrap", [lambda items: items, lambda items: {"reports": items}, lambda items: items[0]]
)
def test_json_holds_one_report_or_several(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    items = [{"title": "Meals", "programme": "NA"}, {"title": "Fees"}]
    path = tmp_path / "reports.json"
    path.write_text(json.dumps(wrap(items)), encoding="utf-8")

    found = papers.read(str(path), DAY, {"nation": "wales"})

    assert found[0].title == "Meals" and found[0].settings == {"nation": "wales"} and found[0].as_of == DAY
    assert len(found[0].pack) == len(found)


def test_the_command_prints_each_report_with_its_line(
    programme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check-report", programme, "--as-of", "2026-04-20"])

    shown = capsys.readouterr().out
    assert code == 0
    assert "line 3: For decision - Day centres (4 May 2026)\n" in shown
    assert shown.count(rules.RULES["REP11"].page.fix) == 1
    assert shown.endswith("0 blockers, 2 warnings, 0 pieces of advice.\n")


def test_the_day_it_is_judged_at_and_the_clear_days_count(programme: str) -> None:
    assert main(["check-report", programme, "--as-of", "2026-04-24"]) == 0
    assert main(["check-report", programme, "--as-of", "2026-04-25"]) == 1
    assert main(["check-report", programme, "--as-of", "2026-04-25", "--clear-days", "3"]) == 0


def test_a_councils_settings_hold_where_the_command_says_nothing(
    programme: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "council.json"
    file.write_text('{"thresholds": {"clear_days": 3}, "ignore": ["REP11"]}', encoding="utf-8")

    assert main(["check-report", programme, "--as-of", "2026-04-25", "--council", str(file)]) == 0
    assert "REP11" not in capsys.readouterr().out
    assert (
        main(
            ["check-report", programme, "--as-of", "2026-04-25", "--council", str(file), "--clear-days", "5"]
        )
        == 1
    )

    file.write_text('{"thresholds": {"clear_weeks": 3}}', encoding="utf-8")
    assert main(["check-report", programme, "--council", str(file)]) == 2
    assert "There is no threshold 'clear_weeks'" in capsys.readouterr().err


def test_json_and_sarif_give_the_line(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check-report", programme, "--as-of", "2026-04-20", "--format", "json"])
    printed = json.loads(capsys.readouterr().out)
    main(["check-report", programme, "--as-of", "2026-04-20", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]

    assert [report["line"] for report in printed["reports"]] == [3, 4]
    assert {finding["code"] for finding in printed["reports"][1]["findings"]} == {"REP11"}
    places = [
        (result["ruleId"], result["locations"][0]["physicalLocation"]["region"]["startLine"],
         result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"])
        for result in run["results"]
    ]  # fmt: skip
    assert ("REP11", 4, "reports[1].programme") in places


@pytest.mark.parametrize("fail_on", ["blocker", "warning", "advice"])
def test_the_exit_code_follows_the_threshold(programme: str, fail_on: str) -> None:
    assert main(["check-report", programme, "--as-of", "2026-04-20", "--fail-on", fail_on]) == int(
        fail_on != "blocker"
    )


def test_a_refusal_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-report", str(tmp_path / "none.csv")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_a_document_is_checked_beside_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = example.document({"answers": {"stakeholders": "Tenants"}}, ())
    (tmp_path / "eia.json").write_text(json.dumps(document.to_json()), encoding="utf-8")
    (tmp_path / "report.json").write_text('{"title": "Garages", "groups": ["lodgers"]}', encoding="utf-8")

    main(["check", str(tmp_path / "eia.json")])
    alone = capsys.readouterr().out
    main(["check", str(tmp_path / "eia.json"), "--report", str(tmp_path / "report.json")])

    assert "DES09" not in alone
    assert "DES09  The report names lodgers" in capsys.readouterr().out
