"""Words and sentences of a text, and lists of names for a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rules.text.once import once

#: A sign first, which is quickly looked for; the look-behind keeps the time linear on a long run of full stops.
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|(?<![.!?]{2})[.!?]*+(?=\s))")
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in "'-"}
#: Two of these join nothing, nor does one beside a blank.
_STRAY = ("''", "--", "'-", "-'", " '", " -", "' ", "- ")


def lowered(text: str) -> str:
    """``text`` in lower case; positions stay the same."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lowered; then only ASCII is lowered
        low = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    return low


@once
def folded(text: str) -> str:
    """``text`` lowered, with every blank a space and plain apostrophes; positions stay the same."""
    low = lowered(text)
    return low.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").replace("’", "'")


@once
def spaced(text: str) -> str:
    """``text`` with every run of white space one space, and none at either end."""
    return " ".join(text.split())


@once
def bare(text: str) -> str:
    """``text`` folded, with blanks for all but letters, digits and what joins them; positions stay one to the right."""
    found = f" {folded(text)} "
    if found.isascii():  # only then is it quick to translate
        found = found.translate(_SIGNS)
    for sign in () if found.isascii() else set(found):
        if not sign.isalnum() and sign not in "'-":
            found = found.replace(sign, " ")
    for stray in _STRAY if "'" in found or "-" in found else ():
        found = found.replace(stray, "  ")
    return found


@once
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, numbers included, with typographic apostrophes made plain."""
    return tuple(bare(text).split())


def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that hold no digit."""
    return tuple([word for word in words(text) if word.isalpha() or not any(map(str.isdigit, word))])


@once
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The span of each sentence or bullet of ``text``, blank ones left out."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    return tuple([(start, end) for start, end in spans if start < end and not text[start:end].isspace()])


@once
def sentence_lengths(text: str) -> tuple[int, ...]:
    """How many words each sentence of ``text`` has, in the order of ``sentences``."""
    found = bare(text)
    return tuple([len(found[start + 1 : end + 1].split()) for start, end in sentences(text)])


def listed(names: Sequence[str]) -> str:
    """``Age, Sex and Race``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(text: str, limit: int = 60) -> str:
    """The first words of ``text`` in quotation marks, for a message."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + "…"
    return f"“{line}”"
