"""An assessment moves to a newer version of its form, loses no word, and can go back until the next save."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from eia import builder, loading, store, upgrading, workflow
from eia.errors import NotAllowed, NotFound, Stale
from eia.extensions import db
from eia.models import Assessment, FormVersion, User, Waiver, today
from forms import editing
from tests import factories
from tests.factories import make_user


@pytest.fixture
def assessment(app: Flask) -> Any:
    with app.app_context():
        version = loading.keep_form(factories.make_definition())
        lead = make_user("lead")
        made = workflow.start(lead, "A proposal", "", lead, None, (), version)
        for address, text in (("note", "A note."), ("other", "Other."), ("age.remark", "On age.")):
            store.save_answer(lead, made, address, text, 0)
        db.session.commit()
        yield made


def newer(*changes: builder.Change) -> FormVersion:
    """The next live version of the small form."""
    who = make_user("equality")
    for change in changes:
        seen = builder.state(builder.current("small"))
        builder.edit(who, "small", seen, "Changed", change)
    version = builder.current("small")
    version.status = "live"
    db.session.commit()
    return version


def without_note(source: editing.Source) -> editing.Source:
    return editing.remove_question(source, "note")


def renamed(source: editing.Source) -> editing.Source:
    made, _ = editing.add_question(
        source, "about", {"type": "long_text", "purpose": "comments", "label": "New words", "was": ["other"]}
    )
    return editing.remove_question(made, "other")


def lead_of(assessment: Assessment) -> User:
    return assessment.lead


def upgrade(assessment: Assessment, to: FormVersion) -> Any:
    return upgrading.upgrade(lead_of(assessment), assessment, to, assessment.revision)


def test_a_running_assessment_stays_on_its_version(assessment: Assessment) -> None:
    to = newer(without_note)

    assert upgrading.newer(assessment) is to
    assert store.document(assessment).definition.version == "1.0"
    assert store.document(assessment).answers["note"] == "A note."


def test_answers_stay_move_and_are_kept_as_orphans(assessment: Assessment) -> None:
    to = newer(without_note, renamed)
    upgrade(assessment, to)
    document = store.document(assessment)

    assert document.definition.version == "1.1"
    assert document.answers == {"age.remark": "On age.", "new_words": "Other."}
    assert [(orphan.label, orphan.text) for orphan in upgrading.orphans(assessment)] == [("Notes", "A note.")]


def test_a_document_with_an_orphan_beside_it_can_be_frozen_and_read(assessment: Assessment) -> None:
    upgrade(assessment, newer(without_note))
    revision = store.freeze(lead_of(assessment), assessment, store.document(assessment), ())

    assert "note" not in store.revision_document(revision).answers


def test_it_can_be_undone_until_the_next_save(assessment: Assessment) -> None:
    before = dict(store.document(assessment).answers)
    upgrade(assessment, newer(without_note, renamed))
    upgrading.undo(lead_of(assessment), assessment)

    assert store.document(assessment).answers == before
    assert upgrading.undoable(assessment) is None

    upgrade(assessment, upgrading.newer(assessment))  # type: ignore[arg-type]
    seen = store.answers(assessment)["age.remark"].version
    store.save_answer(lead_of(assessment), assessment, "age.remark", "More.", seen)
    with pytest.raises(NotFound, match="something was saved since"):
        upgrading.undo(lead_of(assessment), assessment)


def test_what_was_saved_while_looking_is_looked_at_again(assessment: Assessment) -> None:
    to, seen = newer(without_note), assessment.revision
    store.save_answer(lead_of(assessment), assessment, "other", "Changed.", 1)

    with pytest.raises(Stale):
        upgrading.upgrade(lead_of(assessment), assessment, to, seen)


def test_only_to_the_live_version_of_its_own_form(assessment: Assessment) -> None:
    other = loading.keep_form(factories.make_definition(id="another"))

    with pytest.raises(NotAllowed, match="its own form"):
        upgrade(assessment, other)


def test_the_team_cannot_move_it(assessment: Assessment) -> None:
    team = make_user("team")
    assessment.team.append(team)

    with pytest.raises(NotAllowed):
        upgrading.upgrade(team, assessment, newer(without_note), assessment.revision)


def test_versions_of_answers_only_ever_rise(assessment: Assessment) -> None:
    before = {address: held.version for address, held in store.answers(assessment).items()}
    upgrade(assessment, newer(renamed))
    upgrading.undo(lead_of(assessment), assessment)

    assert all(held.version >= before.get(address, 0) for address, held in store.answers(assessment).items())
    assert store.answers(assessment)["other"].version == before["other"] + 2


def test_an_accepted_warning_moves_with_its_answer(assessment: Assessment) -> None:
    accept(assessment, "other")
    upgrade(assessment, newer(renamed))

    assert [waiver.address for waiver in assessment.waivers] == ["new_words"]
    upgrading.undo(lead_of(assessment), assessment)
    assert [waiver.address for waiver in assessment.waivers] == ["other"]


def accept(assessment: Assessment, address: str) -> None:
    assessment.waivers.append(
        Waiver(code="PUB08", address=address, reason="Quoted.", post="Lead", on=today(), text_digest="0" * 64)
    )
    db.session.flush()
