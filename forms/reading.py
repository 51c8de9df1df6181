"""JSON to FormDefinition: every key checked once, at the edge, with a sentence for whoever edits the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from forms.model import (
    JSON,
    Characteristic,
    Condition,
    Example,
    FormDefinition,
    Question,
    Section,
)
from forms.purposes import PURPOSES
from forms.reading_answers import AnswerKeys
from forms.types import TYPES

_FORM_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,19}")
#: The same limits for every form, so that a hostile or mistaken file cannot fill the memory.
MOST_QUESTIONS, MOST_CHARACTERISTICS = 500, 60


@dataclass(slots=True)
class _Reader(AnswerKeys):
    """Walks one file, and remembers what later parts of it may refer to."""

    #: Question ids read so far, with whether they repeat: a condition may only look back at these.
    seen: dict[str, bool] = field(default_factory=dict)
    purposes: set[str] = field(default_factory=set)

    def condition(self, value: JSON, where: str, repeats: bool) -> Condition | None:
        if value is None:
            return None
        raw = self.obj(value, where, {"question", "equals", "in", "not_blank"})
        asked = self.text(raw, "question", where)
        if asked not in self.seen:
            self.refuse(f"{where}.question", f"“{asked}” is not a question that stands before this one.")
        if self.seen[asked] and not repeats:
            self.refuse(f"{where}.question", f"“{asked}” is asked of each characteristic, and this is not.")
        match raw:
            case {"equals": str(wanted)} if len(raw) == 2:
                return Condition(asked, (wanted,), "equals")
            case {"in": [*wanted]} if (
                len(raw) == 2 and wanted and all(isinstance(item, str) for item in wanted)
            ):
                return Condition(asked, tuple(wanted), "in")
            case {"not_blank": True} if len(raw) == 2:
                return Condition(asked, (), "not_blank")
        self.refuse(where, "Say one of: equals (a value), in (a list of values), not_blank (true).")

    def question(self, value: JSON, where: str, taken: set[str], repeats: bool) -> Question:
        allowed = {
            "id", "type", "purpose", "label", "detail", "guidance", "example", "required", "show_when",
            "options", "scale", "columns", "signs", "statement", "was",
        }  # fmt: skip
        raw = self.obj(value, where, allowed)
        question_id = self.ident(raw, where, taken)
        kind = self.text(raw, "type", where)
        if kind not in TYPES:
            self.refuse(
                f"{where}.type", f"There is no question type “{kind}”. Use one of: {', '.join(TYPES)}."
            )
        purpose = self.text(raw, "purpose", where)
        if purpose not in PURPOSES:
            self.refuse(f"{where}.purpose", f"There is no purpose “{purpose}”.")
        if purpose in self.purposes and not PURPOSES[purpose].many:
            self.refuse(
                f"{where}.purpose", f"The purpose “{purpose}” is used twice; a form may ask for it once."
            )
        self.purposes.add(purpose)
        example = None
        if "example" in raw:
            shown = self.obj(raw["example"], f"{where}.example", {"good", "weak"})
            example = Example(
                self.wording(shown, "good", where), self.wording(shown, "weak", where, needed=False)
            )
        return Question(
            id=question_id,
            type=kind,
            purpose=purpose,
            label=self.wording(raw, "label", where),
            detail=self.wording(raw, "detail", where, needed=False),
            guidance=self.paragraphs(raw, "guidance", where),
            example=example,
            required=self.flag(raw, "required", where, default=False),
            show_when=self.condition(raw.get("show_when"), f"{where}.show_when", repeats),
            options=self.choices(raw, where, kind),
            scale=self.scale_of(raw, where, kind),
            columns=self.columns(raw, where, kind),
            signs=self.signs(raw, where, kind),
            statement=self.wording(raw, "statement", where, needed=False),
            was=self.texts(raw, "was", where),
        )

    def section(
        self, value: JSON, where: str, sections: set[str], questions: set[str], known: set[str]
    ) -> Section:
        allowed = {
            "id", "title", "part", "stage", "guidance", "for_each", "leave_out", "labels", "show_when", "questions",
        }  # fmt: skip
        raw = self.obj(value, where, allowed)
        section_id = self.ident(raw, where, sections)
        repeats = bool(self.word(raw, "for_each", where, ("", "characteristic"), ""))
        labels = self.obj(raw.get("labels", {}), f"{where}.labels", known)
        shown = self.condition(raw.get("show_when"), f"{where}.show_when", repeats)
        leave_out = self.texts(raw, "leave_out", where)
        if stranger := next((who for who in leave_out if who not in known), None):
            self.refuse(f"{where}.leave_out", f"“{stranger}” is not a characteristic of this form.")
        if leave_out and not repeats:
            self.refuse(
                f"{where}.leave_out", "Only a section asked about each characteristic leaves some out."
            )
        if leave_out and known <= set(leave_out):
            self.refuse(f"{where}.leave_out", "A section cannot leave out every characteristic.")
        read = []
        for place, item in self.items(raw, "questions", where):
            question = self.question(item, place, questions, repeats)
            self.seen[question.id] = repeats
            read.append(question)
        if not read:
            self.refuse(f"{where}.questions", "A section needs at least one question.")
        return Section(
            id=section_id,
            title=self.wording(raw, "title", where),
            stage="full"
            if self.word(raw, "stage", where, ("screening", "full"), "screening") == "full"
            else "screening",
            questions=tuple(read),
            part=self.wording(raw, "part", where, needed=False),
            guidance=self.paragraphs(raw, "guidance", where),
            for_each="characteristic" if repeats else "",
            labels={key: self.wording(labels, key, f"{where}.labels") for key in labels},
            show_when=shown,
            leave_out=leave_out,
        )


def read_definition(source: JSON, name: str, language: str = "") -> FormDefinition:
    """Check ``source`` and make the FormDefinition of it, worded in ``language``, or else in its own.

    Raises DefinitionError.
    """
    reader = _Reader(name)
    allowed = {
        "$schema", "id", "version", "title", "organisation", "language", "profile", "introduction", "closing",
        "characteristics", "scales", "sections", "rules",
    }  # fmt: skip
    raw = reader.obj(source, "$", allowed)
    own = reader.text(raw, "language", "$", needed=False) or "en-GB"
    reader.own = own.partition("-")[0]
    reader.language = language or reader.own
    form_id = reader.ident(raw, "$", set(), _FORM_ID)
    version = reader.text(raw, "version", "$")
    if not _VERSION.fullmatch(version):
        reader.refuse(
            "$.version", f"“{version[:20]}” cannot be a version: use digits, letters, dots and hyphens."
        )
    known: set[str] = set()
    people = []
    for place, item in reader.items(raw, "characteristics", "$")[: MOST_CHARACTERISTICS + 1]:
        who = reader.obj(item, place, {"id", "label", "statutory", "guidance"})
        people.append(
            Characteristic(
                reader.ident(who, place, known),
                reader.wording(who, "label", place),
                reader.flag(who, "statutory", place, default=False),
                reader.paragraphs(who, "guidance", place),
            )
        )
    for place, item in reader.items(raw, "scales", "$"):
        scale = reader.scale(item, place)
        reader.scales[scale.id] = scale
    section_ids: set[str] = set()
    question_ids: set[str] = set()
    sections = []
    for place, item in reader.items(raw, "sections", "$"):
        sections.append(reader.section(item, place, section_ids, question_ids, known))
        if len(question_ids) > MOST_QUESTIONS or len(people) > MOST_CHARACTERISTICS:
            reader.refuse(
                "$",
                f"At most {MOST_QUESTIONS} questions and {MOST_CHARACTERISTICS} characteristics fit a form.",
            )
    if not sections:
        reader.refuse("$.sections", "A form needs at least one section.")
    if clash := known & question_ids:
        reader.refuse("$.characteristics", f"“{min(clash)}” is both a characteristic and a question.")
    rules = raw.get("rules", {})
    if not isinstance(rules, dict):
        reader.refuse("$.rules", "An object is needed here.")
    return FormDefinition(
        id=form_id,
        version=version,
        title=reader.wording(raw, "title", "$"),
        characteristics=tuple(people),
        sections=tuple(sections),
        scales=tuple(reader.scales.values()),
        organisation=reader.wording(raw, "organisation", "$", needed=False),
        language=own if own.startswith(reader.language) else reader.language,
        profile=reader.text(raw, "profile", "$", needed=False) or "standard",
        introduction=reader.paragraphs(raw, "introduction", "$"),
        closing=reader.paragraphs(raw, "closing", "$"),
        rules=rules,
        source=raw,
    )
