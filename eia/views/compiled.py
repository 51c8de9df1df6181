"""Questions as constant pieces with slots, made once from the real component macros.

A live form never changes, so all that differs between two visits to a page is what stands in its inputs. The macros
stay the source: a question is rendered once with a token in every place an answer can stand, the result is cut at the
tokens, and each visit fills them. A question with an error is rendered by its macro.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from eia.views import asking
from eia.views.asking import Asked
from forms.model import Question

#: Private-use characters: escaping leaves them alone, and no component or wording holds them.
_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_TOKEN = re.compile(f"{_OPEN}([vcs]){_BETWEEN}([^{_CLOSE}]*){_CLOSE}")

#: What a slot gives for a question as it stands.
Slot = Callable[[Asked], str]


class Slots(Asked):
    """A question whose every answer is a token."""

    def value(self, name: str) -> str:
        return f"{_OPEN}v{_BETWEEN}{name}{_CLOSE}"

    def checked(self, name: str, option: str) -> str:
        return f"{_OPEN}c{_BETWEEN}{name}{_BETWEEN}{option}{_CLOSE}"

    def selected(self, name: str, option: str) -> str:
        return f"{_OPEN}s{_BETWEEN}{name}{_BETWEEN}{option}{_CLOSE}"


def filled(asked: Asked) -> Markup:
    """The HTML of ``asked``, byte for byte what its macro gives."""
    if asked.error:
        return asking.render(asked)
    key = (asked.question, asked.name, tuple(asked.rows))
    pieces = _KEPT.get(key)
    if pieces is None:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        pieces = _KEPT[key] = _cut(str(asking.render(Slots(asked.place, {}, asked.rows))))
    return Markup("".join(piece if isinstance(piece, str) else piece(asked) for piece in pieces))


#: Pieces by question, address and rows shown; a process that has seen this many begins again.
_KEPT: dict[tuple[Question, str, tuple[int, ...]], tuple[str | Slot, ...]] = {}
_MOST = 4096


def _cut(html: str) -> tuple[str | Slot, ...]:
    pieces: list[str | Slot] = []
    end = 0
    for token in _TOKEN.finditer(html):
        pieces += [html[end : token.start()], _slot(token[1], token[2])]
        end = token.end()
    return (*pieces, html[end:])


def _slot(kind: str, place: str) -> Slot:
    name, _, option = place.partition(_BETWEEN)
    if kind == "c":
        return lambda asked: asked.checked(name, option)
    if kind == "s":
        return lambda asked: asked.selected(name, option)
    return lambda asked: escape(asked.value(name))
