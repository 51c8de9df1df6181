"""A back catalogue: folders walked, files checked in several processes, and the sheet and the page about them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from forms.definition import FOLDER
from rules.__main__ import main
from rules.finding import Severity
from rules.survey import bars, pool, sheet
from rules.survey.page import page
from rules.survey.progress import Progress
from rules.survey.row import Row, Terms, checked
from rules.survey.tally import Tally

ROOT = Path(__file__).parents[2]
GOOD = (FOLDER / "eia-standard" / "good.sample.json").read_text(encoding="utf-8")
WEAK = (FOLDER / "cheshire-east" / "weak.sample.json").read_text(encoding="utf-8")
#: Text that would be more than text, if anything took it so.
NASTY = '=1+1 <script>alert("x")</script> & "Parks"'


def changed(text: str, **keys: Any) -> str:
    return json.dumps(json.loads(text) | keys)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    (folder / "2026" / "spring").mkdir(parents=True)
    (folder / "b.json").write_text(WEAK, encoding="utf-8")
    (folder / "2026" / "a.json").write_text(GOOD, encoding="utf-8")
    about = {"service": NASTY, "reference": "EIA-2026-0009"}
    (folder / "2026" / "spring" / "c.JSON").write_text(changed(WEAK, about=about), encoding="utf-8")
    (folder / "notes.txt").write_text("no assessment", encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rules", "check", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_every_json_file_below_is_checked_in_order(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(catalogue)])

    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert code == 1
    assert [line.partition(": ")[0].removeprefix(f"{catalogue}/") for line in lines[:3]] == [
        "b.json", "2026/a.json", "2026/spring/c.JSON",
    ]  # fmt: skip
    assert lines[1].endswith(": nothing found")
    assert "blocker CON01×10 DES01 " in lines[0] and "warning ACT03 " in lines[0]
    assert lines[3].startswith("3 assessments: 60 blockers, ")
    assert shown.err == "3 of 3 files done.\n"


def test_one_process_and_several_say_the_same(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        (catalogue / f"x{number:02}.json").write_text(GOOD, encoding="utf-8")

    main(["check", str(catalogue), "--jobs", "1"])
    alone = capsys.readouterr().out
    main(["check", str(catalogue), "--jobs", "3"])

    assert capsys.readouterr().out == alone
    assert len(alone.splitlines()) == 34


@pytest.mark.parametrize(("fail_on", "code"), [("blocker", 0), ("advice", 0)])
def test_a_clean_catalogue_ends_with_nothing(tmp_path: Path, fail_on: str, code: int) -> None:
    (tmp_path / "a.json").write_text(GOOD, encoding="utf-8")

    assert main(["check", str(tmp_path), "--fail-on", fail_on]) == code


DEEP = "[" * 200_000
BAD = {
    "an address the form lacks": (
        changed(GOOD, answers={"sex.colour": "red"}), "the form has no question at “sex.colour”."
    ),
    "another form's answers": (
        changed(WEAK, definition="eia-standard@1.0"), "the form has no question at “"
    ),
    "a wrong type": (
        changed(GOOD, answers={"summary": ["a"]}), "the answer at “summary” must be text."
    ),
    "a cell of a wrong type": (
        changed(GOOD, answers={"actions": [{"due": {"typed": "May"}}]}),
        "the answer at “actions” must be a list of rows by column id.",
    ),
    "no form": (changed(GOOD, definition=None), "the form it answers (“definition”) is missing."),
    "a form nobody ships": (changed(GOOD, definition="other@1"), "No form called 'other@1' is shipped."),
    "a form with an endless name": (changed(GOOD, definition="9" * 5000), "No form called '9999"),
    "a form of a wrong type": (changed(GOOD, definition=[]), ""),
    "no day": (changed(GOOD, as_of="soon"), "as_of, about or waivers cannot be read"),
    "no JSON": ('{\n"document": 1,\n"answers": {]}', "this is not JSON: Expecting property name"),
    "a number of five thousand digits": (f'{{"document": {"9" * 5000}}}', "this is not JSON: Exceeds the limit"),
    "a deep nest": (DEEP, "the brackets in it are nested too deeply to be read."),
    "a nest in an answer": (
        f'{{"document": 1, "definition": "eia-standard@1.0", "answers": {{"summary": {"[" * 900}{"]" * 900}}}}}',
        "",
    ),
    "a list": ("[]", "this is not an assessment document"),
    "nothing": ("", "this is not JSON: Expecting value: line 1 column 1"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_is_named_with_its_place_and_the_others_are_checked(
    catalogue: Path, content: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = catalogue / "bad.json"
    bad.write_text(content, encoding="utf-8")

    assert main(["check", str(catalogue), "--jobs", "1"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{bad}: {sentence}") and "our fault" not in shown.err
    assert shown.err.endswith("4 of 4 files done, 1 could not be read.\n")
    assert len(shown.out.splitlines()) == 4

    assert main(["check", str(bad)]) == 2
    assert capsys.readouterr().err.startswith(f"{bad}: {sentence}")


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"document": 1,\n"as_of": "\xff"}')

    assert checked(str(tmp_path / "a.json"), Terms()).refused == (
        f"{tmp_path}/a.json: line 2: this is not UTF-8 text."
    )


def test_two_million_letters_in_an_answer_are_checked_and_sixteen_are_refused(tmp_path: Path) -> None:
    long, endless = tmp_path / "long.json", tmp_path / "endless.json"
    answers = json.loads(GOOD)["answers"] | {"benefit": "word " * 400_000}
    long.write_text(changed(GOOD, answers=answers), encoding="utf-8")
    endless.write_text('"' + "x" * 16_000_001 + '"', encoding="utf-8")

    assert checked(str(long), Terms()).refused == ""
    assert checked(str(endless), Terms()).refused.endswith("which is no assessment.")


def test_a_file_may_be_called_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\nb\x1b[2J.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xff.json")).write_text("[]", encoding="utf-8")

    assert main(["check", str(tmp_path), "--summary", str(tmp_path / "out")]) == 2
    shown = capsys.readouterr()
    assert f"{tmp_path}/a\ufffdb\ufffd[2J.json: nothing found\n" in shown.out
    assert f"{tmp_path}/\ufffd.json: this is not an assessment" in shown.err


def test_links_to_folders_are_not_followed(catalogue: Path) -> None:
    (catalogue / "2026" / "again").symlink_to(catalogue, target_is_directory=True)

    assert len(list(pool.files([str(catalogue)]))) == 3


@pytest.mark.parametrize("what", ["empty", "none"])
def test_a_folder_without_documents_and_one_that_is_not_there(
    tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()

    assert main(["check", str(tmp_path / what)]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / what}: ")


def test_the_summary_is_a_sheet_and_a_page(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / "bad.json").write_text("{", encoding="utf-8")
    out = tmp_path / "made" / "out"

    assert main(["check", str(catalogue), "--summary", str(out)]) == 2

    assert sorted(path.name for path in out.iterdir()) == ["assessments.csv", "summary.html"]
    with (out / "assessments.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    by_name = {Path(row["File"]).name: row for row in rows}
    assert by_name["a.json"] | {"File": ""} == {
        "File": "", "Reference": "", "Service": "Libraries", "Form": "eia-standard@1.0", "Blockers": "0",
        "Warnings": "0", "Pieces of advice": "0", "Accepted": "0", "Codes": "", "Checks that broke down": "",
        "Could not be read because": "",
    }  # fmt: skip
    assert by_name["c.JSON"]["Service"] == f"'{NASTY}" and by_name["c.JSON"]["Blockers"] == "30"
    assert "CON01×10 " in by_name["b.json"]["Codes"]
    assert "this is not JSON" in by_name["bad.json"]["Could not be read because"]
    assert by_name["bad.json"]["Blockers"] == ""


class Read(HTMLParser):
    """The tags, the cells row by row, and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "tr":
            self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("td", "th"):
            self.rows[-1].append(data)


