"""The page that moves an assessment to a newer version of its form speaks in questions, never in their ids."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from eia import builder, loading, store, workflow
from eia.extensions import db
from forms import editing
from tests.factories import make_definition, make_user
from tests.journeys.browser import parse, send, words

PAGE = "/assessments/EIA-2026-0001/form"


def make_newer(*changes: builder.Change) -> None:
    who = make_user("equality")
    for change in changes:
        builder.edit(who, "small", builder.state(builder.current("small")), "Changed", change)
    builder.current("small").status = "live"


def test_moves_and_rewordings_are_shown_in_the_words_of_both_forms(app: Flask, lead: FlaskClient) -> None:
    with app.app_context():
        version = loading.keep_form(make_definition())
        made = workflow.start(make_user("lead"), "A proposal", "", make_user("lead"), None, (), version)
        for address in ("note", "other", "age.remark"):
            store.save_answer(make_user("lead"), made, address, "Words.", 0)
        asked = {"type": "long_text", "purpose": "comments", "label": "What else?", "was": ["other"]}
        make_newer(
            lambda source: editing.add_question(source, "about", asked)[0],
            lambda source: editing.remove_question(source, "other"),
            lambda source: editing.remove_question(source, "note"),
            lambda source: editing.change_question(source, "remark", {"label": "What of them?"}),
        )
        db.session.commit()
    page = lead.get(PAGE).text
    pairs = [
        ("".join(before.itertext()), " ".join("".join(after.itertext()).split()))
        for part in parse(page).iter("dl")
        for before, after in zip(part.iter("dt"), part.iter("dd"), strict=True)
    ]

    assert pairs[:2] == [("Other notes", "becomes → What else?"), ("Remarks", "becomes → What of them?")]
    assert pairs[2][0] == "Notes" and "Words." in pairs[2][1]
    assert "what_else" not in page and "Your answers to these stay." in words(page)
    send(lead, PAGE, {}, "/form/upgrade")
    assert "Undo the move" in words(lead.get(PAGE).text)
