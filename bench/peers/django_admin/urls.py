"""Django's admin over the table: fifty a page, two filters, a search by the table's own full-text index."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.urls import path

from bench.peers.django_admin.models import Assessment

_FOUND = "SELECT rowid FROM assessment_fts WHERE assessment_fts MATCH %s"


class AssessmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "service", "status", "updated")
    list_filter = ("service", "status")
    search_fields = ("title", "service", "text")
    list_per_page = 50
    ordering = ("-updated",)
    # As its documentation advises for large tables: no second count of everything.
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By whole words, as the others search; the admin's own search would read every text for a substring."""
        words = " ".join('"' + word.replace('"', '""') + '"' for word in search_term.split())
        return (queryset.filter(pk__in=RawSQL(_FOUND, [words])) if words else queryset), False


admin.site.register(Assessment, AssessmentAdmin)
urlpatterns = [path("admin/", admin.site.urls)]
