"""The file itself: every object in its place, the small ones packed together and compressed.

ReportLab writes each object alone and uncompressed; a tagged document has a thousand small ones, which packed into
object streams take a twentieth of the room (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import re
import threading
import zlib
from collections.abc import Iterable, Iterator

from reportlab.pdfbase import pdfdoc

from eia.pdf.node import Node
from eia.pdf.structure import TreeWriter
from eia.pdf.tagging import TaggedCanvas

#: ReportLab cuts a face's subset with one read position per face, which threads would move for each other.
_CUTTING = threading.Lock()
#: Objects in one object stream: enough to compress well, few enough for a reader that wants only one of them.
_TOGETHER = 2500
#: White space in a stream's dictionary, which holds no strings, that no reader needs (ISO 32000-1, 7.2.2).
_BLANK = re.compile(rb"\s+(?=[/\[\]<>])|(?<=[\[\]<>])\s+")


def finished(canvas: TaggedCanvas, root: Node) -> bytes:
    """The file of ``canvas``, whose pages are all closed, with the logical tree below ``root``. Call once."""
    document = canvas._doc
    canvas.drop_unused()
    with _CUTTING:
        for font in document.delayedFonts:
            font.addObjects(document)
    tree = TreeWriter(canvas, root)
    tree.register()
    catalogue, info = document.Reference(document.Catalog), document.Reference(document.info)
    file = _File()
    for number, body in _theirs(document, (tree.top, tree.outline)):
        file.add(number, body)
    for number, body in tree.objects(document.objectcounter + 1):
        file.add(number, body)
    return file.close(*(reference.format(document).decode("ascii") for reference in (catalogue, info)))


def _theirs(document: pdfdoc.PDFDocument, ours: tuple[pdfdoc.PDFObject, ...]) -> Iterator[tuple[int, bytes]]:
    """ReportLab's objects; writing one may make others, so their number is not known before the last."""
    number = 0
    while (number := number + 1) in document.numberToId:
        thing = document.idToObject[document.numberToId[number]]
        if thing not in ours:
            yield number, pdfdoc.format(thing, document, toplevel=1)


class _File:
    """Collects objects by number, then closes with the table that finds them again."""

    def __init__(self) -> None:
        self._parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._at = len(self._parts[0])
        self._found: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self._waiting: list[tuple[int, bytes]] = []
        self._packed: list[tuple[list[int], bytes]] = []

    def add(self, number: int, body: bytes) -> None:
        """Put a stream at its own place; keep anything else to be packed."""
        if body.endswith(b"endstream\n"):
            head, _, content = body.partition(b"\nstream\n")
            # ReportLab leaves out the line end that ISO 32000-1, 7.3.8.1 asks for.
            head = _BLANK.sub(b"", head).replace(b"[/FlateDecode]", b"/FlateDecode")
            self._put(number, b"%bstream\n%b\nendstream" % (head, content[:-10]))
            return
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self._pack()

    def _put(self, number: int, body: bytes) -> None:
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._found[number] = (1, self._at, 0)
        self._parts.append(part)
        self._at += len(part)

    def _pack(self) -> None:
        """Compress what waits; the stream's own number is given when all others are known."""
        head, at = [], 0
        for number, body in self._waiting:
            head.append(b"%d %d" % (number, at))
            at += len(body) + 1
        first = b" ".join(head) + b"\n"
        # Nearly all of it is numbers: their digits are cheaper than a match of three of them, and what the digits are
        # like changes often, so a fresh code for every thousand of them (the fourth level of memory) is worth its room.
        packer = zlib.compressobj(8, memLevel=4, strategy=zlib.Z_FILTERED)
        content = packer.compress(first + b"\n".join(body for _, body in self._waiting)) + packer.flush()
        keys = b"/Type /ObjStm /N %d /First %d" % (len(self._waiting), len(first))
        self._packed.append(([number for number, _ in self._waiting], _stream(keys, content)))
        self._waiting = []

    def close(self, catalogue: str, info: str) -> bytes:
        """The whole file."""
        if self._waiting:
            self._pack()
        last = max([*self._found, *(inside for numbers, _ in self._packed for inside in numbers)])
        for number, (numbers, stream) in enumerate(self._packed, last + 1):
            for index, inside in enumerate(numbers):
                self._found[inside] = (2, number, index)
            self._put(number, stream)
        number, start = last + len(self._packed) + 1, self._at
        self._found[number] = (1, start, 0)
        rows = (
            bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, place, index in (self._found.get(at, (0, 0, 65535)) for at in range(number + 1))
        )
        name = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].encode("ascii")
        keys = b"/Type /XRef /Size %d /W [1 4 2] /Root %b /Info %b /ID [<%b> <%b>]" % (
            number + 1, catalogue.encode("ascii"), info.encode("ascii"), name, name,
        )  # fmt: skip
        keys += b" /DecodeParms <</Predictor 12 /Columns 7>>"
        self._put(number, _stream(keys, zlib.compress(b"".join(_differences(rows)))))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _differences(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Each row as how it differs from the one above, which compresses ten times better (predictor "up")."""
    above = bytes(7)
    for row in rows:
        yield b"\x02" + bytes((here - there) & 255 for here, there in zip(row, above, strict=True))
        above = row


def _stream(keys: bytes, content: bytes) -> bytes:
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (keys, len(content), content)
