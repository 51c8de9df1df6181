"""Carrying answers to a newer version of a form: what stays, what moves, what has no place any more, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.model import JSON, FormDefinition, Question
from forms.types import TYPES, is_unreadable

_TEXT = ("short_text", "long_text")


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer whose question has another id now, or whose words are kept as text in a question of another type.

    ``asked`` is how the question is worded in the older form and in the newer one.
    """

    before: str
    after: str
    value: JSON
    asked: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An answer with no place in the newer form: where it stood, what was asked, the answer in words, and why."""

    address: str
    label: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What carrying a set of answers over would do. ``kept`` are addresses; ``asked`` are questions newly asked.

    ``reworded`` are the questions of answers that stay, where they are worded in another way: before and after.
    """

    kept: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...]
    orphans: tuple[Orphan, ...]
    asked: tuple[Question, ...]


def plan(answers: Mapping[str, JSON], old: FormDefinition, new: FormDefinition) -> Upgrade:
    """How ``answers`` (by address, made with ``old``) would stand in ``new``. Nothing is changed.

    An answer keeps its address where the newer form asks there and the value fits; else it goes to the question that
    names the old one in ``was``; else, if either fits as words alone, it becomes text. What is left is an orphan.
    An answer never lands on another answer.
    """
    heirs = {former: question for _, question in new.by_question.values() for former in question.was}
    kept, moved, orphans = [], [], []
    given = {address: value for address, value in answers.items() if value is not None}
    taken = {
        address for address, value in given.items() if _carried(old, new, address, address, value) == value
    }
    for address, value in given.items():
        if address in taken:
            kept.append(address)
            continue
        found = old.find(address)
        places = list(_places(address, found[2] if found else None, heirs, new))
        for place in places:
            if place in taken:
                continue
            carried = _carried(old, new, address, place, value)
            if carried is not None:
                taken.add(place)
                moved.append(Moved(address, place, carried, _wordings(old, new, address, place)))
                break
        else:
            orphans.append(_orphan(old, address, value, bool(places)))
    asked = [
        question
        for key, (_, question) in new.by_question.items()
        if key not in old.by_question and not (set(question.was) & old.by_question.keys())
    ]
    said = dict.fromkeys(_wordings(old, new, address, address) for address in kept)
    reworded = tuple((before, after) for before, after in said if before != after)
    return Upgrade(tuple(kept), reworded, tuple(moved), tuple(orphans), tuple(asked))


def carried(answers: Mapping[str, JSON], upgrade: Upgrade) -> dict[str, JSON]:
    """The answers by address as they stand in the newer form; orphans are not among them."""
    stay = {address: answers[address] for address in upgrade.kept}
    return stay | {move.after: move.value for move in upgrade.moved}


def _wordings(old: FormDefinition, new: FormDefinition, before: str, after: str) -> tuple[str, str]:
    """How the question at ``before`` is worded in ``old``, and that at ``after`` in ``new``."""
    was, now = old.find(before), new.find(after)
    return (was[2].label if was else before, now[2].label if now else after)


def _places(
    address: str, asked: Question | None, heirs: Mapping[str, Question], new: FormDefinition
) -> Iterator[str]:
    """Where an answer may go: its own address first, then its question's heir."""
    head, dot, tail = address.rpartition(".")
    if new.find(address):
        yield address
    heir = heirs.get(asked.id if asked else tail)
    if heir is not None and new.find(f"{head}{dot}{heir.id}"):
        yield f"{head}{dot}{heir.id}"


def _carried(old: FormDefinition, new: FormDefinition, before: str, after: str, value: JSON) -> JSON:
    """``value`` as it may stand at ``after``; None where it cannot."""
    was, now = old.find(before), new.find(after)
    if now is None:
        return None
    if is_unreadable(value):
        return value
    # The id of a choice is a text too, but it is not what the officer read when choosing it.
    if was is not None and now[2].type in _TEXT and was[2].type not in _TEXT:
        return TYPES[was[2].type].as_text(was[2], value) or None
    return value if TYPES[now[2].type].fits(now[2], value) else None


def _orphan(old: FormDefinition, address: str, value: JSON, has_place: bool) -> Orphan:
    found = old.find(address)
    if found is None:
        return Orphan(
            address, address, "" if is_unreadable(value) else str(value), "No version of the form asks this."
        )
    section, who, question = found
    label = f"{section.label_of(who)}: {question.label}" if who else question.label
    text = "" if is_unreadable(value) else TYPES[question.type].as_text(question, value)
    why = (
        "The answer does not fit the question as it is asked now."
        if has_place
        else "This is no longer asked."
    )
    return Orphan(address, label, text, why)
