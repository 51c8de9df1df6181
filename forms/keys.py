"""The keys of a definition file: each fetched with its kind checked, refused with file, path and sentence.

A wording, unlike an id or a code, may be given in two languages: ``{"en": "…", "cy": "…"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from forms.model import JSON, DefinitionError

#: The languages a wording may be given in: English and Welsh.
LANGUAGES = ("en", "cy")
ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


class Words(str):
    """Words in another language than English; a page says in which, so that they are read aloud rightly."""

    lang: str

    def __new__(cls, text: str, lang: str) -> Words:
        made = super().__new__(cls, text)
        made.lang = lang
        return made


def like(words: str, text: str) -> str:
    """``text`` in the language that ``words`` are in."""
    return Words(text, words.lang) if isinstance(words, Words) else text


def joined(between: str, parts: Iterable[str]) -> str:
    """``parts`` as one text, in their language where they share another one than English."""
    parts = list(parts)
    spoken = {part.lang if isinstance(part, Words) else "" for part in parts}
    text = between.join(parts)
    return Words(text, spoken.pop()) if len(spoken) == 1 and "" not in spoken else text


@dataclass(slots=True)
class Keys:
    """Fetches keys from one file; ``where`` is the JSON path of what is being read, for the message."""

    source: str
    #: The language wanted; a wording that lacks it is read in the language it has.
    language: str = "en"
    #: The language of a wording that is given once.
    own: str = "en"

    def refuse(self, where: str, sentence: str) -> NoReturn:
        raise DefinitionError(self.source, where, sentence)

    def obj(self, value: JSON, where: str, allowed: set[str]) -> dict[str, JSON]:
        if not isinstance(value, dict):
            self.refuse(where, "An object is needed here.")
        if unknown := sorted(set(value) - allowed):
            self.refuse(where, f"There is no key “{unknown[0]}” here.")
        return value

    def items(self, value: Mapping[str, JSON], key: str, where: str) -> list[tuple[str, JSON]]:
        found = value.get(key, [])
        if not isinstance(found, list):
            self.refuse(f"{where}.{key}", "A list is needed here.")
        return [(f"{where}.{key}[{number}]", item) for number, item in enumerate(found)]

    def text(self, value: Mapping[str, JSON], key: str, where: str, needed: bool = True) -> str:
        found = value.get(key, "")
        if not isinstance(found, str):
            self.refuse(f"{where}.{key}", "Text is needed here.")
        if needed and not found.strip():
            self.refuse(f"{where}.{key}", f"“{key}” is missing.")
        return found

    def wording(self, value: Mapping[str, JSON], key: str, where: str, needed: bool = True) -> str:
        """Words to be read, in the wanted language where they are given in it."""
        spoken = self.spoken(value, key, where, "")
        return self.text({**value, key: spoken}, key, where, needed)

    def paragraphs(self, value: Mapping[str, JSON], key: str, where: str) -> tuple[str, ...]:
        """Paragraphs to be read, in the wanted language where they are given in it."""
        return self.texts({**value, key: self.spoken(value, key, where, [])}, key, where)

    def spoken(self, value: Mapping[str, JSON], key: str, where: str, nothing: JSON) -> JSON:
        found = value.get(key, nothing)
        if not isinstance(found, dict):
            return _in(self.own, found)
        said = self.obj(found, f"{where}.{key}", set(LANGUAGES))
        for language, words in said.items():
            if type(words) is not type(nothing):
                kind = "A list of paragraphs" if isinstance(nothing, list) else "Text"
                self.refuse(f"{where}.{key}.{language}", f"{kind} is needed here.")
        language = (
            self.language if said.get(self.language) else next((each for each in said if said[each]), "")
        )
        return _in(language, said[language]) if language else nothing

    def flag(self, value: Mapping[str, JSON], key: str, where: str, default: bool) -> bool:
        found = value.get(key, default)
        if not isinstance(found, bool):
            self.refuse(f"{where}.{key}", "true or false is needed here.")
        return found

    def texts(self, value: Mapping[str, JSON], key: str, where: str) -> tuple[str, ...]:
        found = value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            self.refuse(f"{where}.{key}", "A list of paragraphs is needed here.")
        return tuple(found)

    def ident(
        self, value: Mapping[str, JSON], where: str, taken: set[str], pattern: re.Pattern[str] = ID
    ) -> str:
        found = self.text(value, "id", where)
        if not pattern.fullmatch(found):
            self.refuse(
                f"{where}.id",
                f"“{found[:60]}” cannot be an id: use lower-case letters, digits and underscores.",
            )
        if found in taken:
            self.refuse(f"{where}.id", f"The id “{found}” is used twice.")
        taken.add(found)
        return found

    def word(
        self, value: Mapping[str, JSON], key: str, where: str, allowed: tuple[str, ...], default: str
    ) -> str:
        found = value.get(key, default)
        if found not in allowed:
            self.refuse(
                f"{where}.{key}",
                f"“{found}” is not known here. Use one of: {', '.join(filter(None, allowed))}.",
            )
        return str(found)


def _in(language: str, words: JSON) -> JSON:
    """``words``, a text or paragraphs, marked with their language; what is neither is left to be refused."""
    if language == "en":
        return words
    if isinstance(words, list):
        return [_in(language, part) for part in words]
    return Words(words, language) if isinstance(words, str) else words
