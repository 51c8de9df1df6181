"""The appendices: evidence, consultation, findings accepted, versions — each found by what answers are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eia.pdf.facts import UNKNOWN, day
from eia.pdf.glance import BLANK, excerpt
from eia.pdf.grid import table
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.text import words
from forms import dates
from forms.answer import Answer

if TYPE_CHECKING:
    from eia.pdf.story import Story

#: Words of an evidence answer that is text; the whole stands in its section.
_SHORT = 30


def appendices(story: Story) -> None:
    """Add the appendices to ``story``, lettered in order; one with nothing to say says that."""
    for letter, (title, add) in zip("ABCD", _ALL, strict=True):
        node = story.root.add("Sect")
        story.heading(node, 2, f"Appendix {letter}: {title}", f"appendix-{letter.lower()}")
        add(story, node)


def _evidence(story: Story, node: Node) -> None:
    answers = story.document.all("evidence")
    rows = _listed(answers) + _told(answers)
    if not answers:
        _sentence(story, node, "This form asks for no evidence.")
    elif not rows:
        _sentence(story, node, "No evidence is given.")
    else:
        head = ["What it is", "Who published or collected it", "Date or period", "About"]
        story.blocks.append(table(head, rows, story.styles, node))


def _about(answer: Answer) -> str:
    return answer.characteristic.label if answer.characteristic else "Everyone"


def _listed(answers: tuple[Answer, ...]) -> list[list[str]]:
    """One row for each source, with all the groups it is cited for."""
    cited: dict[tuple[str, ...], list[str]] = {}
    for answer in answers:
        for row in answer.rows:
            source = tuple(answer.cell(row, column) or BLANK for column in ("source", "publisher", "period"))
            who = cited.setdefault(source, [])
            if _about(answer) not in who:
                who.append(_about(answer))
    return [[*source, "; ".join(who)] for source, who in cited.items()]


def _told(answers: tuple[Answer, ...]) -> list[list[str]]:
    """Evidence written as text: its beginning, once however many groups it is given for."""
    told: dict[str, list[str]] = {}
    for answer in answers:
        if answer.text and not answer.question.columns:
            told.setdefault(excerpt(answer.text, _SHORT)[0], []).append(_about(answer))
    return [[text, "Written as text", "Written as text", "; ".join(who)] for text, who in told.items()]


def _consultation(story: Story, node: Node) -> None:
    asked, done = story.document.all("consultation"), story.document.all("consultation_done")
    rows = [
        [answer.cell(row, column) or BLANK for column in ("who", "how", "when", "how_many")]
        for answer in asked
        for row in answer.rows
    ]
    texts = [
        [_about(answer), excerpt(answer.text, _SHORT)[0]]
        for answer in asked
        if answer.text and not answer.question.columns
    ]
    if rows:
        head = ["Who was asked", "How", "When", "How many took part"]
        story.blocks.append(table(head, rows, story.styles, node))
    if texts:
        story.blocks.append(table(["About", "Consultation"], texts, story.styles, node, row_heads=True))
    by_answer: dict[str, list[str]] = {}
    for answer in done:
        by_answer.setdefault(_whether(answer), []).append(_about(answer))
    for said, who in by_answer.items():
        _sentence(story, node, f"{said}: {'; '.join(who)}.")
    if not (rows or texts or by_answer):
        _sentence(
            story, node, "No consultation is recorded." if asked else "This form asks about no consultation."
        )


def _whether(answer: Answer) -> str:
    if answer.is_unreadable:
        return "Whether these groups were asked could not be read from the original"
    said = {"yes": "These groups were asked", "no": "These groups were not asked"}
    return said.get(answer.choice or "", "Whether these groups were asked is not answered")


def _accepted(story: Story, node: Node) -> None:
    document = story.document
    messages = {(row.code, row.address): row.message for row in story.record.findings}
    rows = [
        [
            _place(story, waiver.address),
            f"{waiver.code}: {messages.get((waiver.code, waiver.address), '')}".strip(": "),
            waiver.reason,
            waiver.by or UNKNOWN,
            dates.in_words(dates.value(waiver.on)) or UNKNOWN,
        ]
        for waiver in document.waivers
    ]
    known = {(waiver.code, waiver.address) for waiver in document.waivers}
    rows += [
        [
            _place(story, row.address),
            f"{row.code}: {row.message}",
            row.reason,
            getattr(row, "by", "") or UNKNOWN,
            UNKNOWN,
        ]
        for row in story.record.findings
        if row.reason and (row.code, row.address) not in known
    ]
    if not rows:
        _sentence(story, node, "No finding of the automatic check was accepted with a reason.")
        return
    _sentence(
        story,
        node,
        "The automatic check raised these points. A person read each and accepted it for the reason given.",
    )
    head = ["Where", "Finding", "Reason for accepting it", "Accepted by", "Date"]
    story.blocks.append(table(head, rows, story.styles, node, row_heads=True))


def _place(story: Story, address: str) -> str:
    answer = story.document.at(address)
    return answer.label if answer else address or "The whole assessment"


def _versions(story: Story, node: Node) -> None:
    record = story.record
    rows = [
        [line.version, day(line.date) if line.date else UNKNOWN, line.what or UNKNOWN]
        for line in record.versions
    ]
    if record.version not in [line.version for line in record.versions]:
        on = record.published_at.date() if record.published_at else record.as_of
        what = f"This document ({record.status})" if record.status else "This document"
        rows.append([record.version or UNKNOWN, day(on) if on else UNKNOWN, what])
    story.blocks.append(table(["Version", "Date", "What it is"], rows, story.styles, node, row_heads=True))


def _sentence(story: Story, node: Node, text: str) -> None:
    story.blocks.append(TaggedParagraph(words(text), story.styles.body, node.add("P")))


_ALL = (
    ("Evidence", _evidence),
    ("Consultation", _consultation),
    ("Findings accepted, with reasons", _accepted),
    ("Version history", _versions),
)
