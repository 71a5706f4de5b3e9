"""A paper's content as a Word file: the same words, breaks, rules and measures as `documents.pdf` prints.

Every part has a named style, so that an office changes a whole kind of line at once in Word; nothing is faked with
spaces, tabs or underscores.
"""

from documents.docx.document import render_docx

__all__ = ["render_docx"]
