"""The form of 44 answers: eleven characteristics, four questions each, from the same list as ours."""

from __future__ import annotations

from django import forms

from bench.page import CHARACTERISTICS, LEVELS, QUESTIONS


def _field(kind: str, label: str, hint: str) -> forms.Field:
    if kind == "one_of":
        return forms.ChoiceField(
            choices=LEVELS, widget=forms.RadioSelect, label=label, help_text=hint, required=False
        )
    return forms.CharField(
        widget=forms.Textarea, label=label, help_text=hint, required=False, max_length=100_000
    )


AnswersForm = type(
    "AnswersForm",
    (forms.Form,),
    {
        f"{who}_{name}": _field(kind, f"{label}: {question}", hint)
        for who, label in CHARACTERISTICS
        for name, kind, question, hint in QUESTIONS
    }
    | {"version": forms.IntegerField(widget=forms.HiddenInput)},
)
