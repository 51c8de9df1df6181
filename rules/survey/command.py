"""`python -m rules check FOLDER`: every document in it, with a line for each and a summary of them all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rules.document_file import name
from rules.finding import Severity
from rules.survey import page, pool, sheet
from rules.survey.progress import Progress
from rules.survey.row import Row, Terms
from rules.survey.tally import Tally

SHEET, PAGE = "assessments.csv", "summary.html"


class SurveyError(Exception):
    """What stopped the whole of it, in one sentence."""


def run(
    paths: Sequence[str], terms: Terms, jobs: int, summary: str | None, fail_on: Severity, ruleset: str
) -> int:
    """Check all that is at ``paths``, print a line for each file, write the summary, and return the exit code.

    2 where a file could not be read or a check broke down, else 1 where something is found at or above ``fail_on``.
    Raises SurveyError where there is nothing to check or the summary cannot be written.
    """
    found = list(pool.files(paths))
    todo = [item for item in found if isinstance(item, str)]
    shut = [item for item in found if isinstance(item, Row)]
    if not found:
        raise SurveyError(f"{', '.join(map(name, paths))}: there is no *.json file in it.")
    tally, at_least = Tally(), 0
    progress = Progress(len(found), sys.stderr)
    printer = _Printer(goes_on=summary is not None)
    with _written(summary) as stream:
        write = sheet.writer(stream) if stream else None
        for row in _all(shut, todo, terms, min(jobs, len(todo))):
            tally.add(row)
            at_least += sum(row.of(severity) for severity in Severity if severity.rank >= fail_on.rank)
            progress.clear()
            if row.refused:
                print(row.refused, file=sys.stderr)
            else:
                printer.print(line(row))
            if write:
                write(row)
            progress.step(bool(row.refused))
    progress.clear()
    print(f"{progress.words()}.", file=sys.stderr)
    if summary is not None:
        _write(Path(summary) / PAGE, page.page(tally, ruleset))
    printer.print(total(tally))
    return 2 if tally.refused or tally.faults else int(at_least > 0)


def _all(shut: Sequence[Row], todo: Sequence[str], terms: Terms, jobs: int) -> Iterator[Row]:
    yield from shut
    yield from pool.rows(todo, terms, jobs)


def line(row: Row) -> str:
    """One line on one file: its name, how many findings, and their codes."""
    if not row.counts:
        said = "nothing found"
    else:
        said = ", ".join(
            f"{severity.value} "
            + " ".join(f"{c}×{n}" if n > 1 else c for c, s, n in row.counts if s is severity)
            for severity in Severity
            if row.of(severity)
        )
    broken = f"; {row.faults} check{'' if row.faults == 1 else 's'} broke down" if row.faults else ""
    return f"{row.file}: {said}{broken}"


def total(tally: Tally) -> str:
    """The last line: how many assessments, and how many findings of each severity."""
    numbers = [tally.by_severity[severity] for severity in Severity]
    names = ("blocker", "warning", "piece of advice")
    plural = ("blockers", "warnings", "pieces of advice")
    counted = ", ".join(
        f"{number} {one if number == 1 else many}"
        for number, one, many in zip(numbers, names, plural, strict=True)
    )
    return f"{tally.read} assessment{'' if tally.read == 1 else 's'}: {counted}."


class _Printer:
    """Prints to stdout. Where the reader has gone (``check … | head``), a summary that was asked for is still made."""

    def __init__(self, goes_on: bool) -> None:
        self.goes_on = goes_on

    def print(self, words: str) -> None:
        try:
            print(words, flush=True)
        except BrokenPipeError:
            if not self.goes_on:
                raise
            let_go_of_stdout()


def let_go_of_stdout() -> None:
    """Send what is still printed nowhere: closing a pipe that nobody reads would end in a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _written(summary: str | None) -> Iterator[TextIO | None]:
    """The sheet, open for writing under another name until it is whole; None where no summary is asked for."""
    if summary is None:
        yield None
        return
    path = Path(summary) / SHEET
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # With a mark of its encoding, without which Excel reads it as another.
        stream = _part(path).open("w", encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SurveyError(f"{name(summary)}: the summary cannot be written: {error.strerror}.") from error
    try:
        with stream:
            yield stream
        _part(path).replace(path)
    except BrokenPipeError:  # of stdout, which is no fault of the folder
        raise
    except OSError as error:
        raise SurveyError(f"{name(summary)}: the summary cannot be written: {error.strerror}.") from error
    finally:
        _part(path).unlink(missing_ok=True)


def _write(path: Path, words: str) -> None:
    try:
        _part(path).write_text(words, encoding="utf-8")
        _part(path).replace(path)
    except OSError as error:
        raise SurveyError(f"{name(str(path))}: the summary cannot be written: {error.strerror}.") from error


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")
