"""What a process makes once and keeps: bounded, and never taken for something else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """What was made last, by a key; a process that has seen more than ``most`` forgets what was used longest ago."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._made: OrderedDict[Hashable, tuple[object, Any]] = OrderedDict()

    def get(self, key: Hashable, of: object, make: Callable[[], Any]) -> Any:
        """What ``make`` made for ``key`` from the very object ``of``, whose id may stand in the key.

        ``of`` is kept with it: an id is worth something only while its object lives.
        """
        found = self._made.pop(key, None)
        if found is None or found[0] is not of:
            found = of, make()
        self._made[key] = found
        while len(self._made) > self.most:
            self._made.popitem(last=False)
        return found[1]
