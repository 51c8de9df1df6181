"""The counts over a back catalogue, kept while its rows pass by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rules.finding import Severity
from rules.survey.row import Row

NO_SERVICE = "No service named"


@dataclass(slots=True)
class Tally:
    """Findings nobody accepted, by rule and by service; ``with_…`` counts assessments that have any."""

    files: int = 0
    refused: int = 0
    faults: int = 0
    accepted: int = 0
    clean: int = 0
    by_severity: Counter[Severity] = field(default_factory=Counter)
    with_severity: Counter[Severity] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    with_rule: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    by_service: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        return self.files - self.refused

    def add(self, row: Row) -> None:
        self.files += 1
        if row.refused:
            self.refused += 1
            return
        service = row.service or NO_SERVICE
        self.services[service] += 1
        self.forms[row.form] += 1
        self.faults += row.faults
        self.accepted += row.accepted
        self.clean += not row.counts
        for severity in {severity for _, severity, _ in row.counts}:
            self.with_severity[severity] += 1
        for code, severity, number in row.counts:
            self.by_severity[severity] += number
            self.by_rule[code, severity] += number
            self.with_rule[code, severity] += 1
            self.by_service[service, severity] += number
