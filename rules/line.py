"""The line of each characteristic through an assessment: from screening to action, each step in a word or two.

    for line in lines(document, check(document)): …

A reader sees at a glance where a line breaks off and where two of its steps say the opposite. What contradicts what
is what the rules SCR05, SCR06, IMP05 and IMP06 ask of one row, and whatever findings name two steps of one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from forms.answer import Answer
from forms.document import Document
from forms.model import Characteristic
from rules.finding import Finding
from rules.reading import chosen, holds_figure, holds_source, is_backed, is_high, is_low, typed, unanswered
from rules.text.characteristics import names, names_everyone

StepName = Literal["screening", "evidence", "consultation", "impact", "rating", "action"]
State = Literal["stated", "blank", "clash", "unasked", "unreadable"]

#: The steps in order, with the purposes that belong to each.
STEPS: dict[StepName, tuple[str, ...]] = {
    "screening": ("negative_screen",),
    "evidence": ("evidence",),
    "consultation": ("consultation_done", "consultation"),
    "impact": ("adverse", "positive"),
    "rating": ("rating", "residual_rating"),
    "action": ("mitigation", "action"),
}
#: The sign before a step that is not simply stated; the words after it say the same.
MARKS: dict[State, str] = {"stated": "", "blank": "□", "clash": "≠", "unasked": "", "unreadable": "?"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a line. ``address`` is where to go, "" where the form does not ask; ``against`` are the steps it
    contradicts, ``because`` the sentences that say how."""

    name: StepName
    words: str
    state: State
    address: str = ""
    against: tuple[StepName, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        return MARKS[self.state]


@dataclass(frozen=True, slots=True)
class Line:
    """The steps of one characteristic, in the order of STEPS."""

    who: Characteristic
    steps: tuple[Step, ...]

    @property
    def is_broken(self) -> bool:
        """Whether a step is blank or contradicts another."""
        return any(step.state in ("blank", "clash") for step in self.steps)

    @property
    def is_clashing(self) -> bool:
        return bool(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What contradicts what, each sentence once."""
        return tuple(dict.fromkeys(sentence for step in self.steps for sentence in step.because))


def lines(document: Document, findings: Iterable[Finding] = ()) -> tuple[Line, ...]:
    """One line for each characteristic that the form asks about, in the form's order.

    ``findings`` that nobody accepted and that name two steps of one characteristic are contradictions too.
    """
    told = [item for item in findings if item.other_address and not item.waived and not item.fault]
    found = (_line(document, who, told) for who in document.characteristics)
    return tuple(line for line in found if any(step.state != "unasked" for step in line.steps))


def _line(document: Document, who: Characteristic, findings: Iterable[Finding]) -> Line:
    steps = {
        "screening": _choice(document, who, "screening", {"yes": "harm possible", "no": "no harm"}),
        "evidence": _evidence(document, who),
        "consultation": _consultation(document, who),
        "impact": _impact(document, who),
        "rating": _rating(document, who),
        "action": _action(document, who),
    }
    at = {
        answer.address: step
        for step, purposes in STEPS.items()
        for purpose in purposes
        for answer in (*document.all(purpose, who), *(document.all(purpose) if purpose == "action" else ()))
    }
    clashes = [*_clashes(document, who, steps["action"].state == "blank")]
    for item in findings:
        one, other = at.get(item.address), at.get(item.other_address or "")
        # An action plan is everybody's: a finding between it and itself is about no row.
        if one and other and one != other and not any({one, other} == {a, b} for a, b, _ in clashes):
            clashes.append((one, other, item.message))
    for one, other, because in clashes:
        for here, there in ((one, other), (other, one)):
            step = steps[here]
            steps[here] = replace(
                step, state="clash", against=(*step.against, there), because=(*step.because, because)
            )
    return Line(who, tuple(steps.values()))


def _clashes(
    document: Document, who: Characteristic, nothing_planned: bool
) -> Iterator[tuple[StepName, StepName, str]]:
    """Which two steps of ``who`` say the opposite, and how."""
    screened, harmed = chosen(document, "negative_screen", who), chosen(document, "adverse", who)
    rating = document.answer("rating", who)
    if (screened, harmed) == ("yes", "no"):
        yield "screening", "impact", "Screening says that harm is possible, and the full assessment says no."
    if (screened, harmed) == ("no", "yes"):
        yield (
            "screening",
            "impact",
            "Screening says no harm, and the full assessment finds a negative effect.",
        )
    if harmed == "no" and is_high(rating):
        yield (
            "impact",
            "rating",
            "No negative effect is found, and the effect is rated at the top of the scale.",
        )
    if is_low(rating) and document.all("evidence", who) and not is_backed(document, who):
        yield "evidence", "rating", "Rated low, although the evidence holds neither a figure nor a source."
    if harmed == "yes" and nothing_planned:
        yield "impact", "action", "A negative effect is found, and nothing is planned for these people."


def _choice(document: Document, who: Characteristic, step: StepName, words: dict[str, str]) -> Step:
    """A step that is one choice; ``words`` say what each comes to."""
    answer = document.answer(STEPS[step][0], who)
    if answer is None or answer.is_unreadable or unanswered(answer):
        return _without(step, answer)
    return Step(step, words.get(answer.choice or "", "not known"), "stated", answer.address)


def _without(step: StepName, answer: Answer | None) -> Step:
    """A step where nothing can be read: not asked, lost in an import, or blank."""
    if answer is None:
        return Step(step, "not asked", "unasked")
    if answer.is_unreadable:
        return Step(step, "cannot be read", "unreadable", answer.address)
    return Step(step, "blank", "blank", answer.address)


def _evidence(document: Document, who: Characteristic) -> Step:
    answers = document.all("evidence", who)
    given = [answer for answer in answers if not answer.is_blank and not answer.is_unreadable]
    if not given:
        return _without("evidence", answers[0] if answers else None)
    figure, source = any(map(holds_figure, given)), any(map(holds_source, given))
    words = {(True, True): "figure and source", (True, False): "figure", (False, True): "source"}
    return Step("evidence", words.get((figure, source), "words only"), "stated", given[0].address)


def _consultation(document: Document, who: Characteristic) -> Step:
    step = _choice(document, who, "consultation", {"yes": "yes", "no": "no"})
    if step.words != "yes":
        return step
    answer = document.answer("consultation_done", who)
    told = answer is not None and typed(answer).strip(" .-")
    if not told and not any(item.is_unreadable or item.rows for item in document.all("consultation")):
        return replace(step, words="yes, without details")
    return step


def _impact(document: Document, who: Characteristic) -> Step:
    step = _choice(document, who, "impact", {"yes": "negative", "no": "none"})
    if step.state != "stated" or chosen(document, "positive", who) != "yes":
        return step
    also = {"negative": "negative and positive", "none": "positive"}
    return replace(step, words=also.get(step.words, f"{step.words}, positive"))


def _rating(document: Document, who: Characteristic) -> Step:
    rating, left = document.answer("rating", who), document.answer("residual_rating", who)
    if rating is None or rating.is_unreadable or rating.is_blank:
        return _without("rating", rating)
    after = f", then {left.text}" if left and left.text else ""
    return Step("rating", f"{rating.text}{after}", "stated", rating.address)


def _action(document: Document, who: Characteristic) -> Step:
    measures, plans = document.all("mitigation", who), document.all("action")
    asked = (*measures, *plans)
    rows = [
        f"{plan.cell(row, 'for_whom')}\n{plan.cell(row, 'action')}" for plan in plans for row in plan.rows
    ]
    promised = sum(names(who.id, who.label, text) or names_everyone(text) for text in rows)
    parts = ["measure"] if any(answer.text.strip() for answer in measures) else []
    if promised:
        parts.append("1 action" if promised == 1 else f"{promised} actions")
    if parts:
        return Step("action", " and ".join(parts), "stated", asked[0].address)
    if not asked:
        return _without("action", None)
    if lost := [answer for answer in asked if answer.is_unreadable]:
        return _without("action", lost[0])
    if measures or chosen(document, "adverse", who) != "no":
        return Step("action", "nothing planned", "blank", asked[0].address)
    return Step("action", "none", "stated", asked[0].address)
