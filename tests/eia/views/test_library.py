"""The library: every shipped form can be seen and started from, and only two are up for new assessments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from eia import loading
from eia.extensions import db
from eia.models import FormVersion
from forms.definition import load
from forms.model import FormDefinition

LIBRARY = [load(path) for path in loading.shipped_files() if path.parent.name not in loading.LIVE]


@pytest.fixture
def client(app: Flask, sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    with app.app_context():
        loading.sync_forms()
        db.session.commit()
    return sign_in("equality")


def test_the_page_of_forms_offers_the_whole_library(client: FlaskClient) -> None:
    page = client.get("/forms").text

    assert [form.ref for form in LIBRARY if f"source={form.id}" not in page] == []


@pytest.mark.parametrize("form", LIBRARY, ids=lambda form: form.ref)
def test_a_draft_is_started_from_a_form_of_the_library(
    app: Flask, client: FlaskClient, form: FormDefinition
) -> None:
    answered = client.post("/forms/new", data={"title": "Our own form", "source": form.ref})

    with app.app_context():
        draft = db.session.scalars(select(FormVersion).filter_by(form_id="our-own-form")).one()
        assert (draft.status, draft.title) == ("draft", "Our own form")
    assert answered.status_code == 303
    assert client.get(answered.location).status_code == 200
