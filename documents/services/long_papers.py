"""Long papers: laid out in the worker while the person watches; short ones are printed at once."""

from pathlib import PurePath
from typing import Any

from documents.content import Paper, WorkingPaper, from_dict, to_dict, working_paper_from_dict
from documents.length import expected_pages
from documents.models import PrintJob
from documents.services.jobs import MadeFile, Progress, fingerprint_of, register, request_job
from documents.services.printing import print_paper
from documents.services.verification import remember_print
from documents.uploads import CONTENT_TYPES, PDF

PAPER_JOB = "documents.paper"


def request_print(*, actor: Any, content: Paper | WorkingPaper, name: str, form: str = PDF) -> PrintJob:
    """A job of the actor's own lays the content out as the file `name`; equal content in the same form is not laid out
    twice while it is kept. Whether the actor may see the content is the caller's rule. Refuses as `request_job` does."""
    return request_job(
        actor=actor,
        kind=PAPER_JOB,
        title=PurePath(name).stem,
        order={"content": to_dict(content), "official": isinstance(content, Paper), "form": form, "name": name},
        fingerprint=fingerprint_of(PAPER_JOB, [content.sha256, form, name]),
    )


def _make_paper(job: PrintJob, progress: Progress) -> MadeFile:
    """Each page is told as it is begun, beside how many are expected: how many there are, only the last tells."""
    order = job.order
    progress.step("Đang đọc nội dung", done=0)
    content = (from_dict if order["official"] else working_paper_from_dict)(order["content"])
    with progress.pages("trang", total=expected_pages(content)):
        printed = print_paper(content, order["form"])
    remember_print(content, order["form"], printed.sha256)
    return MadeFile(order["name"], CONTENT_TYPES[order["form"]], printed.file)


register(PAPER_JOB, _make_paper)
