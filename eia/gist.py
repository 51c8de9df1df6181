"""What an assessment found, in a few facts: for the public register and for the paragraph in a committee report.

It reads by what questions are for, so that it works on any council's form, and says nothing the answers do not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from forms.document import Answer, Document
from forms.model import Level

#: What became of the assessment where the form asks for no conclusion.
SCREENED_OUT, FULL = "Screened out", "Full assessment"
#: What can be found for one group, the most serious first.
FOUND = {
    "adverse": "Adverse effect",
    "unknown": "Not known",
    "positive": "Positive effect only",
    "none": "No effect found",
}
#: What a choice about adverse effects means; what cannot be read is not known.
_MEANS = {"yes": "adverse", "dont_know": "unknown", "unreadable": "unknown", "no": "none"}


@dataclass(frozen=True, slots=True)
class Effect:
    """What was found about one characteristic. ``adverse`` is yes, no, dont_know, "unreadable" or "" for no answer.

    ``rating`` is the level that remains after what is done about it, where the form asks that (``is_remaining``), else
    the level given.
    """

    id: str
    label: str
    adverse: str
    is_positive: bool
    rating: Level | None
    is_remaining: bool
    gap: str
    has_action: bool

    @property
    def is_affected(self) -> bool:
        """Whether an adverse effect was found, or it is not known that there is none."""
        return self.found in ("adverse", "unknown")

    @property
    def found(self) -> str:
        """A key of FOUND; "" where nothing was answered."""
        found = _MEANS.get(self.adverse, "")
        return "positive" if found in ("", "none") and self.is_positive else found


@dataclass(frozen=True, slots=True)
class Gist:
    """The facts of one assessment."""

    effects: tuple[Effect, ...]
    is_screened_out: bool
    outcome: str
    summary: str

    @property
    def affected(self) -> tuple[Effect, ...]:
        return tuple(effect for effect in self.effects if effect.is_affected)

    @property
    def rating(self) -> str:
        """The most serious level given to any characteristic, as the form calls it; "" where none was given."""
        levels = [effect.rating for effect in self.effects if effect.rating]
        return max(levels, key=lambda level: level.severity).label if levels else ""


def gist(document: Document) -> Gist:
    """The facts of ``document``."""
    proceed = document.answer("proceed")
    is_screened_out = proceed is not None and proceed.choice == "no"
    return Gist(
        effects=tuple(_effects(document)),
        is_screened_out=is_screened_out,
        outcome=SCREENED_OUT if is_screened_out else _outcome(document),
        summary=next((answer.text for answer in document.all("summary") if answer.text), ""),
    )


def _effects(document: Document) -> list[Effect]:
    named = _named_in_actions(document)
    found = []
    for who in document.characteristics:
        adverse = document.answer("adverse", who)
        if adverse is None or adverse.is_blank:
            adverse = document.answer("negative_screen", who)
        positive = document.answer("positive", who)
        remaining = _level(document.answer("residual_rating", who))
        gaps = [answer.text for answer in document.all("evidence_gap", who) if answer.text]
        mitigation = document.answer("mitigation", who)
        found.append(
            Effect(
                who.id,
                who.label,
                _choice(adverse),
                positive is not None and positive.choice == "yes",
                remaining or _level(document.answer("rating", who)),
                remaining is not None,
                gaps[0] if gaps else "",
                bool(mitigation and not mitigation.is_blank) or who.label.casefold() in named,
            )
        )
    return found


def _choice(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return "unreadable" if answer.is_unreadable else answer.choice or ""


def _level(answer: Answer | None) -> Level | None:
    if answer is None or answer.question.scale is None or not answer.choice:
        return None
    return next((level for level in answer.question.scale.levels if level.id == answer.choice), None)


def _outcome(document: Document) -> str:
    """The conclusion as the form words it."""
    answer = document.answer("outcome")
    return answer.text if answer is not None and answer.choice else FULL


def _named_in_actions(document: Document) -> str:
    rows = [
        answer.cell(row, "for_whom")
        for answer in document.all("action")
        if answer.asks_column("for_whom")
        for row in answer.rows
    ]
    return "\n".join(rows).casefold()
