"""How many years of schooling a text asks for, by the automated readability index.

Letters for each word and words for each sentence decide: 4.71 × letters/words + 0.5 × words/sentences − 21.43
(Senter and Smith, AMRL-TR-66-220, 1967). It needs no dictionary, and it is unsteady for a few words.
"""

from __future__ import annotations

from rules.text.once import once
from rules.text.words import sentences, words

#: With fewer words than this the index says little.
LEAST_WORDS = 50


@once
def grade(text: str) -> float | None:
    """The index of ``text``; None where it is too short to say."""
    found = words(text)
    if len(found) < LEAST_WORDS:
        return None
    letters = sum(letter.isalnum() for word in found for letter in word)
    count = sum(1 for start, end in sentences(text) if words(text[start:end]))
    return 4.71 * letters / len(found) + 0.5 * len(found) / count - 21.43
