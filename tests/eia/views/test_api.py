"""The API: the same findings as everywhere, for those with a key; a bad body is told what is wrong and where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

import rules
from eia import config
from eia.errors import ConfigError
from eia.extensions import db
from eia.models import Assessment
from eia.views.api import MOST_BYTES
from eia.views.api_description import description
from forms.definition import FOLDER
from forms.document import Document
from tests.factories import commit, make_definition, make_form

CHECK = "/api/v1/check"
KEY = "a key of another program"
WEAK = json.loads((FOLDER / "cheshire-east/weak.sample.json").read_text(encoding="utf-8"))
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture(autouse=True)
def keyed(app: Flask) -> None:
    app.config["API_KEYS"] = [hashlib.sha256(KEY.encode()).hexdigest()]


def ask(client: FlaskClient, body: Any, path: str = CHECK, **headers: str) -> Any:
    return client.post(path, json=body, headers={**WITH_KEY, **headers})


def schema(name: str) -> Any:
    whole = description(MOST_BYTES)
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": whole["components"]})


def test_it_finds_what_rules_check_finds(client: FlaskClient) -> None:
    answer = ask(client, WEAK)

    expected = rules.check(Document.from_json(WEAK))
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    assert answer.json["findings"] == json.loads(json.dumps([dict(item.to_json()) for item in expected]))
    assert answer.json["counts"]["blocker"] == sum(item.severity == "blocker" for item in expected)
    schema("Checked").validate(answer.json)


def test_the_stage_and_the_council_s_settings_count(app: Flask, client: FlaskClient) -> None:
    source = WEAK
    draft, last = (ask(client, source, f"{CHECK}?stage={stage}").json for stage in ("draft", "publishing"))
    assert len(last["findings"]) > len(draft["findings"])
    code = next(item["code"] for item in draft["findings"] if not rules.RULES[item["code"]].locked)

    app.config["RULE_SETTINGS"] = rules.Council.from_json({"ignore": [code]})

    assert code not in {item["code"] for item in ask(client, source).json["findings"]}
    assert ask(client, source, f"{CHECK}?stage=soon").status_code == 400


def test_a_form_that_is_live_here_is_known_by_its_reference(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        make_form()
        commit()
    answer = ask(client, {"document": 1, "definition": "small@1.0", "answers": {"note": "A note."}})

    assert answer.status_code == 200 and answer.json["form"] == make_definition().ref


BAD: list[tuple[Any, int, str]] = [
    ({"document": 1, "definition": "no-such@1"}, 422, ""),
    ({"document": 2}, 422, ""),
    ([], 422, ""),
    ({"document": 1, "definition": "cheshire-east@2022", "answers": {"nothing": "x"}}, 422, "answers.nothing"),
    ({"document": 1, "definition": "cheshire-east@2022", "answers": {"age.rating": 7}}, 422, "answers.age.rating"),
    ({"document": 1, "definition": "cheshire-east@2022", "answers": []}, 422, ""),
    ({"document": 1, "definition": "cheshire-east@2022", "as_of": 5}, 422, ""),
    ({"document": 1, "definition": "cheshire-east@2022", "about": "x"}, 422, ""),
    ({"document": 1, "definition": {"id": 4}}, 422, "definition"),
    ({"document": 1, "definition": 4}, 422, "definition"),
    ({"document": 1, "definition": "cheshire-east@2022", "waivers": 4}, 422, ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "place"), BAD)
def test_a_body_that_is_no_document_is_told_what_and_where(
    client: FlaskClient, body: Any, status: int, place: str
) -> None:
    answer = ask(client, body)

    assert answer.status_code == status, answer.text
    assert answer.json["sentence"].endswith((".", "”", ")")) and answer.json["place"].startswith(place)
    assert "Traceback" not in answer.text
    schema("Refused").validate(answer.json)


@pytest.mark.parametrize("text", [b"{", b"", b"\xff\xfe", b'{"document": NaN}', b"[" * 100_000])
def test_what_is_not_json_is_refused(client: FlaskClient, text: bytes) -> None:
    answer = client.post(CHECK, data=text, content_type="application/json", headers=WITH_KEY)

    assert answer.status_code == 400 and "not JSON" in answer.json["sentence"]
    assert client.post(CHECK, data={"document": "1"}, headers=WITH_KEY).status_code == 400


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    large = {"document": 1, "definition": "cheshire-east@2022", "answers": {"summary": "x" * MOST_BYTES}}
    answer = ask(client, large)

    assert answer.status_code == 413 and answer.json["sentence"]


def test_settings_of_a_form_that_cannot_be_are_told(client: FlaskClient) -> None:
    source = dict(make_definition().source) | {"rules": {"ignore": ["XXX99"]}}
    answer = ask(client, {"document": 1, "definition": source})

    assert answer.status_code == 422 and "XXX99" in answer.json["sentence"]


def test_nobody_asks_without_a_key_or_a_sign_in(client: FlaskClient) -> None:
    for headers in ({}, {"Authorization": "Bearer another key"}, {"Authorization": f"Basic {KEY}"}):
        answer = client.post(CHECK, json=WEAK, headers=headers)
        assert answer.status_code == 401 and answer.json["sentence"]


def test_somebody_signed_in_needs_the_token_of_a_page(
    make_app: Callable[..., Flask], app: Flask, lead: FlaskClient
) -> None:
    assert lead.post(CHECK, json=WEAK).status_code == 200
    guarded = make_app(WTF_CSRF_ENABLED=True, API_KEYS=app.config["API_KEYS"])
    client = guarded.test_client()
    with lead.session_transaction() as session, client.session_transaction() as copy:
        copy.update(session)

    assert client.post(CHECK, json=WEAK).status_code == 400
    assert ask(client, WEAK).status_code == 200


def test_a_setting_that_holds_a_key_itself_is_refused(make_app: Callable[..., Flask]) -> None:
    with pytest.raises(ConfigError, match="never a key itself"):
        make_app(API_KEYS=[KEY])
    assert config.from_environment(FOLDER, {"API_KEYS": "a, b"})["API_KEYS"] == ["a", "b"]


def test_the_description_is_whole(client: FlaskClient) -> None:
    whole = client.get("/api/v1/openapi.json").json
    assert whole["openapi"].startswith("3.1.") and {"title", "version"} <= set(whole["info"])
    assert {f"/api/v1/{name}" for name in ("check", "openapi.json")} == set(whole["paths"])
    for found in whole["components"]["schemas"].values():
        Draft202012Validator.check_schema(found)
    operations = [operation for path in whole["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(said["description"] for operation in operations for said in operation["responses"].values())
    for reference in references(whole):
        place: Any = whole
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
    schema("Document").validate(WEAK)


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [
            *([value["$ref"]] if "$ref" in value else []),
            *(r for v in value.values() for r in references(v)),
        ]
    return [r for item in value for r in references(item)] if isinstance(value, list) else []


def test_nothing_is_stored(app: Flask, client: FlaskClient) -> None:
    ask(client, WEAK)
    with app.app_context():
        assert db.session.query(Assessment).count() == 0
