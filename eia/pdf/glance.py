"""What a member needs to know in a minute, found by what answers are for, so that it works for any form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from eia.pdf.effects import Effects, effects
from eia.pdf.facts import day, signed
from eia.pdf.record import Record
from forms.answer import Answer
from forms.document import Document
from forms.keys import like

BLANK = "Not answered"


class Said(NamedTuple):
    """A few words for the first page; ``address`` is where the whole of a shortened answer stands."""

    text: str
    address: str = ""
    is_blank: bool = False


class Promise(NamedTuple):
    """One action: what, who, by when."""

    action: str
    owner: str
    due: str


#: Actions at a glance; the rest stand in their section.
MOST_ACTIONS = 3


class Glance(NamedTuple):
    """What the first page says: each fact with its heading, the effect on each group, and every action promised."""

    facts: list[tuple[str, list[Said]]]
    effects: Effects | None
    promises: list[Promise]

    @property
    def first(self) -> list[Promise]:
        """The promises shown, their words shortened."""
        return [
            promise._replace(action=excerpt(promise.action, 18)[0])
            for promise in self.promises[:MOST_ACTIONS]
        ]


def at_a_glance(document: Document) -> Glance:
    """What a reader of ``document`` is told first."""
    return Glance(facts(document), effects(document), promises(document))


def excerpt(text: str, most: int) -> tuple[str, bool]:
    """The first ``most`` words of ``text``, to a sentence's end if one comes late enough; and whether it was cut."""
    found = _in_one_line(text).split()
    if len(found) <= most * 1.15:
        return " ".join(found), False
    for end in range(most, most // 2, -1):
        if found[end - 1].endswith((".", "!", "?", ".”", ".)")):
            return " ".join(found[:end]), True
    return " ".join(found[:most]).rstrip(",;:–-") + " …", True


def _in_one_line(text: str) -> str:
    """``text`` with its points one after the other, a semicolon between them."""
    line = ""
    for part in filter(None, map(str.strip, text.split("\n"))):
        is_point = part.startswith(_POINTS)
        gap = "; " if is_point and line and line[-1] not in ".!?:;," else " "
        line += gap + (part[2:] if is_point else part)
    return line


#: What stands before a point of a list.
_POINTS = ("- ", "• ", "* ", "– ")


def shortened(answers: Iterable[Answer], most: int) -> list[Said]:
    """The first answer given, shortened, or that none was given or could be read. Empty where none was asked."""
    asked = list(answers)
    for answer in asked:
        if text := (answer.detail or answer.text):
            shown, cut = excerpt(text, most)
            return [Said(shown, answer.address if cut else "")]
    if any(answer.is_unreadable for answer in asked):
        return [Said("Could not be read from the original.", is_blank=True)]
    return [Said(f"{BLANK}.", is_blank=True)] if asked else []


def facts(document: Document) -> list[tuple[str, list[Said]]]:
    """What is proposed, for whom, what is not known and what is concluded: those asked for, each with its heading."""
    found = [
        ("What is proposed", proposed(document)),
        ("Who is affected", affected(document)),
        ("What is not known", unknown(document)),
        ("Conclusion", conclusion(document)),
    ]
    return [(label, said) for label, said in found if said]


def proposed(document: Document) -> list[Said]:
    """What would change."""
    return shortened(document.all("description") or document.all("title"), 50)


def affected(document: Document) -> list[Said]:
    """Who would feel it, and how many they are."""
    return shortened(document.all("affected_people"), 32) + [
        said for said in shortened(document.all("numbers"), 20) if not said.is_blank
    ]


def unknown(document: Document) -> list[Said]:
    """What is not known: doubts the officers named, groups without evidence or a voice, questions left open."""
    said = [
        _groups(document, "It is not known whether it would be bad for", _in_doubt(document)),
        _groups(document, "No evidence is given about", _without(document, "evidence")),
        _groups(document, "Nobody was asked from", _unasked(document)),
    ]
    found = [Said(text) for text in said if text]
    for answer in document.all("evidence_gap"):
        if answer.text and len(found) < 4:
            who = f"{answer.characteristic.label}: " if answer.characteristic else ""
            shown, cut = excerpt(answer.text, 18)
            found.append(Said(who + shown, answer.address if cut else ""))
    return [*found, *_open(document)] or [Said("The assessment names no gap in what is known.")]


def _in_doubt(document: Document) -> list[str]:
    purpose = "adverse" if document.asks("adverse") else "negative_screen"
    return [
        answer.characteristic.label
        for answer in document.all(purpose)
        if answer.characteristic and answer.choice == "dont_know"
    ]


def _without(document: Document, purpose: str) -> list[str]:
    """The groups about which nothing was said for ``purpose``."""
    return [
        who.label
        for who in document.characteristics
        if (answers := document.all(purpose, who)) and all(answer.is_blank for answer in answers)
    ]


def _unasked(document: Document) -> list[str]:
    return [
        answer.characteristic.label
        for answer in document.all("consultation_done")
        if answer.characteristic and answer.choice == "no"
    ]


def _groups(document: Document, sentence: str, labels: list[str]) -> str:
    total = len(document.characteristics)
    if not labels:
        return ""
    if len(labels) == total:
        return f"{sentence} any group."
    if len(labels) > 5:
        return f"{sentence} {len(labels)} of {total} groups."
    return f"{sentence}: {'; '.join(labels)}."


def _open(document: Document) -> list[Said]:
    answers = [answer for place in document.places() if (answer := document.at(place.address))]
    lost = sum(answer.is_unreadable for answer in answers)
    blank = sum(answer.is_blank for answer in answers)
    parts = [
        f"{blank} of {len(answers)} questions {'is' if blank == 1 else 'are'} not answered" if blank else "",
        f"{lost} {'answer' if lost == 1 else 'answers'} could not be read from the original" if lost else "",
    ]
    text = ", and ".join(part for part in parts if part)
    return [Said(text[:1].upper() + text[1:] + ".")] if text else []


def conclusion(document: Document) -> list[Said]:
    """The outcome, or that no full assessment was needed; the officers' summary in short; the days that matter."""
    proceed, outcome = document.answer("proceed"), document.answer("outcome")
    found: list[Said] = []
    if proceed is not None and proceed.choice == "no":
        found.append(Said("No full assessment was made: the first check found that none is needed."))
        found += shortened(document.all("proceed_reason"), 30)
    elif proceed is not None and proceed.choice is None:
        why = "could not be read" if proceed.is_unreadable else "is not answered"
        found.append(Said(f"Whether a full assessment is needed {why}.", is_blank=True))
    if outcome is not None:
        chosen = like(outcome.text, f"{outcome.text}.") if outcome.text else "No conclusion was chosen."
        found.append(Said(chosen, is_blank=not outcome.text))
        found += [said for said in shortened(document.all("justification"), 25) if not said.is_blank]
    summary = shortened(document.all("summary"), 32)
    found += summary if not found or not summary or not summary[0].is_blank else []
    return found + when(document)


def when(document: Document) -> list[Said]:
    """The days that matter to whoever decides."""
    parts = [
        f"{label} {answer.text}"
        for purpose, label in (
            ("decision_date", "decision"),
            ("start_date", "start"),
            ("review_date", "review"),
        )
        for answer in document.all(purpose)
        if answer.text
    ]
    text = "; ".join(parts)
    return [Said(text[:1].upper() + text[1:] + ".")] if text else []


def sign_offs(document: Document, record: Record) -> list[Said]:
    """Who signed, as what, when: in the application, or on the form itself."""
    if record.sign_offs:
        return [
            Said(f"{line.role}: {signed(line)}" if line.role else signed(line)) for line in record.sign_offs
        ]
    found = []
    for purpose, role in (("lead_sign_off", "Lead officer"), ("head_sign_off", "Head of service")):
        for answer in document.all(purpose):
            names = ", ".join(person.get("name") or person.get("post", "") for person in answer.people)
            if names:
                on = f", {day(answer.day)}" if answer.day else ""
                found.append(Said(f"{role}: {names}{on} (as written on the form)"))
    return found or [Said("Not signed off.", is_blank=True)]


def promises(document: Document) -> list[Promise]:
    """Every action promised, in the form's order."""
    return [
        Promise(
            answer.cell(row, "action") or BLANK,
            answer.cell(row, "owner") or "No one named",
            answer.cell(row, "due") or "No date",
        )
        for answer in document.all("action")
        for row in answer.rows
    ]
