"""Forms in two languages: which wordings a form has in each, and the same form read in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.definition import dump, parse
from forms.keys import LANGUAGES
from forms.model import JSON, FormDefinition

#: What each language is called, in itself.
NAMES = {"en": "English", "cy": "Cymraeg"}
#: The keys of a definition whose values people read; every other value is an id, a code or a setting.
WORDED = frozenset(
    {
        "title", "organisation", "introduction", "closing", "label", "guidance", "definition", "detail",
        "statement", "part", "good", "weak",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """The words at ``path`` (such as ``sections[2].questions[0].label``), by language; "" where there are none.

    Paragraphs are joined by a blank line; ``is_paragraphs`` says so.
    """

    path: str
    words: Mapping[str, str]
    is_paragraphs: bool


def base(definition: FormDefinition) -> str:
    """The language that a wording which is given once is in: ``en`` or ``cy``."""
    return str(definition.source.get("language") or "en-GB").partition("-")[0]


def languages(definition: FormDefinition) -> tuple[str, ...]:
    """The languages ``definition`` may be read in, its own first: any other that at least one wording is given in."""
    own = base(definition)
    found = {language for wording in wordings(definition) for language, text in wording.words.items() if text}
    return (own, *(language for language in LANGUAGES if language in found and language != own))


def in_language(definition: FormDefinition, language: str) -> FormDefinition:
    """The same form in ``language``; a wording that lacks it stands in the form's own."""
    if definition.language.partition("-")[0] == language:
        return definition
    return parse(dump(definition), definition.ref, language)


def wordings(definition: FormDefinition) -> Iterator[Wording]:
    """Every wording of the form that is not empty, in the order of its file."""
    yield from _walk(definition.source, "", base(definition))


def completeness(definition: FormDefinition, language: str) -> tuple[int, int]:
    """How many wordings are given in ``language``, of how many there are."""
    found = [bool(wording.words.get(language)) for wording in wordings(definition)]
    return sum(found), len(found)


def merged(before: JSON, after: JSON, language: str) -> JSON:
    """``after``, which is worded in ``language`` alone, with the words that ``before`` has in the other language.

    Parts of a list are matched by their ids, so that an option that moved keeps its translation.
    """
    if (
        isinstance(before, Mapping)
        and set(before) <= set(LANGUAGES)
        and before
        and not isinstance(after, Mapping)
    ):
        said = {each: words for each, words in {**before, language: after}.items() if words}
        return said if set(said) - {language} else after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return {key: merged(before.get(key), value, language) for key, value in after.items()}
    if isinstance(before, list) and isinstance(after, list):
        known = {item["id"]: item for item in before if isinstance(item, Mapping) and "id" in item}
        return [
            merged(known.get(item.get("id")), item, language) if isinstance(item, Mapping) else item
            for item in after
        ]
    return after


def _walk(value: JSON, path: str, own: str) -> Iterator[Wording]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, f"{path}[{number}]", own)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            place = f"{path}.{key}" if path else key
            if key == "labels":
                found = [_wording(f"{place}.{who}", words, own) for who, words in item.items()]
            elif key in WORDED:
                found = [_wording(place, item, own)]
            else:
                yield from _walk(item, place, own)
                continue
            yield from (wording for wording in found if any(wording.words.values()))


def _wording(path: str, value: JSON, own: str) -> Wording:
    spoken = value if isinstance(value, Mapping) else {own: value}
    words = {language: spoken.get(language) or "" for language in LANGUAGES}
    return Wording(
        path,
        {language: "\n\n".join(text) if isinstance(text, list) else text for language, text in words.items()},
        any(isinstance(text, list) for text in words.values()),
    )
