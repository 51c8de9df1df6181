"""How many years of schooling a text asks for, by the automated readability index.

Letters for each word and words for each sentence decide: 4.71 × letters/words + 0.5 × words/sentences − 21.43
(Senter and Smith, AMRL-TR-66-220, 1967). It needs no dictionary, and it is unsteady for a few words.
"""

from __future__ import annotations

from rules.text.once import once
from rules.text.words import bare, sentence_lengths, words

#: With fewer words than this the index says little.
LEAST_WORDS = 50


@once
def grade(text: str) -> float | None:
    """The index of ``text``; None where it is too short to say."""
    count = len(words(text))
    if count < LEAST_WORDS:
        return None
    found = bare(text)
    letters = len(found) - sum(map(found.count, " '-"))
    return 4.71 * letters / count + 0.5 * count / sum(map(bool, sentence_lengths(text))) - 21.43
