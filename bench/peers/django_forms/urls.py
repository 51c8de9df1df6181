"""The peer's two addresses: sign in, and the page of 44 answers."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from bench.peers.django_forms.forms import AnswersForm
from bench.peers.django_forms.models import AuditEvent, Document, Revision


def _save(request: HttpRequest, form: forms.Form) -> bool:
    """Save in one transaction; False if another save came between."""
    seen = form.cleaned_data.pop("version")
    with transaction.atomic():
        before = Document.objects.get(pk=1).answers
        changes = {
            key: [before.get(key), value]
            for key, value in form.cleaned_data.items()
            if before.get(key) != value
        }
        changed = Document.objects.filter(pk=1, version=seen).update(
            answers=form.cleaned_data, version=F("version") + 1
        )
        if changed:
            Revision.objects.create(document_id=1, version=seen + 1, answers=form.cleaned_data)
            AuditEvent.objects.create(document_id=1, by=request.user, changes=changes)
    return bool(changed)


@login_required
def page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        form = AnswersForm(request.POST)
        if form.is_valid() and _save(request, form):
            response = HttpResponseRedirect("/document", status=303)
            response["X-Version"] = str(form.data["version"])
            return response
        return render(request, "page.html", {"form": form}, status=409 if form.is_valid() else 422)
    document = Document.objects.get(pk=1)
    return render(
        request, "page.html", {"form": AnswersForm(initial=document.answers | {"version": document.version})}
    )


urlpatterns = [
    path("sign-in", LoginView.as_view(template_name="sign_in.html", next_page="/document")),
    path("document", page),
]
