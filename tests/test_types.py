"""A question type has a reader, a field, a macro and a place in the PDF, under one name."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from eia.pdf.blocks import BLOCKS
from eia.views import asking
from eia.views.compiled import question as compiled
from forms.document import Place
from forms.fields import FIELDS, REMOVE, Sent, read_answer, section_form
from forms.model import Characteristic, Column, Level, Option, Question, Scale, Section
from forms.types import TYPES
from tests.journeys.browser import parse

TEXT = "First line\n  second, <b>“quoted”</b> & 'so'\n\n- a point"
VALUES: dict[str, Any] = {
    "short_text": "One <line> & more",
    "long_text": TEXT,
    "yes_no": {"choice": "no", "text": TEXT},
    "yes_no_unsure": {"choice": "dont_know", "text": TEXT},
    "one_of": "b",
    "several_of": ["a", "b"],
    "scale": "low",
    "date": {"typed": "31/5/2027", "date": "2027-05-31"},
    "month_or_date": {"typed": "May 2027", "date": "2027-05"},
    "person": {"name": "A. Officer", "post": "Manager"},
    "people": [{"name": "A", "post": "B"}, {"name": "C", "post": "D"}],
    "attachment": {"title": "Report", "where": "/reports/1"},
    "sign_off": {"people": [{"name": "A", "post": "B"}], "date": {"typed": "1/2/2027", "date": "2027-02-01"}},
}
ROWS = [{"what": TEXT, "kind": "b", "by": {"typed": "May 2027", "date": "2027-05"}}, {"what": "Two"}]
OPTIONS = (Option("a", "A"), Option("b", "B"))
LEVELS = (Level("low", "Low", "Little", 0), Level("high", "High", "Much", 1))
COLUMNS = (
    Column("what", "What", "long_text"),
    Column("kind", "Kind", "one_of", OPTIONS),
    Column("by", "By", "month_or_date"),
)

LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


def place(kind: str) -> Place:
    is_table = kind in ("table", "evidence", "consultation", "actions")
    question = Question(
        id="it",
        type=kind,
        purpose="comments",
        label="A question?",
        detail="Say why" if kind.startswith("yes_no") else "",
        guidance=("A hint.", "More of it."),
        options=OPTIONS if kind in ("one_of", "several_of") else (),
        scale=Scale("s", "S", LEVELS) if kind == "scale" else None,
        columns=COLUMNS if is_table else (),
    )
    section = Section("each", "Each", "full", (question,), for_each="characteristic")
    return Place(section, Characteristic("age", "Age", True), question, "age.it")


def test_reader_field_macro_and_pdf_have_the_same_keys(app: Flask) -> None:
    assert set(FIELDS) == set(TYPES) == set(BLOCKS)
    with app.test_request_context():
        for kind in TYPES:
            assert callable(asking.macro(asking.MACROS, kind)), kind


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_what_the_page_shows_is_read_back_unchanged(app: Flask, kind: str) -> None:
    value = VALUES.get(kind, ROWS)
    here = place(kind)
    with app.test_request_context():
        html = str(asking.filled(asking.from_value(here, value)))
    tree = parse(f"<main><form method=post>{html}</form></main>")
    sent = sent_by(tree)
    assert TYPES[kind].read(here.question, here.address, sent) == value


@pytest.mark.parametrize("kind", sorted(TYPES))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_compiled_question_is_its_macro_byte_for_byte(app: Flask, kind: str, data: st.DataObject) -> None:
    here = place(kind)
    rows = data.draw(st.sampled_from([(0,), (0, 1)]))
    with app.test_request_context():
        blank = asking.from_value(here, VALUES.get(kind, ROWS))
        texts = st.sampled_from(["", "a", "low", "yes", "b", ' value="', "<b>", "\ue000", "{{7*7}}"]) | LINES
        if kind not in ("date", "sign_off"):
            # The date component indents what stands in it, so there a line end is not kept by its macro.
            texts = texts | st.lists(LINES).map("\n".join)
        inputs = {name: data.draw(texts) for name in blank.inputs}
        asked = asking.Asked(here, inputs, rows)
        assert compiled(asked) == asking.render(asked)
        asked.error = "Say so"
        assert compiled(asked) == asking.render(asked)


@pytest.mark.parametrize("kind", sorted(TYPES))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_what_is_saved_is_what_the_form_read(app: Flask, kind: str, data: st.DataObject) -> None:
    """A page is saved without its form, and shown again with it: both go by the field class."""
    here = place(kind)
    with app.test_request_context():
        names = [
            *asking.from_value(here, VALUES.get(kind, ROWS)).inputs,
            here.address,
            f"{here.address}:seen",
        ]
    texts = st.sampled_from(
        ["", "a", "low", "yes", "no", "31", "May 2027", "12", "-1", "x" * 250_001, "a\x00\vb"]
    )
    sent = {name: data.draw(st.lists(texts | LINES, max_size=2)) for name in names}
    sent[REMOVE] = data.draw(st.sampled_from([[], [f"{here.address}:0"], [f"{here.address}:x"], ["other:0"]]))
    posted = MultiDict({name: values for name, values in sent.items() if values})

    read = read_answer(here.question, here.address, Sent(posted))

    with app.test_request_context():
        field = section_form([here])(formdata=posted)[f"@{here.address}"]
    assert (field.reading, field.data) == (read, read.value)
    assert list(field.process_errors) == ([read.not_understood] if read.not_understood else [])
    assert read.value is None or not read.not_understood


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_ids_are_unique_and_every_input_has_a_name_in_words(app: Flask, kind: str) -> None:
    with app.test_request_context():
        more = kind in ("table", "people")
        html = str(asking.filled(asking.from_value(place(kind), VALUES.get(kind, ROWS), more=more)))
    tree = parse(html)
    ids = [item.get("id") for item in tree.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {item.get("for") for item in tree.iter("label")}
    for control in tree.iter():
        if control.tag in ("input", "textarea", "select"):
            assert control.get("id") in labelled, control.get("name")
    for item in tree.iter():
        for described in (item.get("aria-describedby") or "").split():
            assert described in ids, described
    assert any(item.get("id") in ("age.it", "age.it-day") for item in tree.iter())


def sent_by(tree: Any) -> dict[str, list[str]]:
    """What a browser sends of the controls in ``tree``."""
    sent: dict[str, list[str]] = {}
    for control in tree.iter():
        name = control.get("name")
        if not name or control.tag == "button":
            continue
        if control.tag == "textarea":
            sent.setdefault(name, []).append("".join(control.itertext()))
        elif control.tag == "select":
            chosen = [
                item.get("value") for item in control.iter("option") if item.get("selected") is not None
            ]
            sent.setdefault(name, []).extend(chosen or [""])
        elif control.get("type") not in ("radio", "checkbox") or control.get("checked") is not None:
            sent.setdefault(name, []).append(control.get("value", ""))
    return sent
