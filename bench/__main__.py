"""`./run bench [P1 P3 P4 P6 P7 P12] [--rounds N] [--seconds S]`: measure, print, keep the rows in bench/results/."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import sys
import time
from pathlib import Path
from statistics import median

from bench import local, web
from bench.ours import Ours
from bench.targets import Django, Target

WEB = {"P1": "open a saved page of 44 answers, 8 connections", "P3": "save 44 answers, synchronous=FULL",
       "P4": "save one answer, 1 connection", "P6": "start to first page; memory after load"}  # fmt: skip
LOCAL = {"P7": "check a full assessment", "P12": "print a full assessment"}
NODE_PEERS = {"defra": "@defra/forms-engine-plugin", "hof": "hof"}


def _targets() -> tuple[list[Target], list[str]]:
    targets: list[Target] = [Ours()]
    absent = []
    if importlib.util.find_spec("django"):
        targets.append(Django())
    else:
        absent.append("django: not run, the package is not installed (./run bench installs it)")
    for name, package in NODE_PEERS.items():
        why = (
            "Node.js is not installed"
            if not shutil.which("node")
            else f"{package} is not set up under bench/peers/"
        )
        absent.append(f"{name}: not run, {why}")
    return targets, absent


def _show(job: str, what: str, figures: web.Figures) -> None:
    print(f"\n{job}  {what}")
    for name, rows in figures.items():
        keys = list(rows[0]) if rows else []
        cells = []
        for key in keys:
            values = [row[key] for row in rows if key in row]
            spread = f" [{min(values):.3g}-{max(values):.3g}]" if len(values) > 1 else ""
            cells.append(f"{key} {median(values):.4g}{spread}")
        print(f"  {name:28} " + "   ".join(cells))


def _show_ratios(figures: web.Figures, ours: str, key: str) -> None:
    for peer, (middle, low, high) in web.ratios(figures, ours, key).items():
        print(f"  {peer} ÷ {ours}, {key}: {middle:.2f} (worst round {low:.2f}, best {high:.2f})")


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("jobs", nargs="*", metavar="JOB", help="P1 P3 P4 P6 P7 P12; all of them by default")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3.0, help="length of one web run")
    wanted = parser.parse_args()
    jobs = wanted.jobs or [*WEB, *LOCAL]
    if unknown := [job for job in jobs if job not in {**WEB, **LOCAL}]:
        parser.error(f"no such job: {', '.join(unknown)}; there are {', '.join({**WEB, **LOCAL})}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.2f}, {wanted.rounds} rounds")  # fmt: skip
    kept: dict[str, web.Figures] = {}
    if any(job in WEB for job in jobs):
        targets, absent = _targets()
        kept = web.measure(jobs, targets, wanted.rounds, wanted.seconds)
        for job in (one for one in jobs if one in WEB):
            _show(job, WEB[job], kept[job])
            if job != "P6":
                _show_ratios(kept[job], "ours", "cpu_ms")
            for line in absent:
                print(f"  {line}")
    for job, measure, ours in (
        ("P7", local.p7, ""),
        ("P12", local.p12, "ours, tagged"),
    ):
        if job in jobs:
            kept[job] = measure(wanted.rounds)
            _show(job, LOCAL[job], kept[job])
            if ours:
                _show_ratios(kept[job], ours, "wall_ms")
    results = Path(__file__).parent / "results"
    results.mkdir(exist_ok=True)
    target = results / f"{time.strftime('%Y%m%dT%H%M%S')}.json"
    target.write_text(json.dumps(kept, indent=1))
    print(f"\nEvery round is kept in bench/results/{target.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
