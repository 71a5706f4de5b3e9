"""The content of an official paper under Nghị định 30/2020/NĐ-CP, apart from how it is laid out.

A `Paper` is built once by an app's `papers.py`, frozen, and given to every renderer (PDF, DOCX). It refuses with
`PaperRefused` what the decree forbids. `to_dict` and `from_dict` carry it through JSON unchanged, so that a snapshot
can be kept for years.
Text may carry `**chữ đậm**`; every renderer asks `runs()` for the pieces.
"""

from documents.content.blocks import Article, Block, Column, DashList, Heading, Paragraph, Row, Run, Table, runs
from documents.content.paper import Annex, Paper, from_dict, to_dict
from documents.content.people import Body, Signature
from documents.decree import PaperRefused

__all__ = [
    "Annex",
    "Article",
    "Block",
    "Body",
    "Column",
    "DashList",
    "Heading",
    "Paper",
    "PaperRefused",
    "Paragraph",
    "Row",
    "Run",
    "Signature",
    "Table",
    "from_dict",
    "runs",
    "to_dict",
]
