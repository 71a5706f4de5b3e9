"""Sentences of papers that the office words itself: which there are, their places to fill in, and how they are filled."""

from documents.texts.filling import fill, fill_items, places_of, refuse_wrong_text, tidied
from documents.texts.places import BRANCH_HEADS, BRANCHES, BRANCHES_FIRST
from documents.texts.registry import Place, Sample, TextKind, kind_of, register, registered

__all__ = [
    "BRANCHES",
    "BRANCHES_FIRST",
    "BRANCH_HEADS",
    "Place",
    "Sample",
    "TextKind",
    "fill",
    "fill_items",
    "kind_of",
    "places_of",
    "refuse_wrong_text",
    "register",
    "registered",
    "tidied",
]
