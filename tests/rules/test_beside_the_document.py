"""Rules that read a history, a register, a report or a nation, on both shipped forms, and with nothing to read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

import rules
from forms.definition import FOLDER, shipped
from forms.document import Document
from rules import History, Register, Report, SelectionError, settings
from rules.history import SignedBy

FORMS = ("cheshire-east@2022", "eia-standard@1.0")
STRONG = Document.from_json(
    json.loads((FOLDER / "eia-standard/good.sample.json").read_text(encoding="utf-8"))
)
WEAK = Document.from_json(json.loads((FOLDER / "cheshire-east/weak.sample.json").read_text(encoding="utf-8")))
HEAD = SignedBy(
    "head_of_service", "Gia Demo", "Head", datetime.date(2027, 2, 19), ("head_of_service",), confirmed=True
)
#: Rules about words, dates and what stands beside a document: a blank one gives them nothing to speak of.
ABOUT_WORDS = (
    "AIM05", "AIM06", "AIM07", "AIM08", "AIM09", "CON03", "CON06", "CON08", "CON09", "CON10", "CON11", "CON12", "CON13",
    "ACT08", "ACT11", "ACT15", "ACT16", "ACT17", "PRC03", "PRC05", "PRC06", "REV02", "REV06", "REV07", "SGN08", "SGN09",
    "SGN10", "PUB02", "PUB03", "PUB05", "PUB06", "PUB07", "PUB09", "PUB12", "PUB14", "PUB15",
)  # fmt: skip


def found(document: Document, **beside: Any) -> dict[str, str]:
    return {f.code: f.address for f in rules.check(thorough(document), "publishing", **beside)}


def thorough(document: Document, **setting: Any) -> Document:
    form = document.definition
    return replace(document, definition=replace(form, profile="thorough", rules={**form.rules, **setting}))


@pytest.mark.parametrize("ref", FORMS)
@pytest.mark.parametrize("answers", [{}, {"proceed": {"choice": "no"}}], ids=["blank", "stopped"])
def test_a_blank_document_gives_rules_about_words_nothing_to_say(
    ref: str, answers: Mapping[str, Any]
) -> None:
    document = Document(shipped(ref), answers, as_of=datetime.date(2027, 3, 2))
    report = Report(key_performance=("Hours delivered",), text="Users will be consulted.")
    spoken = found(document, history=History(), register=Register(), reports=[report])

    assert set(ABOUT_WORDS) & set(spoken) == set()


def test_a_good_history_is_passed_over() -> None:
    history = History(
        signatures=(HEAD,),
        equality_comments=("Say more about people without a car.",),
        signed_digest="a1",
        file_digest="a1",
        published_on=datetime.date(2027, 3, 8),
        decision_on=datetime.date(2027, 3, 16),
    )
    codes = {
        "ACT08",
        "ACT16",
        "ACT17",
        "REV07",
        "SGN07",
        "SGN08",
        "SGN09",
        "SGN10",
        "PUB05",
        "PUB06",
        "PUB15",
    }

    assert codes & set(found(STRONG, history=history, register=Register(itself_listed=True))) == set()


@pytest.mark.parametrize(
    ("code", "history", "address"),
    [
        ("ACT08", History(signatures=(replace(HEAD, on=datetime.date(2027, 6, 1)),)), "actions"),
        ("ACT16", History(earlier=STRONG), ""),
        ("ACT16", History(earlier=WEAK), "actions"),
        ("REV07", History(decision_on=datetime.date(2028, 3, 1)), "assessment_date"),
        (
            "REV07",
            History(decision_on=datetime.date(2028, 3, 1), reconfirmed_on=datetime.date(2028, 2, 1)),
            "",
        ),
        ("SGN07", History(open_blockers_at_signing=2), "head_sign_off"),
        ("SGN08", History(signatures=(replace(HEAD, roles=("lead_officer",)),)), "head_sign_off"),
        ("SGN09", History(signatures=(replace(HEAD, confirmed=False),)), "head_sign_off"),
        ("SGN10", History(), ""),
        ("PUB05", History(published_on=datetime.date(2027, 3, 17)), "decision_date"),
        ("PUB06", History(signed_digest="a1", file_digest="b2"), "head_sign_off"),
    ],
)
def test_a_history_is_read_beside_the_good_assessment(code: str, history: History, address: str) -> None:
    assert found(STRONG, history=history).get(code, "") == address


def test_a_published_action_falls_due() -> None:
    history = History(published_on=datetime.date(2027, 3, 8), done_actions=(0, 1, 2, 3, 4, 5))
    later = replace(STRONG, as_of=datetime.date(2027, 7, 1))

    assert "ACT17" in found(later, history=history)
    assert "ACT17" not in found(later, history=replace(history, done_actions=tuple(range(7))))
    assert "ACT17" not in found(STRONG, history=history)


def test_a_serious_effect_wants_a_second_reader() -> None:
    answers = {place: value for place, value in STRONG.answers.items() if place != "equality_adviser"}

    assert found(replace(STRONG, answers=answers), history=History())["SGN10"] == "age.rating"
    assert "SGN10" not in found(WEAK, history=History()), "everything is rated low"


def test_a_report_is_read_beside_the_weak_assessment() -> None:
    report = Report(
        text="The next step is to be a public consultation.",
        key_performance=("Journeys on time",),
        exempt=True,
    )
    spoken = found(WEAK, reports=[report])

    assert (spoken["CON13"], spoken["PRC05"], spoken["PUB13"]) == (
        "age.consultation_done",
        "contractors",
        "summary",
    )
    assert {"CON13", "PUB13"} & set(found(STRONG, reports=[replace(report, exempt=False)])) == set()


def test_wales_and_scotland_ask_for_more() -> None:
    assert "AIM08" not in found(STRONG)
    for nation, wanted in (("wales", "the Welsh language"), ("scotland", "")):
        spoken = rules.check(thorough(STRONG, nation=nation), "sending")
        messages = [finding.message for finding in spoken if finding.code == "AIM08"]
        assert len(messages) == (1 if wanted else 0) and all(wanted in message for message in messages)


def test_school_holidays_are_a_setting() -> None:
    rows = [{"who": "Residents", "how": "Paper", "when": "1 to 30 June 2026"}]
    document = replace(STRONG, answers={**STRONG.answers, "consultation": rows})
    local = thorough(document, school_holidays=[["2026-06-08", "2026-06-28"]])

    assert "CON08" not in found(document)
    assert "CON08" in {finding.code for finding in rules.check(local)}
    assert "CON08" not in found(thorough(document, school_holidays=[["2026-07-20", "2026-09-01"]]))


@pytest.mark.parametrize(
    "holidays", ["July", [["2026-07-20"]], [["2026-09-01", "2026-07-20"]], [["July", "August"]]]
)
def test_school_holidays_that_cannot_be_are_refused(holidays: Any) -> None:
    with pytest.raises(SelectionError, match="school_holidays"):
        settings.read({"school_holidays": holidays})


def test_a_council_sets_school_holidays_for_all_its_forms() -> None:
    council = rules.Council.from_json({"school_holidays": [["2026-07-20", "2026-09-01"]]})
    form = settings.under(council, shipped("eia-standard@1.0"))

    assert settings.of(form).school_holidays == ((datetime.date(2026, 7, 20), datetime.date(2026, 9, 1)),)
