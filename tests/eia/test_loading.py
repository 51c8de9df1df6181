"""Forms and documents into the database and out again, through the commands an administrator types."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from eia import builder, loading, register, workflow
from eia.errors import NotAllowed
from eia.extensions import db
from eia.models import Assessment, FormVersion, User
from forms.definition import dump
from tests.expected import FILLED
from tests.factories import make_definition, make_document, make_user

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    """Runs a ``flask`` command."""
    return lambda *words, **more: app.test_cli_runner().invoke(args=[str(word) for word in words], **more)


@pytest.fixture
def lead_account(app: Flask) -> None:
    with app.app_context():
        make_user("lead")
        db.session.commit()


def write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_sync_adds_what_is_shipped_once_and_no_samples(app: Flask, run: Run) -> None:
    first, second = run("form", "sync"), run("form", "sync")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "eia-standard@1.0" in first.output and second.output == "Nothing to add.\n"
    with app.app_context():
        refs = {version.ref for version in db.session.scalars(select(FormVersion))}
    assert refs == {"cheshire-east@2022", "eia-standard@1.0"}
    assert len(loading.shipped_files()) > len(refs), "the library is shipped, and not up for new assessments"


def test_a_changed_live_version_is_refused_by_its_digest(
    app: Flask, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "SHIPPED", tmp_path)
    monkeypatch.setattr(loading, "LIVE", ("small",))
    (tmp_path / "small").mkdir()
    write(tmp_path / "small" / "1.0.json", dump(make_definition()))
    assert run("form", "sync").exit_code == 0
    write(tmp_path / "small" / "1.0.json", dump(make_definition(title="Another title")))

    refused = run("form", "sync")

    assert refused.exit_code == 2
    assert "small@1.0 is live here with other content" in refused.output


def test_a_document_loaded_is_a_draft_with_its_form_and_answers(
    run: Run, lead_account: None, tmp_path: Path
) -> None:
    document = make_document(note="text", age__remark="riders")
    path = write(tmp_path / "a.json", document.to_json())

    loaded = run("assessment", "load", path)
    exported = run("assessment", "export", loaded.output.split()[2].rstrip(","))

    out = json.loads(exported.stdout)
    assert loaded.exit_code == 0, loaded.output
    assert out["answers"] == {"note": "text", "age.remark": "riders"}
    assert out["definition"] == document.to_json()["definition"]
    assert out["about"]["title"] == "Bus passes"


@pytest.mark.parametrize("sample", FILLED, ids=lambda path: path.parent.name)
def test_a_document_on_a_form_of_the_library_is_loaded_with_it(
    run: Run, lead_account: None, sample: Path
) -> None:
    loaded = run("assessment", "load", sample)
    exported = run("assessment", "export", loaded.output.split()[2].rstrip(","))

    assert loaded.exit_code == 0, loaded.output
    assert json.loads(exported.stdout)["answers"] == json.loads(sample.read_text(encoding="utf-8"))["answers"]


def test_a_form_that_comes_with_a_document_is_not_offered_for_new_ones(
    app: Flask, run: Run, lead_account: None, tmp_path: Path
) -> None:
    loaded = run("assessment", "load", write(tmp_path / "one.json", make_document().to_json()))

    assert "small@1.0, is not offered for new assessments." in loaded.output
    with app.app_context():
        version, lead = db.session.scalars(select(FormVersion)).one(), make_user("lead")
        assert version.status == "kept" and register.live_forms() == []
        with pytest.raises(NotAllowed, match="choose a live form"):
            workflow.start(lead, "Another", "", lead, None, (), version)
        assert loading.keep_form(make_definition()).status == "live", "an administrator may offer it"
        assert [form.ref for form in register.live_forms()] == ["small@1.0"]


def test_a_document_on_a_form_that_is_a_draft_here_waits_for_it(
    app: Flask, run: Run, lead_account: None, tmp_path: Path
) -> None:
    with app.app_context():
        builder.bring_in(make_user("equality"), dump(make_definition()))
        db.session.commit()
    loaded = run("assessment", "load", write(tmp_path / "one.json", make_document().to_json()))

    assert loaded.exit_code == 2 and "small@1.0 is a draft here" in loaded.output


def test_a_form_of_the_same_name_with_other_content_is_refused(
    app: Flask, run: Run, lead_account: None, tmp_path: Path
) -> None:
    run("assessment", "load", write(tmp_path / "a.json", make_document().to_json()))
    other = make_document(make_definition(title="Another title"))

    refused = run("assessment", "load", write(tmp_path / "b.json", other.to_json()))

    assert refused.exit_code == 2
    with app.app_context():
        assert len(db.session.scalars(select(Assessment)).all()) == 1


@pytest.mark.parametrize(
    "content", ["not json", '{"document": 2}', '{"document": 1, "definition": "none@1"}', "[]"]
)
def test_what_is_no_document_is_refused_in_one_line(
    run: Run, lead_account: None, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")

    refused = run("assessment", "load", path)

    assert refused.exit_code == 2
    assert refused.output.startswith("Error: ") and refused.output.count("\n") == 1


def test_a_file_that_is_not_there_is_said_to_be_missing(run: Run, lead_account: None, tmp_path: Path) -> None:
    refused = run("assessment", "load", tmp_path / "none.json")

    assert refused.exit_code == 2 and "cannot be read" in refused.output


def test_an_account_is_added_once(app: Flask, run: Run) -> None:
    words = ("user", "add", "New@Council.example", "--name", "Equality lead", "--role", "equality_lead")
    password = ("--password", "correct horse battery")

    assert run(*words, *password).exit_code == 0
    assert run(*words, *password).exit_code == 2
    assert (
        run("user", "add", "x@y.example", "--name", "X", "--role", "auditor", "--password", "short").exit_code
        == 2
    )
    with app.app_context():
        user = db.session.scalars(select(User)).one()
        assert user.email == "new@council.example"
        assert user.password and user.password.startswith("$argon2id$")


def test_the_demo_run_again_changes_no_data(make_app: Callable[..., Flask]) -> None:
    app = make_app(DEMO=True)
    run = app.test_cli_runner()
    first = run.invoke(args=["demo"])
    before = everything(app)

    second = run.invoke(args=["demo"])

    assert first.exit_code == 0, first.output
    assert "lead@demo.example" in first.output and first.output == second.output
    assert everything(app) == before


def everything(app: Flask) -> str:
    with app.app_context():
        rows = [
            [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))]
            for table in db.metadata.sorted_tables
        ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_there_is_no_demo_outside_demo_mode(run: Run) -> None:
    assert run("demo").exit_code == 2


@pytest.mark.parametrize("words", ["form sync", "assessment export EIA-2026-0001", "demo"])
def test_a_command_before_the_tables_are_made_says_what_to_do(
    make_app: Callable[..., Flask], tmp_path: Path, words: str
) -> None:
    app = make_app(DEMO=True, SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'empty.sqlite3'}")

    refused = app.test_cli_runner().invoke(args=words.split())

    assert refused.exit_code == 2
    assert "flask db upgrade" in refused.output and refused.output.count("\n") == 1
