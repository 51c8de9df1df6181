"""The lines of a JSON file on which its answers stand, for tools that mark a file where something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def of_answers(text: str) -> dict[str, int]:
    """The line of each address of the Document in ``text``, counted from 1; for text that is JSON already read."""
    starts = {key: at for key, _, at in _members(text, _skip(text, 0))}
    if "answers" not in starts:
        return {}
    return {address: text.count("\n", 0, at) + 1 for address, at, _ in _members(text, starts["answers"])}


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The members of the object at ``at``: the key, where the key begins, and where its value begins."""
    at = _skip(text, at + 1)
    while text[at] == '"':
        begin = at
        key, at = _DECODER.raw_decode(text, at)
        value = _skip(text, _skip(text, at) + 1)
        yield key, begin, value
        at = _skip(text, _DECODER.raw_decode(text, value)[1])
        at = _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
