"""The table that `bench.register_data.plain` fills, as a model."""

from __future__ import annotations

from django.db import models

from bench.register_data import STATUSES


class Assessment(models.Model):
    title = models.TextField()
    service = models.TextField()
    status = models.TextField(
        choices=[(status, status.replace("_", " ").capitalize()) for status in STATUSES]
    )
    updated = models.DateTimeField()
    text = models.TextField()

    class Meta:
        db_table = "assessment"
        managed = False

    def __str__(self) -> str:
        return self.title
