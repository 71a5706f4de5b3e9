"""What was done in a phase since it was opened."""

from django.db.models import Q

from campaigns.models import Extension, Phase, Submission
from core import journal
from core.models import JournalEntry
from core.text import fold
from documents.decree import PLAN
from documents.models import IssuedPaper


def begun_work(phase: Phase) -> str:
    """One thing that somebody did in the phase, in words; "" while nothing was done. At most five statements, and one for
    each kind of row by which another app rests on a phase."""
    found = (look(phase) for look in (_written, _extended, _dealt_with, _rested_on, _told_in_papers))
    return next(filter(None, found), "")


def _written(phase: Phase) -> str:
    report = phase.submissions.exclude(touched_at=None).select_related("unit").first()
    return f"{report.unit} đã soạn báo cáo" if report else ""


def _extended(phase: Phase) -> str:
    rows = Extension.objects.filter(submission__phase=phase).select_related("submission__unit")
    extension = rows.first()
    return f"{extension.submission.unit} đã đề nghị hoặc được gia hạn" if extension else ""


def _dealt_with(phase: Phase) -> str:
    """Handed in, judged, waived, reminded, given to a reviewer: each verb on a report has its line, opening has none."""
    lines = JournalEntry.objects.filter(
        object_type=Submission._meta.label_lower, object_id__in=phase.submissions.values("pk")
    )
    line = lines.order_by("id").first()
    if line is None:
        return ""
    report = phase.submissions.select_related("unit").get(pk=line.object_id)
    return f"Đã {journal.action(line.code).label} ({report.unit})"


def _rested_on(phase: Phase) -> str:
    """Consolidations, nominations and what else other apps keep of a phase."""
    for relation in Phase._meta.related_objects:
        model = relation.related_model
        is_of_others = model._meta.app_label != Phase._meta.app_label
        if is_of_others and model._base_manager.filter(**{relation.field.name: phase}).exists():
            return f"Đã có {model._meta.verbose_name} của {str(phase).lower()}"
    return ""


def _told_in_papers(phase: Phase) -> str:
    """A letter that urges the units, an invitation to the meeting: papers of the campaign that name the phase."""
    named = fold(str(phase))
    papers = IssuedPaper.objects.filter(scope=phase.journal_scope).exclude(kind=PLAN).exclude(state="withdrawn")
    paper = papers.filter(Q(folded_title__contains=f"{named} ") | Q(folded_title__endswith=named)).first()
    return f"Đã có văn bản “{paper.title}”" if paper else ""
