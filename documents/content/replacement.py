"""The sentence by which a new paper takes the place of an old one (Nghị định 30/2020/NĐ-CP, Điều 18.3)."""

from dataclasses import replace

from documents.content.blocks import Article, Block, DashList, Paragraph
from documents.content.paper import Paper, texts
from documents.content.stored import unjudged
from documents.decree import END_MARK


def naming_replaced(paper: Paper, cited: str) -> Paper:
    """The paper with `Quyết định này thay thế Quyết định số …` at its end; one that says so already stays as it is.

    The words are judged when they are amended or sent for signing: an older paper may hold what is refused by now. In a
    decision the sentence belongs to the last Điều, in every other paper it is the last paragraph.
    """
    if any(f"thay thế {cited}" in text for text in texts(paper)):
        return paper
    sentence = _sentence(paper, cited)
    *before, last = paper.blocks
    last = _without_end_mark(last)
    if isinstance(last, Article):
        return unjudged(paper, blocks=(*before, replace(last, more=(*last.more, sentence))))
    return unjudged(paper, blocks=(*before, last, Paragraph(sentence)))


def no_longer_naming(paper: Paper, cited: str) -> Paper:
    """The paper without that sentence about an older one: of three in a row the third replaces the second only."""
    sentence = _sentence(paper, cited)
    *before, last = paper.blocks
    if isinstance(last, Article) and last.more and _bare(last.more[-1]) == sentence:
        return unjudged(paper, blocks=(*before, replace(last, more=last.more[:-1])))
    if isinstance(last, Paragraph) and before and _bare(last.text) == sentence:
        return unjudged(paper, blocks=tuple(before))
    return paper


def _sentence(paper: Paper, cited: str) -> str:
    return f"{paper.kind_row.name} này thay thế {cited} của {paper.body.spoken_name}."


def _without_end_mark(block: Block) -> Block:
    match block:
        case Paragraph(text=text):
            return replace(block, text=_bare(text))
        case DashList(items=(*items, end)):
            return replace(block, items=(*items, _bare(end)))
        case Article(text=text, more=()):
            return replace(block, text=_bare(text))
        case Article(more=(*more, end)):
            return replace(block, more=(*more, _bare(end)))
        case _:
            return block


def _bare(text: str) -> str:
    return text.rstrip().removesuffix(END_MARK).rstrip() + "." if text.rstrip().endswith(END_MARK) else text
