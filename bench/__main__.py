"""`./run bench [ROW …] [--rounds N] [--seconds S]`: measure, print, keep the figures in bench/results/.

Without a row: P1 P3 P4 P6 P7 P12. The others run only when they are named; bench/README.md says what each is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench import checking, copies, printing, registers, scale, web, wire, writers
from bench.node import Defra, Hof
from bench.ours import Ours
from bench.report import Report
from bench.targets import Django, Target

WEB = {
    "P1": "open a saved page of 44 answers, 8 connections",
    "P3": "save 44 answers, 1 connection; ours and Django's are durable (synchronous=FULL)",
    "P4": "save one answer, 1 connection; the peers post the page",
    "P6": "start to first page; memory of all processes after the load",
}
#: What measures a row, told the rounds and the seconds of one run.
ROWS: dict[str, tuple[str, Callable[[int, float], Report]]] = {
    "P5": ("32 people save one answer each, again and again, on one SQLite file", writers.p5),
    "P7": ("check a full assessment", checking.p7),
    "P8": ("find the near copies among 33 cells of 2,000 characters", copies.p8),
    "P9": (
        "the newest fifty of 1,000, 100,000 and 1,000,000 assessments, with their filters counted",
        registers.p9,
    ),
    "P10": ("a search in 1,000, 100,000 and 1,000,000 assessments", registers.p10),
    "P11": ("the public register of 1,000, 100,000 and 1,000,000 assessments", scale.p11),
    "P12": ("print a full assessment; ours and WeasyPrint's are tagged PDF/UA-1", printing.p12),
    "P12S": ("print 44 cells of 400, 4,000 and 40,000 characters", printing.p12s),
    "P13": ("bytes on the wire of the page of 44 answers", wire.p13),
}
USUAL = ("P1", "P3", "P4", "P6", "P7", "P12")


def _web(jobs: list[str], rounds: int, seconds: float) -> dict[str, Report]:
    targets: list[Target] = [Ours(), Django(), Defra(), Hof()]
    found, absent = web.measure(jobs, targets, rounds, seconds)
    notes = tuple(f"{one.name}: {one.note}" for one in targets if one.note and one.name not in absent)
    return {
        job: Report(found[job], absent, "ours", "" if job == "P6" else "cpu_ms", notes)
        for job in WEB
        if job in jobs
    }


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _show(row: str, what: str, report: Report) -> None:
    print(f"\n{row}  {what}")
    for name, rows in report.figures.items():
        cells = []
        for key in rows[0]:
            values = [one[key] for one in rows if key in one]
            spread = f" [{_figure(min(values))}-{_figure(max(values))}]" if len(values) > 1 else ""
            cells.append(f"{key} {_figure(median(values))}{spread}")
        print(f"  {name:28} " + "   ".join(cells))
    for peer, (middle, low, high) in report.ratios().items():
        print(
            f"  {peer} ÷ {report.ours}, {report.key}: {middle:.2f} (worst round {low:.2f}, best {high:.2f})"
        )
    for name, reason in report.absent.items():
        print(f"  {name}: not run, {reason}")
    for note in report.notes:
        print(f"  {note}")


def main() -> int:
    every = {**WEB, **{row: what for row, (what, _) in ROWS.items()}}
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"{' '.join(every)}")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3.0, help="length of one web run")
    wanted = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped then too
    rows = wanted.rows or list(USUAL)
    if unknown := [row for row in rows if row not in every]:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(every)}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.2f}, {wanted.rounds} rounds")  # fmt: skip
    kept: dict[str, Report] = {}
    if jobs := [row for row in rows if row in WEB]:
        kept |= _web(jobs, wanted.rounds, wanted.seconds)
        for row in kept:
            _show(row, WEB[row], kept[row])
    for row, (what, measure) in ROWS.items():
        if row in rows:
            kept[row] = measure(wanted.rounds, wanted.seconds)
            _show(row, what, kept[row])
    results = Path(__file__).parent / "results"
    results.mkdir(exist_ok=True)
    target = results / f"{time.strftime('%Y%m%dT%H%M%S')}.json"
    target.write_text(json.dumps({row: report._asdict() for row, report in kept.items()}, indent=1))
    print(f"\nLoad at the end {os.getloadavg()[0]:.2f}. Every round is kept in bench/results/{target.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
