"""The register of outgoing papers of a year, to print."""

import hashlib
from dataclasses import dataclass

from accounts.models import Unit
from documents.content import WorkingPaper
from documents.letterhead import body_of
from documents.models import PaperKind
from documents.papers import register_paper
from documents.queries.register import numbered_papers, register_lines
from documents.services.printing import PrintedPaper
from documents.services.verification import marked, print_marked
from documents.uploads import PDF

REGISTERS = "documents.register"


@dataclass(frozen=True)
class Register:
    """The lines as a paper without its mark; equal lines keep their code, a later print with more is another paper."""

    content: WorkingPaper
    name: str
    key: str

    def marked(self) -> WorkingPaper:
        return marked(kind=REGISTERS, key=self.key, name=self.name, content=self.content)

    def printed(self, form: str = PDF) -> PrintedPaper:
        """With the code that verifies the file."""
        return print_marked(kind=REGISTERS, key=self.key, name=self.name, content=self.content, form=form)


def register_of(body: Unit, year: int, kind: str = "") -> Register:
    """What the body numbered in the year, of one kind or all; nothing stored. One statement."""
    lines = list(register_lines(numbered_papers(body.pk, year, kind)))
    head, kind_name = body_of(body), str(PaperKind(kind).label) if kind else ""
    content = register_paper(lines, year=year, kind=kind_name, body_name=head.name, superior=head.superior)
    return Register(
        content=content,
        name=f"Sổ đăng ký văn bản đi năm {year}" + (f" - {kind_name.lower()}" if kind_name else ""),
        key=hashlib.sha256(f"{body.pk}:{content.sha256}".encode()).hexdigest(),
    )
