"""The table of question types: what a definition's ``type`` may say, and the object that knows it.

A type is one small class: single answers in ``forms.answer_types``, lists of things in ``forms.list_types``.
"""

from __future__ import annotations

from collections.abc import Mapping

from forms.answer_types import (
    CHOICES,
    Date,
    LongText,
    MonthOrDate,
    NotUnderstood,
    OneOf,
    Posted,
    QuestionType,
    Scale,
    SeveralOf,
    ShortText,
    YesNo,
    YesNoUnsure,
    is_unreadable,
    labels_of,
)
from forms.list_types import (
    Actions,
    Attachment,
    Consultation,
    Evidence,
    People,
    Person,
    SignOff,
    Table,
    cell_input,
    cell_text,
)

__all__ = [
    "CHOICES",
    "TYPES",
    "NotUnderstood",
    "Posted",
    "QuestionType",
    "cell_input",
    "cell_text",
    "is_unreadable",
    "labels_of",
]

TYPES: Mapping[str, QuestionType] = {
    kind.key: kind
    for kind in (
        ShortText(),
        LongText(),
        YesNo(),
        YesNoUnsure(),
        OneOf(),
        SeveralOf(),
        Scale(),
        Date(),
        MonthOrDate(),
        Person(),
        People(),
        Attachment(),
        SignOff(),
        Table(),
        Evidence(),
        Consultation(),
        Actions(),
    )
}

#: What each question type is called where forms are made, in the order of the list.
TYPE_WORDS = {
    "long_text": "Text",
    "short_text": "A line of text",
    "yes_no": "Yes or no",
    "yes_no_unsure": "Yes, no or don’t know",
    "one_of": "One of several choices",
    "several_of": "Any of several choices",
    "scale": "A rating on one of the form’s scales",
    "date": "A date",
    "month_or_date": "A month or a date",
    "person": "A person: name and post",
    "people": "Several people",
    "attachment": "A document attached or referred to",
    "evidence": "A list of evidence",
    "consultation": "A list of who was consulted",
    "actions": "A list of actions",
    "table": "A table with columns of your own",
    "sign_off": "A sign-off line",
}
