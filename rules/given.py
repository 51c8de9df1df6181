"""Reading the JSON of what a rule is given beside a document; each key fetched with its kind checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from forms.model import JSON

T = TypeVar("T")


class GivenError(ValueError):
    """A history, register or report that cannot be read: where, and a sentence."""


@dataclass(frozen=True, slots=True)
class Given:
    """One object of the JSON. ``where`` is its place in the whole, for the message; a missing key is empty."""

    source: Mapping[str, JSON]
    where: str

    @classmethod
    def of(cls, source: JSON, where: str, known: Iterable[str]) -> Given:
        """``source`` as an object with none but the ``known`` keys. Raises GivenError."""
        if not isinstance(source, dict):
            raise GivenError(f"{where}: an object is needed here.")
        if unknown := sorted(set(source) - set(known)):
            raise GivenError(f"{where}: there is no key “{unknown[0]}” here.")
        return cls(source, where)

    def _kind(self, key: str, kind: type[T], empty: T, wanted: str) -> T:
        found = self.source.get(key)
        if found is None:
            return empty
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise GivenError(f"{self.where}.{key}: {wanted} is needed here.")
        return found

    def text(self, key: str) -> str:
        return self._kind(key, str, "", "text")

    def flag(self, key: str) -> bool:
        return self._kind(key, bool, False, "true or false")

    def number(self, key: str) -> int:
        return self._kind(key, int, 0, "a whole number")

    def items(self, key: str) -> list[JSON]:
        return self._kind(key, list, [], "a list")

    def mapping(self, key: str) -> Mapping[str, str]:
        found = self._kind(key, dict, {}, "an object")
        if not all(isinstance(value, str) for value in found.values()):
            raise GivenError(f"{self.where}.{key}: every value must be text.")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._each(key, str, "text"))

    def numbers(self, key: str) -> tuple[int, ...]:
        return tuple(self._each(key, int, "a whole number"))

    def _each(self, key: str, kind: type[T], wanted: str) -> list[T]:
        found = self.items(key)
        if not all(isinstance(item, kind) and not isinstance(item, bool) for item in found):
            raise GivenError(f"{self.where}.{key}: every item must be {wanted}.")
        return found

    def day(self, key: str) -> datetime.date | None:
        return self._time(key, datetime.date.fromisoformat, "a day such as 2026-03-02")

    def moment(self, key: str) -> datetime.datetime | None:
        return self._time(key, datetime.datetime.fromisoformat, "a time such as 2026-03-02T10:00:00")

    def _time(self, key: str, read: Callable[[str], T], wanted: str) -> T | None:
        found = self.text(key)
        if not found:
            return None
        try:
            return read(found)
        except ValueError as error:
            raise GivenError(f"{self.where}.{key}: {wanted} is needed here.") from error

    def word(self, key: str, allowed: tuple[str, ...]) -> str:
        found = self.text(key)
        if found not in allowed:
            raise GivenError(f"{self.where}.{key}: use one of {', '.join(word for word in allowed if word)}.")
        return found

    def each(self, key: str, read: Callable[[JSON, str], T]) -> tuple[T, ...]:
        """Each item of the list at ``key``, read with its place."""
        return tuple(read(item, f"{self.where}.{key}[{n}]") for n, item in enumerate(self.items(key)))
