"""What people of both stories do again and again, through the verbs of the apps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from accounts.models import Person, Unit, User
from awards.models import AwardKind, Decision, Nomination
from awards.papers import usual_words
from awards.queries.law import kinds_for
from awards.queries.nominations import approved_without_paper
from awards.services.decisions import create_decision
from awards.services.nominations import Proposal, attach_evidence, create_nomination, propose_nomination
from campaigns.models import Campaign, Phase, PlanDocument, Submission, SubmissionItem, Task
from campaigns.models.tasks import TaskSource
from campaigns.plan_import import parse_plan
from campaigns.queries.submissions import items_of
from campaigns.services import (
    Share,
    assign_tasks,
    change_task,
    confirm_item,
    correct_plan,
    create_campaign,
    import_tasks,
    read_plan,
    save_item,
    split_task,
    submit_submission,
)
from campaigns.task_lists import check_rows, listed_tasks, read_cells, template
from core.errors import RuleBroken
from core.text import fold
from core.wording import short_date
from documents.models import IssuedPaper
from documents.services import issue_paper, submit_for_signing
from reports.demo.files import pdf_file
from reports.demo.organisation import Organisation
from reports.demo.tasks_2021 import Listed
from reports.demo.tasks_2021 import Share as DemoShare

# What a person writes into an item of the form; empty leaves the item as it is.
Words = Callable[[SubmissionItem], Mapping[str, Any]]


def import_plan(
    organisation: Organisation, *, text: str, source_name: str, number: str, year: int, participants: Sequence[str]
) -> Campaign:
    """The office reads the plan, adds what the text lacks (its number), chooses who reports, and confirms."""
    office = organisation.users["vanphong"]
    plan: PlanDocument = read_plan(
        actor=office,
        owner=organisation.department,
        text=text,
        draft=parse_plan(text),
        source_name=source_name,
    )
    draft = {**plan.draft, "year": year, "document": {**plan.draft["document"], "number": number}}
    draft["participants"] = [organisation.units[code].pk for code in participants]
    plan = correct_plan(actor=office, plan=plan, version=plan.version, draft=draft)
    return create_campaign(actor=office, plan=plan)


def divide_tasks(
    organisation: Organisation, campaign: Campaign, division: Sequence[tuple[str, Sequence[DemoShare]]]
) -> None:
    """The office splits the plan's tasks, says how each part is measured, and assigns the units."""
    office = organisation.users["vanphong"]
    shares: dict[int, Share] = {}
    for beginning, parts in division:
        whole = Task.objects.get(campaign=campaign, is_active=True, split_from=None, text__startswith=beginning)
        tasks = [whole]
        if len(parts) > 1:
            tasks = split_task(actor=office, task=whole, texts=[part.text for part in parts])
        for task, part in zip(tasks, parts, strict=True):
            changes = {
                "measure": part.measure,
                "figure_unit": part.figure_unit,
                "target_value": part.target_value,
                "product": part.product,
                "text": part.text or task.text,
            }
            change_task(actor=office, task=task, changes=changes)
            shares[task.pk] = _share(organisation, part.lead, part.cooperating)
    assign_tasks(actor=office, campaign=campaign, shares=shares)


def _share(organisation: Organisation, lead: str, cooperating: Sequence[str]) -> Share:
    return Share(organisation.units[lead].pk, frozenset(organisation.units[code].pk for code in cooperating))


def import_lists(organisation: Organisation, campaign: Campaign, rows: Sequence[Listed]) -> None:
    """The office fills in the spreadsheet that the page offers and uploads it."""
    units = list(organisation.units.values())
    book = load_workbook(BytesIO(template(units)))
    for number, row in enumerate(rows, start=2):
        cells = (
            TaskSource(row.source).label,
            row.number,
            row.text,
            row.lead,
            "; ".join(row.cooperating),
            row.product,
            short_date(row.due_on),
        )
        for column, value in enumerate(cells, start=1):
            book.active.cell(number, column, str(value))
    filled = BytesIO()
    book.save(filled)
    checked = check_rows(read_cells(filled.getvalue()), units, (), campaign.year)
    import_tasks(actor=organisation.users["vanphong"], campaign=campaign, tasks=listed_tasks(checked))


