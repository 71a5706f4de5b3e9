"""A dossier: the archived files of several papers in one ZIP with a contents page."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from core import clock
from core.errors import RuleBroken
from core.wording import file_size
from documents.letterhead import body_of
from documents.models import IssuedPaper, PrintJob, StoredFile
from documents.papers import DossierEntry, contents_page
from documents.services.jobs import MadeFile, Progress, fingerprint_of, register, request_job
from documents.services.printing import print_paper, render_paper
from documents.zips import file_name, zipped

DOSSIER_JOB = "documents.dossier"
ZIP = "application/zip"
# Made at once up to here: so many archived files are read and packed in well under a second.
AT_ONCE = 5
MOST_PAPERS, MOST_BYTES = 200, 300 * 1024 * 1024


def request_dossier(*, actor: Any, papers: Sequence[IssuedPaper]) -> PrintJob | MadeFile:
    """The papers' files in one ZIP: at once when they are few and all printed, else a job of the actor's own.

    Only papers that the actor may see count. Refuses none, over 200 papers and over 300 MB.
    """
    chosen = _of(actor, [paper.pk for paper in papers])
    if not chosen:
        raise RuleBroken("Hãy chọn ít nhất một văn bản để tải hồ sơ.")
    if len(chosen) > MOST_PAPERS:
        raise RuleBroken(f"Một hồ sơ có tối đa {MOST_PAPERS} văn bản; bạn đã chọn {len(chosen)}.")
    size = sum(kept.size for paper in chosen if (kept := _archived(paper)))
    if size > MOST_BYTES:
        raise RuleBroken(f"Hồ sơ nặng {file_size(size)}, vượt quá {file_size(MOST_BYTES)}. Hãy chia thành nhiều hồ sơ.")
    if len(chosen) <= AT_ONCE and all(_archived(paper) for paper in chosen):
        return _packed(chosen, clock.today(), _silent)
    order = {"papers": [paper.pk for paper in chosen], "made_on": clock.today().isoformat()}
    return request_job(
        actor=actor,
        kind=DOSSIER_JOB,
        title=f"Hồ sơ {len(chosen)} văn bản",
        order=order,
        fingerprint=fingerprint_of(DOSSIER_JOB, [order, [_standing_of(paper) for paper in chosen]]),
    )


def _of(actor: Any, ids: Sequence[int]) -> list[IssuedPaper]:
    """The papers that the actor may see, the earliest first, drafts last."""
    papers = IssuedPaper.objects.visible_to(actor).filter(pk__in=ids).defer("content")
    found = papers.select_related("body__parent", "pdf", "signed_copy")
    return sorted(found, key=lambda paper: (paper.issued_on or date.max, paper.kind, paper.number or 0, paper.pk))


def _archived(paper: IssuedPaper) -> StoredFile | None:
    """The signed copy when there is one, else the print of the present content."""
    return paper.signed_copy or (paper.pdf if paper.is_printed else None)


def _standing_of(paper: IssuedPaper) -> list[Any]:
    signed = paper.signed_copy.sha256 if paper.signed_copy else ""
    return [paper.pk, paper.state, paper.content_sha256, signed]


def _make_dossier(job: PrintJob, progress: Progress) -> MadeFile:
    """One step for each paper: a missing print is made on the way."""
    wanted = job.order["papers"]
    papers = _of(job.owner, wanted)
    if len(papers) < len(wanted):
        raise RuleBroken("Có văn bản đã chọn mà bạn không còn quyền xem. Hãy chọn lại trong danh sách văn bản.")
    total = len(papers) + 1

    def told(at: int, words: str) -> None:
        progress.step(words, done=at, total=total)

    return _packed(papers, date.fromisoformat(job.order["made_on"]), told)


def _silent(_at: int, _words: str) -> None:
    """Nobody watches what is made at once."""


def _packed(papers: Sequence[IssuedPaper], made_on: date, tell: Callable[[int, str], None]) -> MadeFile:
    files: list[tuple[str, bytes]] = []
    entries = []
    width = max(2, len(str(len(papers))))
    for at, paper in enumerate(papers, start=1):
        tell(at - 1, f"Đang lấy {paper.get_kind_display().lower()} {paper.symbol}")
        kept = _archived(paper) or _printed_now(paper)
        if kept is None:
            raise RuleBroken(f"{paper.get_kind_display()} {paper.symbol} vừa được sửa. Hãy lập lại hồ sơ.")
        signed = " (bản đã ký)" if paper.signed_copy else ""
        name = file_name(f"{at:0{width}d} {paper.file_name}{signed}", ".pdf")
        with kept.file.open("rb") as source:
            files.append((name, source.read()))
        entries.append(_entry(paper, kept, name))
    tell(len(papers), "Đang lập mục lục")
    body = body_of(papers[0].body)
    page = contents_page(entries, body_name=body.name, superior=body.superior, made_on=made_on)
    contents = (f"{0:0{width}d} Mục lục hồ sơ.pdf", print_paper(page).file)
    name = file_name(f"Hồ sơ {len(papers)} văn bản {made_on:%Y-%m-%d}", ".zip")
    return MadeFile(name, ZIP, zipped([contents, *files]))


def _printed_now(paper: IssuedPaper) -> StoredFile | None:
    render_paper(paper.pk)
    paper.refresh_from_db()
    return _archived(paper)


def _entry(paper: IssuedPaper, kept: StoredFile, name: str) -> DossierEntry:
    return DossierEntry(
        symbol=paper.symbol,
        issued_on=paper.issued_on,
        kind=paper.get_kind_display(),
        title=paper.title,
        standing="" if paper.state == "issued" else paper.state_row.label.lower(),
        pages=paper.page_count,
        file_name=name,
        sha256=kept.sha256,
    )


register(DOSSIER_JOB, _make_dossier)
