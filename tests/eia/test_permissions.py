"""The permission table against what the application does."""

from __future__ import annotations

import pytest

from eia import register
from eia.errors import NotAllowed, NotFound
from eia.models import User
from eia.permissions import EVERY, GENERAL, TABLE, WORDS, allowed, may, require
from eia.workflow import TABLE as STEPS
from tests.factories import POSTS, make_assessment, make_user

pytestmark = pytest.mark.usefixtures("session")


def test_every_action_has_words_and_knows_its_statuses() -> None:
    assert set(TABLE) - {"see"} == set(WORDS)
    assert all(statuses <= EVERY and statuses for row in TABLE.values() for statuses in row.values())
    assert not set(TABLE) & set(GENERAL)


@pytest.mark.parametrize(("status", "verb"), list(STEPS))
def test_somebody_may_take_every_step_the_workflow_knows(status: str, verb: str) -> None:
    assert any(status in statuses for statuses in TABLE[verb].values())


@pytest.mark.parametrize("who", list(POSTS))
def test_who_sees_an_assessment_finds_it_and_who_does_not_does_not(who: str) -> None:
    ours, theirs = make_assessment("Ours"), make_assessment("Theirs", lead=make_user("lead", 2), team=[])
    theirs.head = make_user("head", 2)
    actor: User = make_user(who)

    found = {row.title for row in register.search(actor).rows}

    assert found == {item.title for item in (ours, theirs) if allowed(actor, "see", item)}
    assert ("Theirs" in found) == (who in ("equality", "admin", "auditor"))


def test_an_unseen_assessment_is_as_one_that_does_not_exist() -> None:
    with pytest.raises(NotFound):
        require(make_user("lead", 2), "edit", make_assessment())


def test_a_refusal_says_why() -> None:
    with pytest.raises(NotAllowed, match="Only the lead officer can send it for sign-off"):
        require(make_user("team"), "send", make_assessment())
    with pytest.raises(NotAllowed, match="is a draft, so you cannot sign it now"):
        require(make_user("head"), "sign", make_assessment())


def test_a_view_cannot_name_an_action_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        may("fly")


def test_pages_of_the_register_show_everything_once() -> None:
    for number in range(5):
        make_assessment(f"Number {number}")

    seen, after = [], ""
    while True:
        page = register.search(make_user("lead"), after=after, limit=2)
        seen += [row.number for row in page.rows]
        if not (after := page.after):
            break

    assert seen == [5, 4, 3, 2, 1]
    assert register.search(make_user("lead"), after="1-x").rows


def test_search_finds_reference_title_service_and_answers() -> None:
    from eia import store

    assessment = make_assessment("Bus passes")
    make_assessment("Libraries")
    store.save_answer(make_user("lead"), assessment, "note", "Café 100% of riders", 0)

    for words in ("bus", f"EIA-{assessment.year}-0001", "café", "100%", "BUS adult"):
        assert [row.title for row in register.search(make_user("lead"), words).rows] == ["Bus passes"], words
