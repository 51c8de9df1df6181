"""Question types that hold several things: people, a sign-off line, an attachment, and the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms import dates
from forms.answer_types import Date, NotUnderstood, Posted, QuestionType, is_date, one, words
from forms.model import JSON, Column, Question

#: More rows than this in one list is a spreadsheet, not an answer; the page says so.
MOST_ROWS = 400


class Person(QuestionType):
    key = "person"
    shape = '{"name": "…", "post": "…"}'
    parts = ("name", "post")

    def fits(self, question: Question, value: JSON) -> bool:
        return isinstance(value, dict) and all(isinstance(value.get(part, ""), str) for part in self.parts)

    def is_blank(self, value: JSON) -> bool:
        return not value or not any(value.get(part) for part in self.parts)

    def as_text(self, question: Question, value: JSON) -> str:
        return ", ".join(value[part] for part in self.parts if value.get(part)) if value else ""

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        value = {part: words(form, f"{name}-{part}") for part in self.parts}
        return value if any(value.values()) else None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        return {f"{name}-{part}": (value or {}).get(part, "") for part in self.parts}


class Attachment(Person):
    key = "attachment"
    shape = '{"title": "…", "where": "…"}'
    parts = ("title", "where")


class People(QuestionType):
    key = "people"
    shape = 'a list of {"name": "…", "post": "…"}'
    person = Person()

    def fits(self, question: Question, value: JSON) -> bool:
        return isinstance(value, list) and all(self.person.fits(question, item) for item in value)

    def is_blank(self, value: JSON) -> bool:
        return not value or all(self.person.is_blank(item) for item in value)

    def as_text(self, question: Question, value: JSON) -> str:
        return "\n".join(self.person.as_text(question, item) for item in value or ())

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        rows = (self.person.read(question, f"{name}-{row}", form) for row in row_numbers(name, form))
        return [row for row in rows if row] or None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        shown: dict[str, str | list[str]] = {}
        for row, item in enumerate(value or ()):
            shown |= self.person.inputs(question, f"{name}-{row}", item)
        return shown


class SignOff(QuestionType):
    """A sign-off line: who signs, and when. The application fills it; an import may bring a typed one."""

    key = "sign_off"
    shape = '{"people": [{"name": "…", "post": "…"}], "date": {"typed": "…", "date": "…"}}'
    people = People()
    date = Date()

    def fits(self, question: Question, value: JSON) -> bool:
        return (
            isinstance(value, dict)
            and self.people.fits(question, value.get("people", []))
            and (value.get("date") is None or self.date.fits(question, value["date"]))
        )

    def is_blank(self, value: JSON) -> bool:
        return not value or (
            self.people.is_blank(value.get("people")) and self.date.is_blank(value.get("date"))
        )

    def as_text(self, question: Question, value: JSON) -> str:
        if not value:
            return ""
        lines = (
            self.people.as_text(question, value.get("people")),
            self.date.as_text(question, value.get("date")),
        )
        return "\n".join(line for line in lines if line)

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        people, date = self.people.read(question, name, form), self.date.read(question, name, form)
        return {"people": people or [], "date": date} if people or date else None

    def problem(self, question: Question, value: JSON) -> str | None:
        return self.date.problem(question, value.get("date")) if value else None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        value = value or {}
        people = self.people.inputs(question, name, value.get("people"))
        return people | self.date.inputs(question, name, value.get("date"))


class Table(QuestionType):
    """Repeating rows of typed columns; a row is a dict by column id, blank cells left out."""

    key = "table"
    shape = "a list of rows by column id"

    def fits(self, question: Question, value: JSON) -> bool:
        columns = {column.id: column for column in question.columns}
        return isinstance(value, list) and all(
            isinstance(row, dict) and all(key in columns and cell_fits(columns[key], row[key]) for key in row)
            for row in value
        )

    def as_text(self, question: Question, value: JSON) -> str:
        return "\n".join(
            "; ".join(
                f"{column.label}: {cell_text(column, row[column.id])}"
                for column in question.columns
                if row.get(column.id)
            )
            for row in value or ()
        )

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        rows = []
        for number in row_numbers(name, form):
            cells = {
                column.id: read_cell(column, f"{name}-{number}-{column.id}", form)
                for column in question.columns
            }
            if row := {key: cell for key, cell in cells.items() if cell}:
                rows.append(row)
        return rows or None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        return {
            f"{name}-{number}-{column.id}": cell_input(column, row.get(column.id))
            for number, row in enumerate(value or ())
            for column in question.columns
        }


class Evidence(Table):
    key = "evidence"


class Consultation(Table):
    key = "consultation"


class Actions(Table):
    key = "actions"


def row_numbers(name: str, form: Posted) -> Iterable[int]:
    """The row numbers sent under ``name``, in order. Raises NotUnderstood past MOST_ROWS."""
    pattern = re.compile(re.escape(name) + r"-(\d{1,6})-\w+")
    numbers = sorted({int(match[1]) for key in form if (match := pattern.fullmatch(key))})
    if len(numbers) > MOST_ROWS:
        raise NotUnderstood(f"{len(numbers):,} rows arrived. The most that can be kept here is {MOST_ROWS}.")
    return numbers


def cell_fits(column: Column, cell: JSON) -> bool:
    """Whether ``cell``, from a file, has the shape that ``column`` stores."""
    if column.type == "month_or_date":
        return is_date(cell)
    if column.type == "one_of":
        return isinstance(cell, str) and cell in {option.id for option in column.options}
    return isinstance(cell, str)


def cell_text(column: Column, cell: JSON) -> str:
    """A cell in words, as printed; "" when blank."""
    if not cell:
        return ""
    if column.type == "month_or_date":
        return dates.in_words(cell)
    if column.type == "one_of":
        return next((option.label for option in column.options if option.id == cell), "")
    return str(cell)


def read_cell(column: Column, name: str, form: Posted) -> JSON:
    """The cell posted as ``name``, or None. Raises NotUnderstood for an option the column does not have."""
    if column.type == "one_of":
        choice = one(form, name)
        if choice and choice not in {option.id for option in column.options}:
            raise NotUnderstood(f"Choose one of the answers shown for “{column.label}”.")
        return choice or None
    typed = words(form, name)
    return dates.value(typed) if typed and column.type == "month_or_date" else typed or None


def cell_input(column: Column, cell: JSON) -> str:
    """What the page shows in the input for ``cell``."""
    return (cell["typed"] if column.type == "month_or_date" else str(cell)) if cell else ""
