"""P12 and P12S: printing an assessment, and ones of ten and a hundred times its text."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from bench import texts
from bench.peers import python as own
from bench.printers import PRINTERS, Words
from bench.process import Missing, system_package
from bench.report import Figures, Report, Row
from forms.document import Document

#: Characters in each of the 44 cells: once, ten and a hundred times.
SIZES = {"×1": 400, "×10": 4_000, "×100": 40_000}
TAGGED = {"ours", "weasyprint"}
WANTED = (
    "wanted: at most 1.25 of untagged ReportLab's processor time, a seventh of WeasyPrint's, "
    "no larger file than WeasyPrint's, time in line with the text, at most 200 MB"
)


def _words(document: Document) -> Words:
    answers = [document.at(place.address) for place in document.places()]
    return {
        "title": document.about.title or "Assessment",
        "language": document.definition.language,
        "answers": [
            (one.label, [line for line in one.text.split("\n") if line.strip()])
            for one in answers
            if one is not None and one.text
        ],
    }


class Printer:
    """A printer's own process with one document to print. Raises Missing where it is not to be had here."""

    def __init__(self, name: str, source: texts.Source, folder: Path) -> None:
        self.name, python = name, sys.executable
        if name == "weasyprint":
            python = own.interpreter()
            system_package("pangoft2-1.0", "libpangoft2-1.0-0")
        if name == "libreoffice" and not shutil.which("soffice"):
            raise Missing("LibreOffice is not installed")
        self.words = _words(Document.from_json(source))
        document, words, self.out = (folder / each for each in ("document.json", "words.json", f"{name}.pdf"))
        document.write_text(json.dumps(source), encoding="utf-8")
        words.write_text(json.dumps(self.words), encoding="utf-8")
        self.process = subprocess.Popen(
            [python, "-m", "bench.printers", name, str(document), str(words), str(self.out)],
            cwd=texts.ROOT, env={**os.environ, "PYTHONPATH": str(texts.ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def print(self) -> Row:
        """Print once. Raises Missing with its last words if a peer fails, RuntimeError if ours does."""
        assert self.process.stdin and self.process.stdout and self.process.stderr
        try:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
            told = self.process.stdout.readline()
        except BrokenPipeError:
            told = ""
        if not told:
            reason = (self.process.stderr.read().strip().splitlines() or ["it ended without a word"])[-1]
            raise RuntimeError(reason) if self.name == "ours" else Missing(reason)
        with pikepdf.open(self.out) as file:
            assert ("/StructTreeRoot" in file.Root) == (self.name in TAGGED), (
                f"{self.name}: the wrong kind of PDF"
            )
            row: Row = json.loads(told) | {"pages": len(file.pages)}
        return row

    def prove(self) -> None:
        """That the words are in the file; ours may break one at the end of a line. Needs poppler's pdftotext."""
        if shutil.which("pdftotext"):
            command = ["pdftotext", "-enc", "UTF-8", str(self.out), "-"]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            printed = set(re.findall(r"\w+", told))
            asked = {
                word
                for _, lines in self.words["answers"]
                for line in lines
                for word in re.findall(r"\w+", line)
            }
            lost = asked - printed
            assert len(lost) <= len(asked) / 50, f"{self.name}: not in the file: {sorted(lost)[:20]}"

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


def p12(rounds: int, seconds: float) -> Report:
    """The shipped sample, about twelve pages, printed by each in turn."""
    figures: Figures = {}
    absent: dict[str, str] = {}
    running: list[Printer] = []
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder:
        try:
            for name in PRINTERS:
                try:
                    printer = Printer(name, texts.sample(texts.STRONG), Path(folder))
                    running.append(printer)
                    printer.print()  # the first one reads fonts and compiles, for each of them
                    printer.prove()
                    figures[name] = []
                except Missing as reason:
                    absent[name] = str(reason)
            present = [one for one in running if one.name in figures]
            for _ in range(rounds):
                for printer in random.sample(present, len(present)):
                    figures[printer.name].append(printer.print())
        finally:
            for printer in running:
                printer.stop()
    return Report(figures, absent, "ours", "cpu_ms", (WANTED,))


def p12s(rounds: int, seconds: float) -> Report:
    """44 cells of 400, 4,000 and 40,000 characters, each printed once in a process of its own."""
    figures: Figures = {}
    absent: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as folder:
        for size, length in SIZES.items():
            source = texts.full(length, 0)
            for name in PRINTERS:
                try:
                    printer = Printer(name, source, Path(folder))
                    try:
                        figures[f"{name} {size}"] = [printer.print()]
                        printer.prove()
                    finally:
                        printer.stop()
                except Missing as reason:
                    absent[f"{name} {size}"] = str(reason)
    return Report(figures, absent, notes=(WANTED,))
