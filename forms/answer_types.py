"""The question types: how each is read from a posted form, kept as JSON, judged blank, and put in words.

A value of any type may instead be ``{"unreadable": "why"}``: an import could not tell what was marked.
Such a value is neither blank nor an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from forms import dates
from forms.keys import joined
from forms.model import JSON, Question
from forms.text import clean

#: A posted form: every value sent under each name.
Posted = Mapping[str, Sequence[str]]
#: No answer may be longer than this many characters; the longest real ones are under 3,000.
LONGEST = 250_000
CHOICES = {"yes": "Yes", "no": "No", "dont_know": "Don’t know"}


class NotUnderstood(ValueError):
    """What was sent cannot be an answer to the question; str() is the sentence to show beside the field."""


def is_unreadable(value: JSON) -> bool:
    """Whether ``value`` says that the original could not be read."""
    return isinstance(value, dict) and "unreadable" in value


def one(form: Posted, name: str, what: str = "answer") -> str:
    """The single value sent as ``name``, or "". Raises NotUnderstood if two different ones were sent."""
    sent = {value for value in (clean(value).strip() for value in form.get(name, ())) if value}
    if len(sent) > 1:
        raise NotUnderstood(f"Two different values arrived for this {what}. Choose one and save again.")
    return sent.pop() if sent else ""


def words(form: Posted, name: str) -> str:
    """The text sent as ``name``; if it was sent twice with different words, both, so that none are lost."""
    cleaned = (clean(value).strip() for value in form.get(name, ()))
    sent = list(dict.fromkeys(value for value in cleaned if value))
    text = "\n".join(sent)
    if len(text) > LONGEST:
        raise NotUnderstood(
            f"This is {len(text):,} characters long. The most that can be kept here is {LONGEST:,}."
        )
    return text


class QuestionType:
    """A type of question; subclasses override what differs. ``value`` is the stored JSON, None when blank."""

    key: ClassVar[str]
    #: What must hold of a stored value, in words, for the message when a file holds another shape.
    shape: ClassVar[str] = "text"

    def fits(self, question: Question, value: JSON) -> bool:
        """Whether ``value``, from a file, has the shape this type stores."""
        return isinstance(value, str)

    def is_blank(self, value: JSON) -> bool:
        return not value

    def as_text(self, question: Question, value: JSON) -> str:
        """The answer in words, as printed; "" when blank."""
        return str(value) if value else ""

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        """The value posted under ``name``; None if nothing was. Raises NotUnderstood with a sentence."""
        return words(form, name) or None

    def problem(self, question: Question, value: JSON) -> str | None:
        """A sentence about a value that is kept as typed but not understood, such as half a date."""
        return None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        """What the page shows for ``value``, by the names ``read`` takes it from."""
        return {name: value or ""}


class ShortText(QuestionType):
    key = "short_text"


class LongText(QuestionType):
    key = "long_text"


class YesNo(QuestionType):
    key = "yes_no"
    shape = '{"choice": "yes" or "no", "text": "…"}'
    choices: ClassVar[tuple[str, ...]] = ("yes", "no")

    def fits(self, question: Question, value: JSON) -> bool:
        return (
            isinstance(value, dict)
            and value.get("choice") in (*self.choices, None)
            and isinstance(value.get("text", ""), str)
        )

    def is_blank(self, value: JSON) -> bool:
        return not value or not (value.get("choice") or value.get("text"))

    def as_text(self, question: Question, value: JSON) -> str:
        if not value:
            return ""
        parts = (CHOICES.get(value.get("choice") or "", ""), value.get("text", ""))
        return ". ".join(part for part in parts if part) if all(parts) else "".join(parts)

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        choice = one(form, name)
        if choice and choice not in self.choices:
            raise NotUnderstood("Choose one of the answers shown.")
        text = words(form, f"{name}-text") if question.detail else ""
        if not choice and not text:
            return None
        return {"choice": choice or None} | ({"text": text} if text else {})

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        value = value or {}
        return {name: value.get("choice") or "", f"{name}-text": value.get("text", "")}


class YesNoUnsure(YesNo):
    key = "yes_no_unsure"
    shape = '{"choice": "yes", "no" or "dont_know", "text": "…"}'
    choices = ("yes", "no", "dont_know")


def labels_of(question: Question) -> dict[str, str]:
    """The words of each choice of ``question`` by id: its options, or the levels of its scale."""
    choices = question.scale.levels if question.scale else question.options
    return {choice.id: choice.label for choice in choices}


class OneOf(QuestionType):
    key = "one_of"
    shape = "the id of one option"

    def fits(self, question: Question, value: JSON) -> bool:
        return isinstance(value, str) and value in labels_of(question)

    def as_text(self, question: Question, value: JSON) -> str:
        return labels_of(question).get(value, "") if value else ""

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        choice = one(form, name)
        if choice and choice not in labels_of(question):
            raise NotUnderstood("Choose one of the answers shown.")
        return choice or None


class Scale(OneOf):
    key = "scale"
    shape = "the id of one level of the scale"


class SeveralOf(QuestionType):
    key = "several_of"
    shape = "a list of option ids"

    def fits(self, question: Question, value: JSON) -> bool:
        return isinstance(value, list) and all(
            isinstance(item, str) and item in labels_of(question) for item in value
        )

    def as_text(self, question: Question, value: JSON) -> str:
        chosen = value or []
        return joined(", ", (label for option, label in labels_of(question).items() if option in chosen))

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        sent = {item.strip() for item in form.get(name, ()) if item.strip()}
        if sent - labels_of(question).keys():
            raise NotUnderstood("Choose from the answers shown.")
        return [option for option in labels_of(question) if option in sent] or None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        return {name: list(value or [])}


class MonthOrDate(QuestionType):
    key = "month_or_date"
    shape = '{"typed": "…", "date": "2022-05-31", "2022-05" or null}'

    def fits(self, question: Question, value: JSON) -> bool:
        return is_date(value)

    def is_blank(self, value: JSON) -> bool:
        return not value or not value["typed"]

    def as_text(self, question: Question, value: JSON) -> str:
        return dates.in_words(value) if value else ""

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        typed = words(form, name)
        return dates.value(typed) if typed else None

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        return {name: value["typed"] if value else ""}


class Date(MonthOrDate):
    key = "date"
    parts = ("day", "month", "year")

    def read(self, question: Question, name: str, form: Posted) -> JSON:
        typed = [words(form, f"{name}-{part}") for part in self.parts]
        return dates.value("/".join(typed)) if any(typed) else None

    def problem(self, question: Question, value: JSON) -> str | None:
        if not value or dates.day(value["date"]):
            return None
        return "Enter a day, a month and a year, like 31 5 2022. What you typed is kept."

    def inputs(self, question: Question, name: str, value: JSON) -> dict[str, str | list[str]]:
        if value and value["date"] and value["typed"].count("/") != 2:
            year, _, rest = value["date"].partition("-")
            month, _, day = rest.partition("-")
            shown = (day, month, year)
        else:
            typed = (value["typed"] if value else "").split("/")
            shown = (
                typed[0],
                "/".join(typed[1:-1]) if len(typed) > 2 else "",
                typed[-1] if len(typed) > 1 else "",
            )
        return {f"{name}-{part}": text for part, text in zip(self.parts, shown, strict=True)}


def is_date(value: JSON) -> bool:
    """Whether ``value`` is a date as it is stored: the words typed, and the day or month in ISO form, or None."""
    if not isinstance(value, dict) or not isinstance(value.get("typed"), str) or "date" not in value:
        return False
    iso = value["date"]
    return iso is None or (isinstance(iso, str) and dates.parse(iso) == iso)
