"""How a campaign's plan and what it rests on are cited in papers. No statement."""

from datetime import date

from campaigns.models import Campaign
from documents.decree import figure_date


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


def cited_bases(campaign: Campaign) -> list[str]:
    """The papers that the plan itself names, each as another paper names it."""
    cited = []
    for paper in campaign.based_on:
        on = f" ngày {figure_date(date.fromisoformat(paper['issued_on']))}" if paper.get("issued_on") else ""
        issuer = f" của {paper['issuer']}" if paper.get("issuer") else ""
        kind = "Kế hoạch" if "/KH-" in paper["number"] else "Văn bản"
        cited.append(f"{kind} số {paper['number']}{on}{issuer}")
    return cited
