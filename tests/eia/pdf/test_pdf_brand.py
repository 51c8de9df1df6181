"""A council's look: what can be used is used, what cannot is left out with a sentence, and nothing stops the print."""

from __future__ import annotations

import io
import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_documents import DOCUMENTS, make_long_text_document, pages_of, print_document
from reportlab.lib.colors import HexColor
from structure_checker import faults

from eia.pdf import Brand, Record, read_brand, render
from eia.pdf.__main__ import main
from eia.pdf.brand import ACCENT_HEX, MOST_BYTES
from eia.pdf.style import WHITE, contrast


def png(wide: int = 40, tall: int = 20) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xc0\x00\x00" * wide for _ in range(tall)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pictures_in(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages[0].get_images())


def make_folder(folder: Path, logo: bytes = b"", name: str = "logo.png", **facts: Any) -> Path:
    (folder / "brand.json").write_text(json.dumps(facts), encoding="utf-8")
    if logo:
        (folder / name).write_bytes(logo)
    return folder


def test_everything_in_the_folder_is_used(tmp_path: Path) -> None:
    facts = {"organisation": "Oakfield Council", "accent": "#7a1f1f", "contact": ["Call 0100 000 000"]}
    brand = read_brand(make_folder(tmp_path, png(), **facts, marking="OFFICIAL"), organisation="Other")
    assert brand.told == () and brand.organisation == "Oakfield Council" and brand.marking == "OFFICIAL"
    document = DOCUMENTS["strong"]()
    pdf = render(document, Record.from_document(document), brand)
    assert pictures_in(pdf) == 1
    assert faults(pdf) == []
    assert ".478 .122 .122 rg" in pages_of(pdf)[0]
    assert pdf == render(document, Record.from_document(document), brand)


def test_an_empty_folder_is_the_usual_look_without_a_marking(tmp_path: Path) -> None:
    assert read_brand(tmp_path, "Oakfield Council") == Brand(organisation="Oakfield Council")
    assert Brand().marking == "" and Brand().accent == ACCENT_HEX


@pytest.mark.parametrize(
    ("logo", "name", "told"),
    [
        (b"\x89PNG\r\n\x1a\nbroken", "logo.png", "broken picture"),
        (png()[:-30], "logo.png", "broken picture"),
        (b"<svg/>", "logo.png", "no PNG or JPEG"),
        (b"<svg/>", "logo.svg", "put a PNG or JPEG beside it"),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "logo.jpg", "larger than 1000 kB"),
        (png(3000, 2000), "logo.png", "more than 4 million"),
    ],
)
def test_a_logo_that_cannot_be_used_is_left_out_with_a_sentence(
    logo: bytes, name: str, told: str, tmp_path: Path
) -> None:
    brand = read_brand(make_folder(tmp_path, logo, name))
    assert brand.logo == b"" and len(brand.told) == 1 and told in brand.told[0]


def test_a_broken_logo_given_directly_does_not_stop_the_print() -> None:
    assert pictures_in(print_document(make_long_text_document("x"), logo=b"\x89PNG\r\n\x1a\nbroken")) == 0


@pytest.mark.parametrize("accent", ["#ffff00", "#eeeeee", "#00ff88", "#ffffff"])
def test_a_pale_colour_is_darkened_with_a_sentence(accent: str, tmp_path: Path) -> None:
    brand = read_brand(make_folder(tmp_path, accent=accent))
    assert "4.5 is needed" in brand.told[0]
    assert contrast(brand.colour, WHITE) >= 4.5
    assert brand.colour != HexColor(accent)


@pytest.mark.parametrize("accent", ["red", "#12", "javascript:", 7, ["#112233"]])
def test_what_is_no_colour_is_refused_with_a_sentence(accent: Any, tmp_path: Path) -> None:
    brand = read_brand(make_folder(tmp_path, accent=accent))
    assert brand.accent == ACCENT_HEX and "six hexadecimal digits" in brand.told[0]


@pytest.mark.parametrize("text", ["{", "[]", "\udce9"])
def test_a_broken_brand_file_is_told_and_not_used(text: str, tmp_path: Path) -> None:
    (tmp_path / "brand.json").write_text(text, encoding="utf-8", errors="surrogateescape")
    brand = read_brand(tmp_path, "Oakfield Council")
    assert brand.organisation == "Oakfield Council" and len(brand.told) == 1


def test_the_command_prints_in_the_deployment_s_look_and_in_large_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brand").mkdir()
    make_folder(tmp_path / "brand", b"nothing", organisation="Oakfield Council")
    monkeypatch.setenv("EIA_INSTANCE", str(tmp_path))
    source = {"document": 1, "definition": "eia-standard@1.0", "as_of": "2026-11-22", "answers": {}}
    (tmp_path / "in.json").write_text(json.dumps(source), encoding="utf-8")
    files = [str(tmp_path / "in.json"), str(tmp_path / "out.pdf")]
    assert main(files) == 0 and "logo.png is left out" in capsys.readouterr().err
    usual = (tmp_path / "out.pdf").read_bytes()
    assert main(["--large-print", *files]) == 0
    large = (tmp_path / "out.pdf").read_bytes()
    assert "(Oakfield Council" in pages_of(usual)[0]
    assert len(pages_of(large)) > len(pages_of(usual))
    assert main(["--tiny", *files]) == 2


def test_nothing_in_large_print_is_smaller_than_18_point() -> None:
    pages = pages_of(print_document(DOCUMENTS["strong"](), large_print=True))
    sizes = {float(size) for page in pages for size in re.findall(r"/F\d\+\d ([\d.]+) Tf", page)}
    assert min(sizes) >= 18
