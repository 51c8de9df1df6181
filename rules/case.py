"""What a check may be given: the document, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from forms.document import Document
from forms.model import FormDefinition
from rules.committee import Report
from rules.history import History
from rules.register import Register

#: What a rule reads. Its check takes the parts named, in this order.
Reads = Literal["document", "history", "register", "report", "document+report", "definition"]
READS: tuple[Reads, ...] = ("document", "history", "register", "report", "document+report", "definition")


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to check. What is None or empty was not supplied, and rules that read it are silent."""

    document: Document | None = None
    history: History | None = None
    register: Register | None = None
    reports: tuple[Report, ...] = ()
    definition: FormDefinition | None = None

    def arguments(self, reads: Reads) -> Iterator[tuple[Any, ...]]:
        """The arguments for a check that reads ``reads``, once for each time it is called."""
        document = self.document
        match reads:
            case "document" if document:
                yield (document,)
            case "history" if document and self.history:
                yield (document, self.history)
            case "register" if document and self.register:
                yield (document, self.register)
            case "document+report" if document:
                yield from ((document, report) for report in self.reports)
            case "report":
                yield from ((report,) for report in self.reports)
            case "definition" if self.definition:
                yield (self.definition,)
