"""The public register: found without a sign-in, filtered and paged; what officers wrote is data in every form of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import entries, loading, reports, workflow
from eia.extensions import db
from eia.models import Assessment, CommitteeReport, RegisterCommittee, RegisterEntry, RegisterWord
from forms.document import Document
from tests.factories import make_user
from tests.journeys.browser import parse, set_the_day, words

SAMPLE = Path(__file__).parents[3] / "forms/definitions/eia-standard/good.sample.json"
FORMULA = '=HYPERLINK("https://evil.example")'
BEGIN = datetime(2025, 6, 1, 12, tzinfo=UTC)
List = Callable[..., None]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    set_the_day(monkeypatch, sample().as_of)


def sample() -> Document:
    return Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))


@pytest.fixture
def listed(app: Flask) -> List:
    """Publishes the sample under another title, on another day, with other answers."""
    made: list[str] = []

    def make(title: str, service: str = "Libraries", withdrawn: str = "", **answers: Any) -> None:
        document = sample()
        about = replace(document.about, title=title, service=service)
        document = replace(document, about=about, answers={**document.answers, **answers})
        with app.app_context():
            lead, head = make_user("lead"), make_user("head")
            assessment = loading.load(document, lead, head, "sample")
            revision = workflow.send(lead, assessment, "A. Officer", "Manager")
            workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service")
            at = BEGIN + timedelta(days=200 * len(made))
            workflow.publish(lead, assessment, b"%PDF-1.7 a test", at=at)
            if withdrawn:
                workflow.withdraw(head, assessment, withdrawn)
            db.session.commit()
        made.append(title)

    return make


@pytest.fixture
def three(listed: List) -> None:
    listed("Library move")
    listed(
        "Bus times",
        service="Transport",
        summary="A narrowboat café would close. Nobody else is affected by it.",
    )
    listed(FORMULA, withdrawn="<b>A figure</b> was wrong.")


def titles(client: FlaskClient, address: str = "/eia") -> list[str]:
    found = parse(client.get(address).text).find(".//ul[@class='govuk-list found']")
    return [] if found is None else ["".join(item.find(".//a").itertext()) for item in found]


def test_an_empty_register_says_so_in_every_form(client: FlaskClient) -> None:
    assert "Nothing is published yet." in client.get("/eia").text
    assert client.get("/eia.json").json == {"assessments": []}
    assert len(list(csv.reader(io.StringIO(client.get("/eia.csv").text)))) == 1
    assert ElementTree.fromstring(client.get("/eia/atom.xml").data).tag.endswith("feed")
    for address in ("/eia/charts", "/eia/embed", "/sitemap.xml", "/robots.txt"):
        assert client.get(address, buffered=True).status_code == 200


def test_the_newest_stand_first_and_a_draft_nowhere(app: Flask, three: None, client: FlaskClient) -> None:
    with app.app_context():
        loading.load(sample(), make_user("lead"), make_user("head"), "sample")
        db.session.commit()
    assert titles(client) == [FORMULA, "Bus times", "Library move"]
    assert titles(client, "/eia?sort=oldest") == ["Library move", "Bus times", FORMULA]
    assert titles(client, "/eia?sort=title") == [FORMULA, "Bus times", "Library move"]
    assert titles(client, "/eia?sort=nonsense&after=nonsense") == [FORMULA, "Bus times", "Library move"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=narrowboat", ["Bus times"]),
        ("q=CAFE", ["Bus times"]),
        ("q=narrowboat+zeppelin", []),
        ("q=eia-2027-0001", ["Library move"]),
        ("q=%E2%80%94", [FORMULA, "Bus times", "Library move"]),
        ("service=Transport", ["Bus times"]),
        ("status=withdrawn", [FORMULA]),
        ("status=published&service=Libraries", ["Library move"]),
        ("year=2026", [FORMULA]),
        ("year=20x6", [FORMULA, "Bus times", "Library move"]),
        ("affected=age&q=narrowboat", ["Bus times"]),
        ("affected=no-such", []),
        ("rating=Medium", [FORMULA, "Bus times", "Library move"]),
        ("rating=High", []),
    ],
)
def test_search_and_filters(three: None, client: FlaskClient, query: str, expected: list[str]) -> None:
    assert titles(client, f"/eia?{query}") == expected


def test_a_filter_says_how_many_it_would_leave(three: None, client: FlaskClient) -> None:
    page = words(client.get("/eia?service=Libraries").text)
    assert "2 assessments found" in page and "Libraries (2)" in page and "Transport (1)" in page
    assert "Withdrawn (1)" in page and "Age (2)" in page and "2026 (1)" in page
    assert "<b>A figure</b> was wrong." in words(client.get("/eia").text)


def test_counts_follow_what_is_published_next(three: None, listed: List, client: FlaskClient) -> None:
    assert "3 assessments" in words(client.get("/eia").text)
    listed("Another")
    assert "4 assessments" in words(client.get("/eia").text)


@pytest.fixture
def reported(app: Flask, three: None) -> Callable[[str, str], int]:
    """Records a report to a committee beside the assessments numbered so."""

    def make(committee: str, numbers: str) -> int:
        with app.app_context():
            named = " ".join(f"EIA-2027-000{number}" for number in numbers)
            said = {"committee": committee, "title": "A report"}
            report = reports.record(make_user("equality"), said, named)
            db.session.commit()
            return report.id

    return make


def edit(app: Flask, number: int, committee: str, references: str) -> None:
    with app.app_context():
        report = db.session.get_one(CommitteeReport, number)
        said = {"committee": committee, "title": report.title}
        reports.edit(make_user("equality"), report, report.revision, said, references)
        db.session.commit()


def test_the_register_is_filtered_by_committee(
    app: Flask, listed: List, reported: Callable[[str, str], int], client: FlaskClient
) -> None:
    assert "Committee that considers it" not in client.get("/eia").text
    first = reported("Adults  and Health", "12")
    reported("Cabinet", "2")
    reported("Cabinet", "23")
    assert titles(client, "/eia?committee=Cabinet") == [FORMULA, "Bus times"]
    assert titles(client, "/eia?committee=Adults and Health&affected=age") == ["Bus times", "Library move"]
    assert titles(client, "/eia?committee=Cabinet&q=narrowboat&sort=oldest") == ["Bus times"]
    page = words(client.get("/eia?affected=age").text)
    assert "Adults and Health (2)" in page and "Cabinet (2)" in page
    assert "Considered by: Adults and Health; Cabinet" in page
    data = client.get("/eia.json?committee=Cabinet").json["assessments"]
    assert [item["committees"] for item in data] == [["Cabinet"], ["Adults and Health", "Cabinet"]]
    rows = csv.DictReader(io.StringIO(client.get("/eia.csv?committee=Cabinet").text))
    assert [row["committees"] for row in rows] == ["Cabinet", "Adults and Health; Cabinet"]

    edit(app, first, "Audit", "EIA-2027-0001")
    assert titles(client, "/eia?committee=Adults and Health") == []
    assert titles(client, "/eia?committee=Audit") == ["Library move"]
    assert "Cabinet (2)" in words(client.get("/eia").text)
    edit(app, first, "Audit", "")
    assert titles(client, "/eia?committee=Audit") == [] and titles(client) == [
        FORMULA,
        "Bus times",
        "Library move",
    ]


def test_a_report_recorded_before_the_publication_counts(
    app: Flask, listed: List, client: FlaskClient
) -> None:
    with app.app_context():
        document = sample()
        reference = loading.load(document, make_user("lead"), make_user("head"), "sample").reference
        said = {"committee": "=Cabinet", "title": "A report"}
        reports.record(make_user("equality"), said, reference)
        db.session.commit()
    assert titles(client, "/eia?committee=%3DCabinet") == []
    with app.app_context():
        assessment = Assessment.by_reference(reference)
        assert assessment
        revision = workflow.send(make_user("lead"), assessment, "A. Officer", "Manager")
        workflow.sign_off(make_user("head"), assessment, revision.digest, "B. Head", "Head of service")
        workflow.publish(make_user("lead"), assessment, b"%PDF-1.7 a test")
        db.session.commit()
    assert titles(client, "/eia?committee=%3DCabinet") == [document.about.title]
    assert "'=Cabinet" in client.get("/eia.csv").text


def test_pages_by_the_last_line_shown_lose_and_repeat_nothing(
    reported: Callable[[str, str], int], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eia import public_list

    reported("Cabinet", "123")
    page = public_list.page
    monkeypatch.setattr(public_list, "page", lambda asked, sort, after: page(asked, sort, after, limit=1))
    for query in ("", "sort=oldest", "sort=title", "q=oakfield", "affected=age", "committee=Cabinet"):
        found, address = [], f"/eia?{query}"
        while address:
            found += titles(client, address)
            link = parse(client.get(address).text).find(".//a[@rel='next']")
            address = link.get("href", "") if link is not None else ""
        assert sorted(found) == sorted([FORMULA, "Bus times", "Library move"]), query


def test_a_screened_out_assessment_is_listed_as_such(listed: List, client: FlaskClient) -> None:
    listed(
        "A first look",
        proceed={"choice": "no"},
        proceed_reason="The change touches nobody: it is a new lock on a shed.",
    )
    assert titles(client, "/eia?status=screened_out") == ["A first look"]
    assert "Screened out" in words(client.get("/eia").text)


def test_the_spreadsheet_runs_no_formula_and_says_all(three: None, client: FlaskClient) -> None:
    answer = client.get("/eia.csv")
    assert (
        answer.text.startswith("\ufeffreference,") and "attachment" in answer.headers["Content-Disposition"]
    )
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["title"] for row in rows] == [f"'{FORMULA}", "Bus times", "Library move"]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert rows[0]["withdrawn_reason"] == "<b>A figure</b> was wrong." and "Age" in rows[1]["affected"]
    assert [
        row["title"] for row in csv.DictReader(io.StringIO(client.get("/eia.csv?q=narrowboat").text))
    ] == ["Bus times"]


def test_the_data_leads_to_each_page_and_file(three: None, client: FlaskClient) -> None:
    data = client.get("/eia.json").json["assessments"]
    assert [item["title"] for item in data] == [FORMULA, "Bus times", "Library move"]
    for item in data:
        assert client.get(item["address"]).status_code == client.get(item["pdf"]).status_code == 200
        assert len(item["sha256"]) == 64 and item["rating"] == "Medium"


def test_the_feed_and_the_site_map_are_xml_whatever_was_written(
    app: Flask, three: None, client: FlaskClient
) -> None:
    with app.app_context():
        db.session.query(RegisterEntry).first().service = "]]><x>&\x0c\ud7ff\ufffe"
        db.session.commit()
    feed = ElementTree.fromstring(client.get("/eia/atom.xml").data)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [item.findtext(f"{atom}title") for item in feed.iter(f"{atom}entry")] == [
        FORMULA,
        "Bus times",
        "Library move",
    ]
    assert "<b>A figure</b> was wrong." in (feed.find(f"{atom}entry/{atom}summary").text or "")
    site = ElementTree.fromstring(client.get("/sitemap.xml").data)
    assert len(site) == 4 and all(client.get(one[0].text).status_code == 200 for one in site)
    assert "Sitemap: http" in client.get("/robots.txt").text


@pytest.mark.parametrize("address", ["/eia", "/eia/charts", "/eia/embed", "/eia/atom.xml"])
def test_a_page_that_did_not_change_is_not_sent_again(
    three: None, listed: List, client: FlaskClient, lead: FlaskClient, address: str
) -> None:
    first = client.get(address)
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(address, headers=known)
    assert (again.status_code, again.data) == (304, b"") and "no-cache" in again.headers["Cache-Control"]
    mine = lead.get(address, headers=known)
    assert mine.status_code == 200 and mine.headers["Cache-Control"] == "no-store"
    listed("Another")
    assert client.get(address, headers=known).status_code == 200


def test_only_the_list_for_another_page_may_stand_in_a_frame(three: None, client: FlaskClient) -> None:
    framed, page = client.get("/eia/embed?n=2"), client.get("/eia")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers and "<form" not in framed.text
    assert "script-src 'none'" in framed.headers["Content-Security-Policy"]
    assert len(list(parse(framed.text).iter("li"))) == 2
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def table(page: str, number: int) -> list[list[str]]:
    """The body of a table of ``page``, as text."""
    rows = list(parse(page).iter("tbody"))[number]
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def test_the_charts_have_their_numbers_beside_them(three: None, client: FlaskClient) -> None:
    page = client.get("/eia/charts").text
    found, outcomes, services, years = (table(page, number) for number in range(4))
    assert years == [["2026", "0", "0", "1", "1"], ["2025", "2", "0", "0", "2"]]
    assert services == [["Libraries", "1", "0", "1", "2"], ["Transport", "1", "0", "0", "1"]]
    # The withdrawn one found nothing that stands.
    assert [count for _, count in outcomes] == ["2"]
    adverse = [who for who, worse, *_ in found if worse == "2"]
    data = client.get("/eia.json?status=published").json["assessments"]
    assert {*adverse} <= {*data[0]["affected"]} == {who for who, a, b, *_ in found if (a, b) != ("0", "0")}
    assert all(total == "2" for *_, total, _ in found) and "Medium 2" in {row[-1] for row in found}
    for svg in (one for one in parse(page).iter() if one.tag.endswith("svg") and one.get("role") == "img"):
        named = {one.get("id") for one in svg.iter()}
        assert set((svg.get("aria-labelledby") or "").split()) <= named
        bars: dict[str, float] = {}
        for piece in (one for one in svg.iter() if one.tag.endswith("rect")):
            width = float((piece.get("width") or "").rstrip("%"))
            bars[piece.get("y") or ""] = bars.get(piece.get("y") or "", 0) + width
        assert bars and max(bars.values()) == pytest.approx(100, abs=0.1)


def test_the_charts_count_what_the_filters_leave(three: None, client: FlaskClient) -> None:
    page = client.get("/eia/charts?service=Libraries&affected=age").text
    assert "2 assessments: service Libraries; adverse or unknown effect on Age." in words(page)
    assert table(page, 2) == [["Libraries", "1", "0", "1", "2"]]
    assert 'href="/eia?service=Libraries&amp;affected=age&amp;year=2026"' in page
    withdrawn = client.get("/eia/charts?status=withdrawn").text
    assert [count for _, count in table(withdrawn, 1)] == ["1"]
    nothing = client.get("/eia/charts?q=zeppelin").text
    assert "Nothing matches." in nothing and "<table" not in nothing
    assert 'href="/eia/charts?service=Libraries"' in client.get("/eia?service=Libraries").text


def test_what_was_published_before_the_register_is_listed_when_it_is_prepared(
    app: Flask, three: None, client: FlaskClient
) -> None:
    with app.app_context():
        db.session.query(RegisterWord).delete()
        db.session.query(RegisterCommittee).delete()
        db.session.query(RegisterEntry).delete()
        db.session.commit()
    assert titles(client) == []
    with app.app_context():
        assert (entries.write_missing(), entries.write_missing()) == (3, 0)
        db.session.commit()
    assert len(titles(client)) == 3 and titles(client, "/eia?q=narrowboat") == ["Bus times"]


def test_a_withdrawn_second_version_leaves_the_first_in_the_list(
    app: Flask, three: None, client: FlaskClient
) -> None:
    with app.app_context():
        assessment = db.session.query(Assessment).filter_by(title="Bus times").one()
        lead, head = make_user("lead"), make_user("head")
        workflow.reopen(lead, assessment)
        revision = workflow.send(lead, assessment, "A. Officer", "Manager")
        workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service")
        workflow.publish(lead, assessment, b"%PDF-1.7 a second")
        db.session.commit()
    with app.app_context():
        entry = db.session.query(RegisterEntry).filter_by(title="Bus times").one()
        kept = {row.published_at for row in db.session.query(RegisterWord).filter_by(entry_id=entry.id)}
        assert kept == {entry.published_at}
    assert "version 1.1" in words(client.get("/eia?service=Transport").text)
    with app.app_context():
        workflow.withdraw(
            make_user("head"), db.session.query(Assessment).filter_by(title="Bus times").one(), "Wrong."
        )
        db.session.commit()
    page = words(client.get("/eia?service=Transport").text)
    assert "version 1.0" in page and "1 assessment found" in page
