"""The document, its revisions and its audit rows."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Document(models.Model):
    answers = models.JSONField()
    version = models.PositiveIntegerField()


class Revision(models.Model):
    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    version = models.PositiveIntegerField()
    answers = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)


class AuditEvent(models.Model):
    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    changes = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
