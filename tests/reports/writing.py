"""Forms of the consolidation desk, as a browser sends them."""

from typing import Any

from reports.drafting import mark_of
from reports.models import ConsolidationSection, SectionParagraph
from reports.services import Typed, save_section


def shown(section: ConsolidationSection, **texts: str) -> list[Typed]:
    """All paragraphs of the section as a form shows them, with other words in those that are named `at_<position>`."""
    return [
        Typed(
            text=texts.get(f"at_{row.position}", row.text),
            pk=row.pk,
            seen=mark_of(row.text),
            kind=row.kind,
            items=tuple(link.item_id for link in row.sources.all()),
        )
        for row in SectionParagraph.objects.filter(section=section).prefetch_related("sources").order_by("position")
    ]


def rewrite(actor: Any, section: ConsolidationSection, words: str = "") -> ConsolidationSection:
    """Everything in the section is taken out, and the words stand there instead."""
    emptied = [Typed("", each.pk, each.seen) for each in shown(section)]
    return save_section(actor=actor, section=section, typed=emptied, added=words)


def posted(typed: list[Typed], added: str = "", **others: Any) -> dict[str, Any]:
    """What a browser sends of the form."""
    return {
        "paragraph": [each.pk for each in typed],
        "seen": [each.seen for each in typed],
        "kind": [each.kind for each in typed],
        "items": [",".join(map(str, each.items)) for each in typed],
        "text": [each.text for each in typed],
        "added": added,
        "after": typed[-1].pk if typed else "",
        **others,
    }
