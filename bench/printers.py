"""One printer in a process of its own: `python -m bench.printers NAME DOCUMENT.json WORDS.json OUT.pdf`.

For every line it reads it prints the document and answers with the time, the size of the file and its peak memory.
Only what a printer itself needs is imported, so its memory is its own and WeasyPrint needs none of our packages.
"""

from __future__ import annotations

import html
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: The words in reading order: the title, the language, and for each answer its label and its lines.
Words = dict[str, Any]


def ours(document: str, words: Words) -> Callable[[], bytes]:
    """Tagged PDF/UA-1, with the document's tables, cover and ending."""
    from eia.pdf import Brand, Record, render
    from forms.document import Document

    read = Document.from_json(json.loads(document))
    record, brand = Record.from_document(read), Brand()
    return lambda: render(read, record, brand)


def reportlab(document: str, words: Words) -> Callable[[], bytes]:
    """The same words as plain, untagged paragraphs of ReportLab's own platypus."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()

    def made() -> bytes:
        story: list[Any] = [Paragraph(html.escape(words["title"]), styles["Title"])]
        for label, lines in words["answers"]:
            story.append(Paragraph(html.escape(label), styles["Heading3"]))
            story += [Paragraph(html.escape(line), styles["Normal"]) for line in lines]
        output = io.BytesIO()
        SimpleDocTemplate(output).build(story)
        return output.getvalue()

    return made


def page(words: Words) -> str:
    """The same words as an HTML page."""
    answers = "".join(
        f"<h2>{html.escape(label)}</h2>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        for label, lines in words["answers"]
    )
    title = html.escape(words["title"])
    return (
        f'<!DOCTYPE html><html lang="{words["language"]}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>@page {{ size: A4 }}</style></head><body><h1>{title}</h1>{answers}</body></html>"
    )


def weasyprint(document: str, words: Words) -> Callable[[], bytes]:
    """The same words through WeasyPrint as PDF/UA-1."""
    from weasyprint import HTML

    text = page(words)
    return lambda: HTML(string=text).write_pdf(pdf_variant="pdf/ua-1") or b""


def libreoffice(document: str, words: Words) -> Callable[[], bytes]:
    """The same words through LibreOffice, a new process each time, as a council's own conversion would be."""
    folder = Path(tempfile.mkdtemp(prefix="eia-bench-"))
    (folder / "words.html").write_text(page(words), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "words.html"]

    def made() -> bytes:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return (folder / "words.pdf").read_bytes()

    return made


PRINTERS = {one.__name__: one for one in (ours, reportlab, weasyprint, libreoffice)}


def _cpu() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def main() -> int:
    name, (document, words, out) = sys.argv[1], map(Path, sys.argv[2:5])
    made = PRINTERS[name](document.read_text(encoding="utf-8"), json.loads(words.read_text(encoding="utf-8")))
    for _ in sys.stdin:
        begun, begun_cpu = time.perf_counter(), _cpu()
        file = made()
        row = {
            "cpu_ms": (_cpu() - begun_cpu) * 1000,
            "wall_ms": (time.perf_counter() - begun) * 1000,
            "kilobytes": len(file) / 1000,
            "peak_mb": max(
                resource.getrusage(kind).ru_maxrss / 1024
                for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            ),
        }
        out.write_bytes(file)
        print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
