"""How a campaign's plan and what it rests on are cited in papers."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from campaigns.models import Campaign
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date
from documents.decree import figure_date
from documents.models import LegalField, LegalText

# What stands before the number (“Kế hoạch số”) the paper says itself.
_BASIS = re.compile(
    r"(?:.*\bsố\s+)?(?P<number>[^\s/]+/[^\s,;]+),?"
    r"(?:\s+ngày\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}))?,?"
    r"(?:\s+của\s+(?P<issuer>.*[^\s.;,]))?[\s.;,]*",
    re.IGNORECASE,
)


def cited_plan(campaign: Campaign) -> str:
    """`Kế hoạch số 15/KH-SCT ngày 25/01/2021 của Sở Công Thương về tổ chức phong trào thi đua …`; the owner is read."""
    owner = campaign.owner
    of_day = f" ngày {figure_date(campaign.plan_issued_on)}" if campaign.plan_issued_on else ""
    numbered = f" số {campaign.plan_number}" if campaign.plan_number[:1].isdigit() else ""
    return f"Kế hoạch{numbered}{of_day} của {owner.short_name or owner.name} về {subject_of(campaign)}"


def subject_of(campaign: Campaign) -> str:
    """The plan's trích yếu inside a sentence: `tổ chức phong trào thi đua thực hiện …`."""
    title = (campaign.title[:1].lower() + campaign.title[1:]).removeprefix("về ").removeprefix("việc ")
    organised = "tổ chức " if title.startswith("phong trào") else ""
    return f"{organised}{title}"


def cited_bases(campaign: Campaign, law: Iterable[str] = ()) -> list[str]:
    """The papers that the plan itself names, each as another paper names it; without those that `law` cites already."""
    cited = []
    lines = " ".join(law)
    for paper in campaign.based_on:
        if f"số {paper['number']} " in lines:
            continue
        on = f" ngày {figure_date(date.fromisoformat(paper['issued_on']))}" if paper.get("issued_on") else ""
        issuer = f" của {paper['issuer']}" if paper.get("issuer") else ""
        kind = "Kế hoạch" if "/KH-" in paper["number"] else "Văn bản"
        cited.append(f"{kind} số {paper['number']}{on}{issuer}")
    return cited


def basis_words(basis: dict[str, Any]) -> str:
    """A paper that the plan rests on, in one line: `15/KH-UBND ngày 19/1/2021 của Ủy ban nhân dân tỉnh`."""
    issued, issuer = basis.get("issued_on"), basis.get("issuer")
    on = f" ngày {short_date(date.fromisoformat(issued))}" if issued else ""
    return f"{basis['number']}{on}{f' của {issuer}' if issuer else ''}"


def basis_of(words: str) -> dict[str, Any]:
    """The paper that such a line names. Refuses what names no number, and a day that is in no calendar."""
    found = _BASIS.fullmatch(words)
    if found is None:
        raise RuleBroken(
            f"Chưa đọc được căn cứ “{words[:80]}”. Ghi như 15/KH-UBND ngày 19/1/2021 của Ủy ban nhân dân tỉnh."
        )
    issued = None
    if found["day"]:
        try:
            issued = date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
        except ValueError:
            raise RuleBroken(f"“{words[:80]}”: ngày không có trong lịch. Xem lại ngày của văn bản này.") from None
    return {"number": found["number"], "issued_on": issued, "issuer": found["issuer"] or ""}


def lines_of_law(days: Iterable[date]) -> set[str]:
    """The căn cứ that plans of these days take from the register, folded to be compared: one statement a day."""
    return {
        fold(f"Căn cứ {line}") for day in set(days) for line in LegalText.objects.bases_on(day, LegalField.EMULATION)
    }