def submission_of(phase: Phase, unit: Unit) -> Submission:
    return Submission.objects.get(phase=phase, unit=unit)


def fill_in(actor: User, submission: Submission, words: Words) -> None:
    """Write item after item, as the form saves them."""
    for item in items_of(submission):
        values = dict(words(item))
        if values:
            saved = save_item(actor=actor, item=item, values=values, version=item.version)
            if saved.is_carried:
                confirm_item(actor=actor, item=saved)


def hand_in(actor: User, submission: Submission, words: Words) -> None:
    """The head writes the report and submits it."""
    fill_in(actor, submission, words)
    submit_submission(actor=actor, submission=submission)


def item_about(submission: Submission, beginning: str) -> SubmissionItem:
    """The item of the unit's task that begins so."""
    return SubmissionItem.objects.get(submission=submission, task__text__startswith=beginning)


@dataclass(frozen=True)
class Merit:
    """Who is nominated by a unit, for what: a person's name, a unit's code, or both empty for the Sở itself.

    `proof` names the file that lies in the dossier.
    """

    unit: str
    achievement: str
    person: str = ""
    collective: str = ""
    kind: str = ""
    proof: str = ""


def draft_nomination(organisation: Organisation, phase: Phase, merit: Merit) -> Nomination:
    """The unit's head writes the nomination."""
    person = Person.objects.get(full_name=merit.person) if merit.person else None
    collective = None if person else organisation.units.get(merit.collective, organisation.department)
    proposal = Proposal(
        kind=_kind(phase, merit.kind or ("GK_CN" if person else "GK_TT")),
        achievement=merit.achievement,
        person=person,
        collective=collective,
    )
    head = organisation.head_of(merit.unit)
    nomination = create_nomination(actor=head, phase=phase, proposal=proposal)
    if merit.proof:
        upload = pdf_file(fold(merit.proof).capitalize(), merit.proof, merit.achievement)
        attach_evidence(actor=head, nomination=nomination, title=merit.proof, upload=upload)
    return nomination


def nominate(organisation: Organisation, phase: Phase, merit: Merit) -> Nomination:
    """The unit's head writes the nomination and sends it."""
    nomination = draft_nomination(organisation, phase, merit)
    return propose_nomination(actor=organisation.head_of(merit.unit), nomination=nomination)


def _kind(phase: Phase, code: str) -> AwardKind:
    found = next((kind for kind in kinds_for(phase.ends_on) if kind.code == code), None)
    if found is None:
        raise RuleBroken("Danh mục khen thưởng chưa được nạp. Chạy lệnh load_catalogue trước.")
    return found


def decide(organisation: Organisation, phase: Phase) -> Decision:
    """The office drafts the decision on all that the director approved, in the usual words."""
    rows = list(approved_without_paper(phase))
    words = usual_words(phase, rows)
    recipients = (*words.recipients, "Các phòng, đơn vị thuộc Sở")
    return create_decision(
        actor=organisation.users["vanphong"],
        phase=phase,
        nominations=rows,
        words=replace(words, recipients=recipients),
    )


def issue(organisation: Organisation, paper: IssuedPaper, *, number: int, issued_on: date) -> None:
    """Văn thư types number and date of the signed paper; earlier numbers were given outside this system."""
    office = organisation.users["vanphong"]
    issue_paper(actor=office, paper=paper, number=number, issued_on=issued_on, confirmed=True)


def send_for_signing(organisation: Organisation, paper: IssuedPaper) -> None:
    submit_for_signing(actor=organisation.users["vanphong"], paper=paper, confirmed=True)
