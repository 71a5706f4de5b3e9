"""What a verification code answers to the public."""

from documents.models import IssuedPaper, VerificationMark
from documents.verification import Finding, Fingerprint, Standing, standing_of

_STANDINGS = {"issued": Standing.GENUINE, "withdrawn": Standing.WITHDRAWN, "replaced": Standing.REPLACED}


def finding_of(code: str) -> Finding | None:
    """The paper with this code as the public may know it; None when there is none. At most two statements, and what the
    registered standing of a kind asks."""
    rows = IssuedPaper.objects.select_related("body", "pdf", "word", "signed_copy", "replacement__body")
    if paper := rows.defer("content").filter(verification_code=code).first():
        return _of_paper(paper)
    if mark := VerificationMark.objects.filter(code=code).first():
        standing, note = standing_of(mark.kind, mark.key)
        files = tuple(Fingerprint(file["name"], file["sha256"]) for file in mark.files)
        return Finding(mark.code, mark.name, mark.body_name, mark.made_on, standing, note, files)
    return None


def _of_paper(paper: IssuedPaper) -> Finding:
    standing = _STANDINGS.get(paper.state, Standing.UNISSUED)
    if standing is Standing.UNISSUED:
        return Finding(paper.verification_code, paper.get_kind_display(), paper.body.name, None, standing)
    files = (("Bản in lưu trữ (PDF)", paper.pdf), ("Bản Word lưu trữ", paper.word), ("Bản đã ký", paper.signed_copy))
    return Finding(
        code=paper.verification_code,
        name=f"{paper.get_kind_display()} số {paper.symbol}",
        body=paper.body.name,
        dated_on=paper.issued_on,
        standing=standing,
        note=_note(paper),
        files=tuple(Fingerprint(name, file.sha256) for name, file in files if file is not None),
    )


def _note(paper: IssuedPaper) -> str:
    """By what it was withdrawn or replaced; the reason of a withdrawal may name people and is not public."""
    day = paper.withdrawn_on
    if paper.state == "withdrawn" and day is not None:
        return f"Thu hồi từ ngày {day.day}/{day.month}/{day.year}."
    replacement: IssuedPaper | None = getattr(paper, "replacement", None)
    if paper.state == "replaced" and replacement is not None:
        return f"Thay thế bằng {replacement.spoken}."
    return ""
