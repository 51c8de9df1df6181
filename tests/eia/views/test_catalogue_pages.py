"""The catalogue as people read it: filtered, its examples in words, its settings with who set them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import loading
from eia.views.examples import NOTHING, place, shown, words
from eia.views.settled import COUNCIL, DEFAULT, FORM, settled
from rules import RULES, Council
from rules.settings import THRESHOLDS
from tests.factories import commit, make_definition
from tests.journeys.browser import words as text_of


def found(client: FlaskClient, query: str) -> set[str]:
    page = client.get(f"/rules?{query}").text
    return {code for code in RULES if f'/rules/{code}"' in page}


def test_the_catalogue_is_filtered_by_family_severity_source_and_words(client: FlaskClient) -> None:
    assert found(client, "") == set(RULES)
    assert found(client, "family=review") == {code for code in RULES if code.startswith("REV")}
    blockers = {code for code, rule in RULES.items() if rule.severity.value == "blocker"}
    assert found(client, "severity=blocker") == blockers
    assert "AIM01" in found(client, "source=law") and "CON08" not in found(client, "source=law")
    assert "CON08" in found(client, "source=court")
    assert found(client, "q=evd01") >= {"EVD01"} and "ACT02" not in found(client, "q=evd01")
    assert found(client, "family=review&severity=blocker") <= blockers
    assert found(client, "family=nothing") == set()
    assert "No check is like that." in client.get("/rules?q=%3Cb%3Exyzzy").text


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_s_page_shows_its_examples_in_words(client: FlaskClient, code: str) -> None:
    page = client.get(f"/rules/{code}").text

    assert page.count('<dl class="example">') == len(RULES[code].page.flagged) + len(
        RULES[code].page.not_flagged
    )
    assert "<pre>" not in page and "&#34;answers&#34;" not in page
    assert "How serious" in page and "Precision" in page


def test_an_example_in_words() -> None:
    example = {
        "answers": {
            "age.adverse": {"choice": "no", "text": "None."},
            "sex.evidence": None,
            "action": [{"action": "Write", "owner": ""}, {"action": "Call"}],
        },
        "nation": "wales",
        "findings": ["sex.evidence"],
    }

    assert shown(example).lines == (
        ("Age: negative effects", "No. None."),
        ("Sex: the evidence", NOTHING),
        ("The actions promised", "– action: Write\n   owner: nothing\n– action: Call"),
        ("Nation", "wales"),
    )
    assert shown(example).found == ("Sex: the evidence",)
    assert place("sections[0].questions[1]") == "sections[0].questions[1]"
    assert words({"unreadable": "#REF!"}) == "It could not be read."


def test_a_locked_rule_says_that_it_cannot_be_changed(client: FlaskClient) -> None:
    locked = next(code for code, rule in RULES.items() if rule.locked)
    assert "it mirrors a legal duty" in client.get(f"/rules/{locked}").text
    assert "it mirrors a legal duty" not in client.get("/rules/PUB07").text


def test_settings_say_who_set_them() -> None:
    council = Council.from_json(
        {"nation": "wales", "ignore": ["PUB07"], "thresholds": {"clear_days": 3}, "small_number": 10}
    )
    rules = {"thresholds": {"evidence_years": 4}, "ignore": ["PUB08"], "severity": {"EVD02": "advice"}}
    found = settled(replace(make_definition(), rules=rules, profile="thorough"), council)

    numbers = {item.name: (item.value, item.where) for item in found.numbers}
    assert set(numbers) == set(THRESHOLDS)
    assert numbers["evidence_years"] == (4, FORM) and numbers["clear_days"] == (3, COUNCIL)
    assert numbers["small_number"] == (10, COUNCIL) and numbers["page_questions"][1] == DEFAULT
    assert found.profile == ("thorough", FORM) and found.nation == ("Wales", COUNCIL)
    assert found.ignored == (("PUB07", COUNCIL), ("PUB08", FORM))
    assert found.severities == (("EVD02", "advice", FORM),)
    assert settled(None, None).profile == ("standard", DEFAULT)


def test_the_settings_page(app: Flask, client: FlaskClient, lead: FlaskClient) -> None:
    app.config["RULE_SETTINGS"] = Council.from_json({"ignore": ["PUB07"]})
    with app.app_context():
        loading.sync_forms()
        commit()
    assert client.get("/rules/settings").status_code == 303

    page = text_of(lead.get("/rules/settings").text)
    assert "PUB07 (the council’s file)" in page and "What nobody can change" in page
    assert lead.get("/rules/settings?form=eia-standard@1.0").text.count(" selected") == 1
    assert lead.get("/rules/settings?form=nothing").status_code == 200
