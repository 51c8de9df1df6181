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
