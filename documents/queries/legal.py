"""Questions about the law that papers cite."""

from collections.abc import Iterator
from datetime import date

from documents.content import Paper
from documents.content.blocks import texts_of
from documents.models import IssuedPaper, LegalText

CITING = "căn cứ"


def citation_doubts(paper: IssuedPaper, day: date) -> tuple[str, ...]:
    """What the paper cites though it is not in force on the day, one sentence each: at most one statement."""
    lines = list(citing_lines(paper.paper))
    if not lines:
        return ()
    words = "\n".join(lines)
    known = LegalText.objects.not_in_force_on(day).select_related("replaced_by")
    return tuple(text.doubt_on(day) for text in known if text.is_cited_in(words))


def citing_lines(paper: Paper) -> Iterator[str]:
    """The căn cứ; of a paper that has them all its sentences, else its first one and those that begin with the word.

    A report says in its first sentence what it carries out (“Thực hiện …”); further on it tells of last year's law
    without citing it, so those sentences are not searched.
    """
    yield from paper.bases
    for at, text in enumerate(texts_of(paper.all_blocks)):
        if at == 0 or paper.bases or text.lower().startswith(CITING):
            yield text
