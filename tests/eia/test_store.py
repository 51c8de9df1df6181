"""Saving answers: nothing is lost, nothing is overwritten unseen, and every save is told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from eia import store, workflow
from eia.errors import Conflict, NotAllowed, NotFound, NotUnderstood
from eia.extensions import db
from eia.models import AuditEvent, ConflictCopy, IdempotencyKey, SavedAnswer
from tests.factories import make_assessment, make_user

pytestmark = pytest.mark.usefixtures("session")


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_saved_answer_comes_back_with_its_version_and_writer() -> None:
    assessment = make_assessment()
    saved = store.save_answer(make_user("team"), assessment, "age.remark", "Older people ride more.", 0)

    held = store.answers(assessment)["age.remark"]

    assert (saved.version, saved.changed) == (1, True)
    assert (held.value, held.version, held.by) == ("Older people ride more.", 1, make_user("team").name)
    assert held.at.utcoffset() is not None
    assert store.document(assessment).answers == {"age.remark": "Older people ride more."}


def test_each_save_is_one_event_with_before_and_after() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("lead"), assessment, "note", "one", 0)
    store.save_answer(make_user("team"), assessment, "note", "two", 1)

    events = db.session.scalars(select(AuditEvent).filter_by(action="save").order_by(AuditEvent.seq)).all()

    told = [(event.actor, event.address, event.before, event.after) for event in events]
    assert told == [
        (make_user("lead").name, "note", None, "one"),
        (make_user("team").name, "note", "one", "two"),
    ]
    assert assessment.revision == 2


def test_d2_the_version_the_officer_saw_is_compared() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("lead"), assessment, "note", "first", 0)
    store.save_answer(make_user("team"), assessment, "note", "theirs", 1)

    with pytest.raises(Conflict) as caught:
        store.save_answer(make_user("lead"), assessment, "note", "mine", 1)

    clash = caught.value
    assert (clash.mine, clash.theirs, clash.who, clash.version) == (
        "mine",
        "theirs",
        make_user("team").name,
        2,
    )
    assert store.answers(assessment)["note"].value == "theirs"


def test_a_refused_text_is_kept_even_when_the_request_is_undone() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("team"), assessment, "note", "theirs", 0)
    for _ in range(2):
        with pytest.raises(Conflict):
            store.save_answer(make_user("lead"), assessment, "note", "mine", 0)
        db.session.rollback()

    copies = db.session.scalars(select(ConflictCopy)).all()

    assert [(copy.value, copy.base_version, copy.user.name) for copy in copies] == [
        ("mine", 0, make_user("lead").name)
    ]


def test_one_clash_on_a_page_does_not_hold_up_the_rest() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("team"), assessment, "note", "theirs", 0)

    saved, clashed = store.save_answers(
        make_user("lead"), assessment, {"note": ("mine", 0), "other": ("kept", 0)}
    )

    assert [(item.address, item.changed) for item in saved] == [("other", True)]
    assert [clash.address for clash in clashed] == ["note"]


def test_the_same_text_from_two_people_is_no_conflict() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("team"), assessment, "note", "same", 0)

    saved = store.save_answer(make_user("lead"), assessment, "note", "same", 0)

    assert (saved.version, saved.changed) == (1, False)
    assert assessment.revision == 1


def test_a_cleared_answer_stays_as_a_row_with_a_version() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("lead"), assessment, "note", "text", 0)
    store.save_answer(make_user("lead"), assessment, "note", "", 1)

    assert store.answers(assessment)["note"].value is None
    assert store.answers(assessment)["note"].version == 2
    assert "note" not in store.document(assessment).answers
    with pytest.raises(Conflict):
        store.save_answer(make_user("team"), assessment, "note", "text", 1)


def test_d9_the_same_save_sent_again_makes_no_second_version() -> None:
    assessment = make_assessment()
    first = store.save_answer(make_user("lead"), assessment, "note", "text", 0, key="k1")
    db.session.commit()
    store.save_answer(make_user("team"), assessment, "note", "later", 1)

    again = store.save_answer(make_user("lead"), assessment, "note", "text", 0, key="k1")

    assert again == first
    assert store.answers(assessment)["note"].value == "later"
    assert count(ConflictCopy) == 0


def test_d9_the_key_is_stored_with_the_save_or_not_at_all() -> None:
    assessment = make_assessment()
    db.session.commit()
    store.save_answer(make_user("lead"), assessment, "note", "text", 0, key="k1")
    db.session.rollback()

    assert (count(IdempotencyKey), count(SavedAnswer)) == (0, 0)


def test_a_key_is_its_users_own() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("lead"), assessment, "note", "text", 0, key="k1")

    saved = store.save_answer(make_user("team"), assessment, "other", "more", 0, key="k1")

    assert (saved.address, saved.changed) == ("other", True)


@pytest.mark.parametrize("address", ["nothing", "age.note", "remark", "sex.remark", ""])
def test_an_address_the_form_does_not_have_is_not_found(address: str) -> None:
    with pytest.raises(NotFound):
        store.save_answer(make_user("lead"), make_assessment(), address, "text", 0)


@pytest.mark.parametrize("value", [1, ["a"], {"choice": "yes"}, True])
def test_a_value_of_another_shape_is_refused(value: Any) -> None:
    with pytest.raises(NotUnderstood):
        store.save_answer(make_user("lead"), make_assessment(), "note", value, 0)


def test_text_no_database_can_hold_is_cleaned_on_the_way_in() -> None:
    assessment = make_assessment()
    store.save_answer(make_user("lead"), assessment, "note", "a\x00b\ud800c\r\nd", 0)
    db.session.commit()

    assert store.answers(assessment)["note"].value == "ab\ufffdc\nd"


@pytest.mark.parametrize("who", ["head", "equality", "admin"])
def test_only_the_lead_and_the_team_may_write(who: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        store.save_answer(make_user(who), make_assessment(), "note", "text", 0)


def test_what_was_sent_is_not_written_in() -> None:
    assessment = make_assessment()
    workflow.send(make_user("lead"), assessment)

    with pytest.raises(NotAllowed, match="with the approver"):
        store.save_answer(make_user("lead"), assessment, "note", "text", 0)