def a_tally() -> Tally:
    tally = Tally()
    found = (("EVD02", Severity.WARNING, 3), ("IMP01", Severity.BLOCKER, 1))
    tally.add(Row("a.json", service=NASTY, form="eia-standard@1.0", counts=found))
    tally.add(Row("b.json", form="eia-standard@1.0"))
    tally.add(Row("c.json", refused="c.json: no."))
    return tally


def test_the_page_counts_by_severity_rule_service_and_form() -> None:
    rows = Read(page(a_tally(), "0.2")).rows

    for row in (
        ["Blockers", "1", "1"],
        ["Warnings", "3", "1"],
        ["Pieces of advice", "0", "0"],
        [NASTY, "1", "1", "3", "0"],
        ["No service named", "1", "0", "0", "0"],
        ["eia-standard@1.0", "2"],
    ):
        assert row in rows
    assert [row[2:] for row in rows if row[0] == "EVD02"] == [["Warning", "3", "1"]]


def test_the_page_can_be_read_by_everybody() -> None:
    text = page(a_tally(), "0.2")
    read = Read(text)
    tags = [tag for tag, _ in read.tags]
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]

    assert ("html", {"lang": "en-GB"}) in read.tags
    assert (
        tags.count("h1") == 1 and tags.count("main") == 1 and "<title>2 assessments checked</title>" in text
    )
    assert tags.count("table") == tags.count("caption") == 4
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in read.tags if tag == "th")
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert "<script>" not in text and "http" not in text.replace("http://www.w3.org/2000/svg", "")
    (plot,) = [attributes for tag, attributes in read.tags if tag == "svg"]
    assert plot["role"] == "img" and plot["aria-label"] and plot["aria-describedby"] in ids
    assert len(ids) == len(set(ids))


