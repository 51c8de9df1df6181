"""The three faces every document is set in: how wide their words are, and how a page's stream writes them."""

from __future__ import annotations

import re
import zlib
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

FOLDER = Path(__file__).parent / "fonts"

#: Headings are set in the semi-bold too, larger and in colour: a fourth face would cost each file 4 kB.
REGULAR, SEMIBOLD, ITALIC = ("SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Italic")
FACES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
}


class _Face(TTFontFace):
    """A face that embeds only what a PDF needs: the name table holds its licence, which lies beside the files."""

    def get_table(self, tag: str) -> bytes:
        """The table ``tag``; KeyError for one the face lacks or that is not embedded."""
        if tag in ("name", "OS/2"):
            raise KeyError(tag)
        return bytes(super().get_table(tag))


class Packed:
    """The filter that every stream of ours goes through: Flate, as small as it gets."""

    pdfname = "FlateDecode"

    def encode(self, text: str | bytes) -> bytes:
        """``text`` compressed."""
        return zlib.compress(text.encode("latin-1") if isinstance(text, str) else text, 9)


class _Font(TTFont):
    """A font whose subsets are described in half the room: runs of codes as ranges."""

    def addObjects(self, document: PDFDocument) -> None:
        """Put the subsets that ``document`` uses into it. Call once, when all its text is written."""
        for number, subset in enumerate(self.state[document].subsets):
            internal = self.getSubsetInternalName(number, document)[1:]
            name = (SUBSETN(number) + b"+" + self.face.name).decode("ascii")
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = internal, name
            font.FirstChar, font.LastChar = 0, len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            letters = pdfdoc.PDFStream(content=_letters(subset), filters=[Packed()])
            font.ToUnicode = document.Reference(letters, f"letters:{name}")
            font.FontDescriptor = self.face.addSubsetObjects(document, name, subset)
            document.Reference(font, internal)
            document.idToObject["BasicFonts"].dict[internal] = font
        del self.state[document]


def _letters(subset: list[int]) -> str:
    """Which letter each code of ``subset`` stands for, as a CMap (ISO 32000-1, 9.10.3)."""
    runs: list[list[int]] = []
    for code, letter in enumerate(subset):
        if not letter or (letter == 32 and code != 32):
            continue  # a code that no text uses
        if runs and letter - code == runs[-1][2] - runs[-1][0]:
            runs[-1][1] = code  # what lies between is used by no text
        else:
            runs.append([code, code, letter])
    lines = [f"<{first:02X}><{last:02X}><{letter:04X}>" for first, last, letter in runs]
    ranges = [
        f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange"
        for part in (lines[at : at + 100] for at in range(0, len(lines), 100))
    ]
    return _CMAP.format("\n".join(ranges))


_CMAP = """/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def/CMapType 2 def
1 begincodespacerange<00><FF>endcodespacerange
{}
endcmap CMapName currentdict/CMap defineresource pop end end"""


@cache
def register() -> None:
    """Make the faces known to ReportLab, once in a process."""
    for name, file in FACES.items():
        font = _Font(name, str(FOLDER / file))
        font.face.__class__ = _Face
        pdfmetrics.registerFont(font)


@cache
def face(name: str) -> TTFont:
    """The registered face called ``name``; KeyError for another name."""
    register()
    return pdfmetrics.getFont(name)


class _Characters(dict[str, float]):
    """The width of each character of one face at one point."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._width = font.face.getCharWidth

    def __missing__(self, char: str) -> float:
        found = self[char] = self._width(ord(char)) / 1000
        return found


class Widths(dict[str, float]):
    """The width of each word in one face at one point, worked out when it is first asked for and then kept."""

    #: Officers share most of their words; past this many the store begins again, so that a server stays small.
    MOST = 50_000

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._of = _Characters(font).__getitem__

    def __missing__(self, text: str) -> float:
        found = sum(map(self._of, text))
        if len(text) < 40:
            if len(self) > self.MOST:
                self.clear()
            self[text] = found
        return found


@cache
def widths(font: str) -> Widths:
    """The widths of words in ``font``; times a size they are widths in points."""
    return Widths(face(font))


def width(text: str, font: str) -> float:
    """The width of ``text`` in ``font`` at one point."""
    return widths(font)[text]


class Codes(dict[int, str]):
    """How a page's stream writes each character of one face, for ``str.translate``; one per face and document.

    ReportLab cuts a face into subsets of 256 characters. Nearly every text needs the first only; a character of a
    later one is written behind a mark, and ``strings`` then changes the font in the middle of the text.
    """

    _MARK = 0xF0000
    _ONE = re.compile("([\U000f0000-\U000ffffd]?)(\\\\[0-7]{3}|[^\\\\])", re.DOTALL)

    def __init__(self, name: str, document: PDFDocument) -> None:
        super().__init__()
        self._face, self._document = face(name), document
        self._face.splitString(" ", document)
        self.name = self._name(0)
        self._many = False

    def _name(self, subset: int) -> str:
        return str(self._face.getSubsetInternalName(subset, self._document))

    def __missing__(self, code: int) -> str:
        if code == 10:
            found = "\n"
        else:
            subset, data = self._face.splitString(chr(code), self._document)[0]
            byte = data[0]
            found = f"\\{byte:03o}" if byte in b"()\\\r\n" else chr(byte)
            if subset:
                self._many = True
                found = chr(self._MARK + subset) + found
        self[code] = found
        return found

    def drop_unused(self) -> None:
        """Leave the letters out of the first subset that no text used: ReportLab puts all of ASCII in."""
        first = self._face.state[self._document].subsets[0]
        first[32:] = [code if code in self else 32 for code in first[32:]]

    def strings(self, text: str) -> list[tuple[str, str]]:
        """``text`` as pairs of a font's name in the file and the body of a string to show in it."""
        written = text.translate(self)
        if not self._many:
            return [(self.name, written)]
        found = self._ONE.findall(written)
        return [
            (self._name(ord(mark) - self._MARK if mark else 0), "".join(body for _, body in group))
            for mark, group in groupby(found, key=lambda one: one[0])
        ]
