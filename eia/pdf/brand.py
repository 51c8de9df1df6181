"""A council's look on paper: its name, logo, colour, marking, and how to ask for another format."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader

from eia.pdf.style import ACCENT, WHITE, contrast, readable

ACCENT_HEX = "#" + ACCENT.hexval()[2:]
#: A logo larger than this slows every page view and print down; a council's own runs to some tens of kilobytes.
MOST_BYTES, MOST_PIXELS = 1_000_000, 4_000_000
LOGOS = ("logo.png", "logo.jpg", "logo.jpeg")


@dataclass(frozen=True)
class Brand:
    """A council's name, colour (#rrggbb), protective marking, contacts for other formats, and logo (PNG or JPEG).

    ``told`` are sentences for whoever looks after the brand: what was refused or changed, and why.
    """

    organisation: str = ""
    accent: str = ACCENT_HEX
    marking: str = ""
    contact: tuple[str, ...] = ()
    logo: bytes = b""
    told: tuple[str, ...] = ()

    @property
    def colour(self) -> Color:
        """The accent, dark enough to be read on white. Raises ValueError where it is not a colour."""
        return readable(HexColor(self.accent))


def read_brand(folder: Path, organisation: str = "", accent: str = ACCENT_HEX) -> Brand:
    """The brand in ``folder``: ``brand.json`` (organisation, accent, marking, contact) and ``logo.png`` or ``.jpg``.

    ``organisation`` and ``accent`` are what holds where the folder does not say. Nothing in it can stop a document from
    being printed: what cannot be used is left out, and ``told`` says so.
    """
    told: list[str] = []
    facts = _facts(folder / "brand.json", told)
    wanted = facts.get("accent") or accent
    contact = facts.get("contact") or []
    return Brand(
        organisation=str(facts.get("organisation") or organisation),
        accent=_accent(wanted, told),
        marking=str(facts.get("marking") or ""),
        contact=tuple(map(str, contact)) if isinstance(contact, list) else (str(contact),),
        logo=_logo(folder, told),
        told=tuple(told),
    )


def _facts(path: Path, told: list[str]) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        told.append(f"{path.name} cannot be read, so it is not used: {error}.")
        return {}
    if not isinstance(found, dict):
        told.append(f"{path.name} must be an object with organisation, accent, marking and contact.")
        return {}
    return found


def _accent(accent: object, told: list[str]) -> str:
    try:
        colour = HexColor(str(accent)) if str(accent).startswith("#") and len(str(accent)) == 7 else None
    except ValueError:
        colour = None
    if colour is None:
        told.append(
            f"The colour “{accent}” is not written as # and six hexadecimal digits: the usual one is used."
        )
        return ACCENT_HEX
    if (ratio := contrast(colour, WHITE)) < 4.5:
        told.append(
            f"The colour {accent} has a contrast of {ratio:.1f} on white, where 4.5 is needed: a darker shade is used."
        )
    return str(accent)


def _logo(folder: Path, told: list[str]) -> bytes:
    path = next((folder / name for name in LOGOS if (folder / name).is_file()), None)
    if path is None:
        if (folder / "logo.svg").is_file():
            told.append("logo.svg cannot be printed: put a PNG or JPEG beside it.")
        return b""
    try:
        if path.stat().st_size > MOST_BYTES:
            told.append(
                f"{path.name} is larger than {MOST_BYTES // 1000} kB, so it is left out: save it smaller."
            )
            return b""
        data = path.read_bytes()
    except OSError as error:
        told.append(f"{path.name} cannot be read, so it is left out: {error.strerror}.")
        return b""
    if sentence := unfit(data):
        told.append(f"{path.name} is left out: {sentence}")
        return b""
    return data


def unfit(data: bytes) -> str:
    """Why ``data`` cannot be printed as a logo, in a sentence; "" where it can."""
    if len(data) > MOST_BYTES:
        return f"it is larger than {MOST_BYTES // 1000} kB."
    if not data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        return "it is no PNG or JPEG picture."
    try:
        image = ImageReader(io.BytesIO(data))
        wide, tall = image.getSize()
        if wide * tall > MOST_PIXELS:
            return f"it has {wide} by {tall} points, more than {MOST_PIXELS // 1_000_000} million."
        image.getRGBData()
    except Exception as error:  # noqa: BLE001 - a broken picture fails in as many ways as there are decoders
        return f"it is a broken picture ({type(error).__name__})."
    return ""
