"""What a committee report says of an assessment: the equality paragraph, and by when it has to be public.

The paragraph holds facts of the assessment and one sentence of law, so that a report never says no more than "has
been completed". Imports no Flask: the same text goes to the page and into Word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eia.gist import Effect, Gist, gist
from forms.document import Document
from rules import clear_days

#: Equality Act 2010, section 149 (1); "due regard" is the words of the Act.
DUTY = (
    "In deciding, members must have due regard to the need to eliminate discrimination, harassment and victimisation, "
    "to advance equality of opportunity, and to foster good relations between people who share a protected "
    "characteristic and people who do not (Equality Act 2010, section 149). The assessment informs that duty; it does "
    "not replace it, and members should read it before they decide."
)
#: Days in advance of the last day on which the task list begins to warn.
WARN_DAYS = 14


@dataclass(frozen=True, slots=True)
class Cited:
    """Which text the report refers to: its version, and where and since when it can be read."""

    reference: str
    title: str
    version: str
    address: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The equality paragraph, as headings with their lines; "" is a heading for none."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """All of it as plain text, a line for each point."""
        blocks = []
        for heading, lines in self.parts:
            body = [f"- {line}" for line in lines] if heading else list(lines)
            blocks.append("\n".join(([heading] if heading else []) + body))
        return "\n\n".join(blocks)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when an assessment has to be public for the meeting on ``meeting``."""

    meeting: date
    last_day: date
    today: date

    @property
    def days_left(self) -> int:
        """Days until the last day; less than 0 once it has gone by."""
        return (self.last_day - self.today).days

    @property
    def is_near(self) -> bool:
        return self.days_left <= WARN_DAYS and self.today <= self.meeting


def deadline(meeting: date, today: date, nation: str = "england") -> Deadline:
    """The last day of publication by five clear days (rules/clear_days.py says what they are, and the law)."""
    return Deadline(meeting, clear_days.latest_publication_day(meeting, nation=nation), today)


def meeting_of(document: Document) -> date | None:
    """The day of the decision, as the assessment gives it."""
    answer = document.answer("decision_date")
    return answer.day if answer else None


def paragraph(document: Document, cited: Cited) -> Paragraph:
    """The equality paragraph for ``document``, which ``cited`` names."""
    found = gist(document)
    where = "is signed, and not published yet"
    if cited.published:
        where = f"was published on {cited.published} and stands at {cited.address}"
    opening = (
        f"An equality impact assessment of this proposal, “{cited.title}” ({cited.reference}, version "
        f"{cited.version}), {where}."
    )
    parts: list[tuple[str, tuple[str, ...]]] = [("", (opening,))]
    if found.is_screened_out:
        parts.append(("", ("It stops at the first check: a full assessment was found not to be needed.",)))
        parts += _reasons(document)
    parts.append(("What was found for each group", tuple(_line(effect) for effect in found.effects)))
    parts.append(("What is not known", tuple(_gaps(found)) or ("The assessment names no gap.",)))
    parts.append(("What will be done", tuple(_actions(document)) or ("The assessment promises no action.",)))
    if not found.is_screened_out and document.asks("outcome"):
        parts.append(("What the assessment concludes", (f"{found.outcome}.",)))
    parts.append(("", (DUTY,)))
    return Paragraph(tuple(parts))


def cover_line(cited: Cited, number: str = "") -> str:
    """The line for the list of appendices."""
    which = f"{cited.title} ({cited.reference}, version {cited.version})"
    return f"Appendix {number or '…'}: Equality impact assessment, {which}"


def file_name(cited: Cited, kind: str) -> str:
    """A name that sorts and reads among the papers of an agenda: letters, digits and hyphens, the reference first."""
    words = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in cited.title
    ).split()
    title = "-".join(words)[:60].strip("-")
    return "-".join(part for part in (cited.reference, f"v{cited.version}", title) if part) + f"-{kind}"


def _reasons(document: Document) -> Iterable[tuple[str, tuple[str, ...]]]:
    answer = document.answer("proceed_reason")
    return [("Why", (" ".join(answer.text.split()),))] if answer and answer.text else []


def _line(effect: Effect) -> str:
    """What was found about one group, in a line."""
    said = {
        "yes": "an adverse effect was found",
        "no": "no adverse effect was found",
        "dont_know": "it is not known whether the effect is adverse",
        "unreadable": "the answer could not be read",
        "": "not answered",
    }[effect.adverse]
    if effect.rating:
        said += f", rated {effect.rating.label.lower()}"
        said += " once what is promised is done" if effect.is_remaining else ""
    if effect.is_positive:
        said += (
            "; a positive effect was found too"
            if effect.adverse == "yes"
            else "; a positive effect was found"
        )
    if effect.is_affected and not effect.has_action:
        said += "; the assessment names no action on it"
    return f"{effect.label}: {said}."


def _gaps(found: Gist) -> Iterable[str]:
    for effect in found.effects:
        if effect.gap:
            yield f"{effect.label}: {' '.join(effect.gap.split())}"
        elif effect.adverse in ("", "dont_know", "unreadable"):
            yield f"{effect.label}: the effect is not known."


def _actions(document: Document) -> Iterable[str]:
    for answer in document.all("action"):
        for row in answer.rows:
            words = [" ".join(answer.cell(row, column).split()) for column in ("action", "owner", "due")]
            action, owner, due = words
            if action:
                by = (
                    f" ({'; '.join(part for part in (owner, due and f'by {due}') if part)})"
                    if owner or due
                    else ""
                )
                yield f"{action.rstrip('.')}{by}."