def test_a_page_about_nothing_says_so() -> None:
    text = page(Tally(), "0.2")

    assert "0 assessments checked" in text and "<svg" not in text and "<p>None.</p>" in text


def test_bars_are_as_long_as_their_numbers_and_bear_them() -> None:
    drawn = ElementTree.fromstring(bars.svg("Findings", "table", [("A & B", 40), ("C", 10), ("D", 0)]))
    widths = [int(part.attrib["width"]) for part in drawn.iter() if part.tag.endswith("rect")]
    words = [part.text for part in drawn.iter() if part.tag.endswith("text")]

    assert widths[0] == pytest.approx(4 * widths[1], abs=4) and widths[2] == 1
    assert words == ["A & B", "40", "C", "10", "D", "0"]
    assert bars.svg("Findings", "table", []) == ""


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_worked_out_by_a_spreadsheet(words: str) -> None:
    stream = io.StringIO()
    sheet.writer(stream)(Row("a.json", service=words))

    assert list(csv.reader(io.StringIO(stream.getvalue())))[1][2] == f"'{words}"


def test_a_summary_that_cannot_be_written_is_refused(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert main(["check", str(catalogue), "--summary", str(tmp_path / "file")]) == 2
    assert "the summary cannot be written: " in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--explain"], ["--format", "json"], ["--by", "characteristic"]])
def test_what_is_for_single_files_is_refused_for_a_folder(catalogue: Path, option: list[str]) -> None:
    assert main(["check", str(catalogue), *option]) == 2


@pytest.mark.parametrize("summary", [True, False])
def test_a_reader_that_goes_away_ends_it_without_a_traceback(
    catalogue: Path, tmp_path: Path, summary: bool
) -> None:
    for number in range(40):
        (catalogue / f"x{number}.json").write_text(WEAK, encoding="utf-8")
    more = ["--summary", str(tmp_path / "out")] if summary else []
    command = [sys.executable, "-m", "rules", "check", str(catalogue), "--jobs", "2", *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read().decode()
        process.wait(60)

    assert "Traceback" not in told and "BrokenPipe" not in told
    assert (tmp_path / "out" / "summary.html").is_file() == summary
    if summary:
        sheet_of_all = (tmp_path / "out" / "assessments.csv").read_text(encoding="utf-8-sig")
        assert len(sheet_of_all.splitlines()) == 44


def test_a_single_file_whose_reader_goes_away(catalogue: Path) -> None:
    command = [sys.executable, "-m", "rules", "check", *[str(catalogue / "b.json")] * 20]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def _ends_its_process(file: str, terms: Terms) -> Row:
    """Stands in for a file so large that the system ends the process that reads it."""
    if file == "large":
        os._exit(9)
    return Row(file)


def test_a_process_that_is_ended_costs_its_own_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "checked", _ends_its_process)
    files = [*map(str, range(20)), "large", *map(str, range(20, 60))]

    found = list(pool.rows(files, Terms(), 2))

    assert [row.file for row in found] == files
    assert [row.file for row in found if row.refused] == ["large"]
    assert BrokenProcessPool.__name__ not in found[20].refused


def test_files_are_taken_only_a_little_ahead_of_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in count():
            taken += 1
            yield str(number)

    monkeypatch.setattr(pool, "checked", _ends_its_process)
    rows = pool.rows(endless(), Terms(), 2)
    for _ in range(50):
        next(rows)
    rows.close()  # type: ignore[attr-defined]

    assert taken <= 50 + 2 * pool.AHEAD + 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_and_a_few_plain_lines_elsewhere() -> None:
    terminal, plain = Terminal(), io.StringIO()
    for stream in (terminal, plain):
        progress = Progress(40, stream)
        for number in range(40):
            progress.step(number == 7)
    assert terminal.getvalue().endswith("\r[" + "#" * 30 + "] 40 of 40 files done, 1 could not be read")
    assert plain.getvalue().splitlines()[:2] == [
        "4 of 40 files done", "8 of 40 files done, 1 could not be read",
    ]  # fmt: skip
    assert len(plain.getvalue().splitlines()) == 9 and "\r" not in plain.getvalue()


def test_the_command_runs_as_it_is_typed(catalogue: Path) -> None:
    done = run(catalogue, "--jobs", "2", "--fail-on", "blocker")

    assert done.returncode == 1 and done.stderr == "3 of 3 files done.\n"
    assert run(catalogue, "--jobs", "0").returncode == 2
