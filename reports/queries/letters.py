"""Where a draft holds letters that its paper cannot print."""

from urllib.parse import urlencode

from django.urls import reverse

from campaigns.outline import SECTIONS
from campaigns.outline import section as outline_section
from core.errors import RuleBroken
from documents.content import PaperRefused, odd_letters
from reports.checks import place_name
from reports.models import Consolidation, SectionParagraph
from reports.queries.stale import page_of

MOST_PLACES = 5


def with_places(refused: PaperRefused, consolidation: Consolidation) -> RuleBroken:
    """The refusal of a paper with all paragraphs that hold such letters and a link to the first; as it is where there are
    none: 1 statement."""
    rows = SectionParagraph.objects.filter(section__consolidation=consolidation).order_by("position")
    order = [section.code for section in SECTIONS]
    texts = sorted(rows.values_list("section__code", "position", "pk", "text"), key=lambda each: order.index(each[0]))
    found = [
        (_place(code, at), letters, code, at, pk) for code, at, pk, text in texts if (letters := odd_letters(text))
    ]
    if not found:
        return RuleBroken(str(refused))
    named = "; ".join(
        f"{place}: {', '.join(f'“{each}”' for each in letters)}" for place, letters, *_ in found[:MOST_PLACES]
    )
    more = f"; và {len(found) - MOST_PLACES} đoạn nữa" if len(found) > MOST_PLACES else ""
    place, _, code, at, pk = found[0]
    page = {"trang": page_of(at)} if page_of(at) > 1 else {}
    return RuleBroken(
        f"Chưa in được: phông chữ Times New Roman không có các ký tự sau, hãy xóa hoặc thay. {named}{more}.",
        url=f"{reverse('reports:consolidation_detail', args=[consolidation.pk])}?{urlencode({'muc': code, **page})}#doan-{pk}",
        action=f"Mở {place}",
    )


def _place(code: str, position: int) -> str:
    return f"{place_name(outline_section(code))}, đoạn {position}"
