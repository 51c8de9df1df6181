"""The page that every form runner in the benchmark serves: 11 characteristics, 4 questions each, 44 answers."""

from __future__ import annotations

import random

CHARACTERISTICS = (
    ("age", "Age"),
    ("disability", "Disability"),
    ("gender_reassignment", "Gender reassignment"),
    ("marriage_and_civil_partnership", "Marriage and civil partnership"),
    ("pregnancy_and_maternity", "Pregnancy and maternity"),
    ("race", "Race"),
    ("religion_or_belief", "Religion or belief"),
    ("sex", "Sex"),
    ("sexual_orientation", "Sexual orientation"),
    ("carers", "Carers"),
    ("socio_economic_status", "Socio-economic status"),
)
LEVELS = (("high", "High"), ("medium", "Medium"), ("low", "Low"))
QUESTIONS = (
    ("rating", "one_of", "How strong is the impact?", "Judge before any mitigation."),
    ("residual", "one_of", "How strong is it after mitigation?", "Judge as if every action were done."),
    ("evidence", "long_text", "What evidence do you have?", "Say where each figure comes from and its date."),
    ("mitigation", "long_text", "What will be done about it?", "Say what, by whom and by when."),
)
ADDRESSES = tuple(f"{who}_{name}" for who, _ in CHARACTERISTICS for name, *_ in QUESTIONS)
_WORDS = (
    "residents over eighty five in supported housing told the survey that the service at home helps them to keep "
    "their independence and that a change of provider worries them most of all when they have dementia or a carer"
).split()


def answers(seed: int, length: int = 400) -> dict[str, str]:
    """One full set of answers: two neighbouring seeds differ in all 44, in choices and in texts of about `length`."""
    source = random.Random(seed)
    filled = {}
    for who, _ in CHARACTERISTICS:
        for name, kind, *_ in QUESTIONS:
            if kind == "one_of":
                filled[f"{who}_{name}"] = LEVELS[seed % len(LEVELS)][0]
            else:
                words: list[str] = [f"Set {seed}."]
                while sum(map(len, words)) + len(words) < length:
                    words.append(source.choice(_WORDS))
                filled[f"{who}_{name}"] = " ".join(words)
    return filled
