"""How a campaign's plan and what it rests on are cited in papers."""

from collections.abc import Iterable
from datetime import date

from campaigns.models import Campaign
from core.text import fold
from documents.decree import figure_date
from documents.models import LegalField, LegalText


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


def lines_of_law(days: Iterable[date]) -> set[str]:
    """The căn cứ that plans of these days take from the register, folded to be compared: one statement a day."""
    return {
        fold(f"Căn cứ {line}") for day in set(days) for line in LegalText.objects.bases_on(day, LegalField.EMULATION)
    }
