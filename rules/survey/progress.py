"""How far a long check has come, on stderr: a bar on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

from typing import TextIO

WIDTH = 30


class Progress:
    """``step()`` after each file; ``clear()`` before anything else is printed, so that it has a line of its own."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self.total, self.stream = total, stream
        self.done = self.refused = 0
        self.is_terminal = stream.isatty()

    def step(self, refused: bool = False) -> None:
        self.done += 1
        self.refused += refused
        if self.is_terminal:
            filled = WIDTH * self.done // self.total
            self.stream.write(f"\r[{'#' * filled}{'-' * (WIDTH - filled)}] {self.words()}")
            self.stream.flush()
        elif self._is_a_tenth() and self.done < self.total:
            self.stream.write(f"{self.words()}\n")
            self.stream.flush()

    def clear(self) -> None:
        if self.is_terminal:
            self.stream.write("\r\033[K")

    def words(self) -> str:
        """``40 of 120 files done, 2 could not be read``"""
        lost = f", {self.refused} could not be read" if self.refused else ""
        return f"{self.done} of {self.total} file{'' if self.total == 1 else 's'} done{lost}"

    def _is_a_tenth(self) -> bool:
        """A line for each tenth of many files, and none for a few."""
        return self.total >= 20 and self.done * 10 // self.total > (self.done - 1) * 10 // self.total
