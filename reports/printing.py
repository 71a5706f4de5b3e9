"""The campaign's papers as files, as they stand now, for the console: PDF, Word, and their tables as a workbook."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from awards.services.papers import (
    achievement_of_nominee,
    certificates_of_phase,
    decision_of,
    minutes_of,
    request_of,
)
from campaigns.models import Campaign, Phase, Target
from campaigns.queries.people import office_of, people_of_unit
from campaigns.services.papers import plan_of, print_receipt, receipt_of, report_of
from core import clock
from core.errors import RuleBroken
from core.models import Holiday
from documents.content import Paper, WorkingPaper
from documents.letterhead import office_signature, signature_of
from documents.models import IssuedPaper
from documents.queries.texts import words_of
from documents.services import PrintedPaper, print_kept, print_paper, printed_pdf
from documents.services.register import register_of
from documents.sheets import paper_sheets, paper_workbook
from documents.uploads import DOCX, PDF, XLSX
from reports.drafting import first_drafts, title_of
from reports.models import Consolidation
from reports.papers import report_paper, urging_letter, usual_meeting, wrap_up_invitation
from reports.queries.facts import ReportFacts, facts_of, occasion_of, people_of, report_facts
from reports.queries.figures import all_are_heard
from reports.queries.phases import find_campaign, find_phase, find_registered, find_revision, last_phase
from reports.queries.sources import sources_of_report
from reports.queries.urging import owing_in, urging_of, usual_answer_day
from reports.wording import DRAFTED_TEXTS

FORMS = (PDF, DOCX, XLSX)


@dataclass(frozen=True)
class Asked:
    """What a person asks for at the console; `unit_code` is the owner's, of a unit's own papers the unit's."""

    form: str
    year: int
    ordinal: int | None = None
    unit_code: str = ""
    until: date | None = None
    to: str = "giam-doc"
    nominee: str = ""

    @property
    def phase(self) -> Phase:
        return find_phase(year=self.year, ordinal=self.required_ordinal, unit_code=self.unit_code)

    @property
    def campaign(self) -> Campaign:
        return find_campaign(year=self.year, unit_code=self.unit_code)

    @property
    def required_ordinal(self) -> int:
        if self.ordinal is None:
            raise RuleBroken("Loại văn bản này in theo đợt: thêm --phase với số của đợt.")
        return self.ordinal


@dataclass(frozen=True)
class PrintableKind:
    """One kind of paper of the console, under the code that a person types."""

    code: str
    label: str
    printed: Callable[[Asked], PrintedPaper]


def print_kind(code: str, asked: Asked) -> PrintedPaper:
    """The paper of this kind as it stands now; a receipt and a register keep their mark, nothing else is
    stored. Refuses a kind that is
    not in `KINDS`, what is not there, and what the decree forbids."""
    kind = KINDS.get(code)
    if kind is None:
        known = ", ".join(f"{each.code} ({each.label})" for each in KINDS.values())
        raise RuleBroken(f"Không có loại văn bản “{code}”. Các loại: {known}.")
    return kind.printed(asked)


def file_form(file_name: str) -> str:
    """The form that the end of a file's name asks for. Refuses every other end."""
    form = PurePath(file_name).suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise RuleBroken("Chỉ ghi được ra tệp .pdf, .docx hoặc .xlsx.")
    return form


def print_form(content: Paper | WorkingPaper, form: str) -> PrintedPaper:
    """The content in one of the three forms. Refuses a workbook of a paper without tables."""
    if form != XLSX:
        return print_paper(content, form)
    if not list(paper_sheets(content)):
        raise RuleBroken("Văn bản này không có bảng nào để ghi ra bảng tính; hãy chọn tệp .pdf hoặc .docx.")
    file = paper_workbook(content, made_on=clock.today())
    return PrintedPaper(file, None, hashlib.sha256(file).hexdigest())


def _kept_or_drafted(found: IssuedPaper | Paper | WorkingPaper, form: str) -> PrintedPaper:
    """A kept paper as the archive holds it, its tables as a workbook; what is not kept as it would be drafted."""
    if not isinstance(found, IssuedPaper):
        return print_form(found, form)
    return print_form(found.paper, form) if form == XLSX else print_kept(found, form)


def _report(asked: Asked) -> PrintedPaper:
    """Of the phase, or of the campaign up to a day; with both, of the phase as it stood on the day."""
    if asked.ordinal is None and asked.until is None:
        raise RuleBroken("Thêm --phase với số của đợt, hoặc --until với ngày chốt số liệu.")
    phase = asked.phase if asked.ordinal is not None else None
    return _summary(phase.campaign if phase else asked.campaign, phase, asked)


def _year_report(asked: Asked) -> PrintedPaper:
    campaign = asked.campaign
    return _summary(campaign, last_phase(campaign), asked)


def _summary(campaign: Campaign, phase: Phase | None, asked: Asked) -> PrintedPaper:
    """The archived PDF when the report is issued; else its paper, its draft, or a preview that is not kept."""
    made = Consolidation.objects.in_use().filter(campaign=campaign, phase=phase).order_by("-id")
    if asked.until:
        made = made.filter(cut_off_on=asked.until)
    kept = made.select_related("campaign__owner", "phase", "paper__pdf", "paper__word", "paper__body").first()
    if kept is not None and kept.paper is not None:
        return _kept_or_drafted(kept.paper, asked.form)
    facts = facts_of(kept) if kept is not None else _preview(campaign, phase, asked.until)
    return print_form(report_paper(facts, signature_of(campaign.owner, people_of(campaign))), asked.form)


def _preview(campaign: Campaign, phase: Phase | None, until: date | None) -> ReportFacts:
    """What a new draft would say, without saving it."""
    today = clock.today()
    cut_off_on = until or (min(today, phase.ends_on) if phase else today)
    if cut_off_on > today:
        raise RuleBroken("Ngày chốt số liệu không được sau hôm nay.")
    occasion = occasion_of(campaign, phase, cut_off_on)
    sources = sources_of_report(campaign, phase, cut_off_on)
    drafts = first_drafts(
        occasion,
        sources.told,
        words_of(campaign.owner).texts_of(DRAFTED_TEXTS),
        has_targets=Target.objects.filter(campaign=campaign).exists(),
        all_are_heard=all_are_heard(occasion),
    )
    return report_facts(title=title_of(occasion), occasion=occasion, sections=drafts, sources=sources)


def _unit_report(asked: Asked) -> PrintedPaper:
    revision = find_revision(year=asked.year, ordinal=asked.required_ordinal, unit_code=asked.unit_code)
    return print_form(report_of(revision), asked.form)


def _receipt(asked: Asked) -> PrintedPaper:
    revision = find_revision(year=asked.year, ordinal=asked.required_ordinal, unit_code=asked.unit_code)
    return print_receipt(revision) if asked.form == PDF else print_form(receipt_of(revision), asked.form)


def _urging(asked: Asked) -> PrintedPaper:
    phase = asked.phase
    owing = owing_in(phase) if phase.state == "open" else []
    if not owing:
        raise RuleBroken(f"Không có đơn vị nào còn phải nộp báo cáo {str(phase).lower()}.")
    owner = phase.campaign.owner
    office = office_of(owner)
    answer_by = asked.until or usual_answer_day(phase, Holiday.objects.calendar(), owing)
    letter = urging_letter(
        urging_of(phase, office, owing, answer_by=answer_by),
        office_signature(owner, office, people_of_unit(office)),
    )
    return print_form(letter, asked.form)


def _invitation(asked: Asked) -> PrintedPaper:
    phase = asked.phase
    office = office_of(phase.campaign.owner)
    occasion = occasion_of(phase.campaign, phase, clock.today())
    signature = office_signature(phase.campaign.owner, office, people_of_unit(office))
    return print_form(wrap_up_invitation(occasion, usual_meeting(occasion), signature), asked.form)


def _plan(asked: Asked) -> PrintedPaper:
    return print_form(plan_of(asked.campaign), asked.form)


def _decision(asked: Asked) -> PrintedPaper:
    return _kept_or_drafted(decision_of(asked.phase), asked.form)


def _request(asked: Asked) -> PrintedPaper:
    return _kept_or_drafted(request_of(asked.phase, asked.to), asked.form)


def _minutes(asked: Asked) -> PrintedPaper:
    return _kept_or_drafted(minutes_of(asked.phase), asked.form)


def _count_minutes(asked: Asked) -> PrintedPaper:
    return _kept_or_drafted(minutes_of(asked.phase, of_count=True), asked.form)


def _achievement(asked: Asked) -> PrintedPaper:
    return print_form(achievement_of_nominee(asked.phase, asked.nominee), asked.form)


def _certificates(asked: Asked) -> PrintedPaper:
    """Words on the body's stock, placed in millimetres: neither Word nor a workbook can hold them."""
    if asked.form != PDF:
        raise RuleBroken("Giấy khen chỉ in ra tệp .pdf.")
    return printed_pdf(certificates_of_phase(asked.phase).pdf())


def _register(asked: Asked) -> PrintedPaper:
    register = register_of(find_registered(year=asked.year, unit_code=asked.unit_code), asked.year)
    return print_form(register.content, XLSX) if asked.form == XLSX else register.printed(asked.form)


KINDS = {
    kind.code: kind
    for kind in (
        PrintableKind("bao-cao", "báo cáo tổng hợp của một đợt hoặc đến một ngày", _report),
        PrintableKind("tong-ket", "báo cáo tổng kết năm", _year_report),
        PrintableKind("ke-hoach", "kế hoạch", _plan),
        PrintableKind("cong-van-don-doc", "công văn đôn đốc các đơn vị chưa nộp", _urging),
        PrintableKind("giay-moi", "giấy mời họp tổng kết đợt", _invitation),
        PrintableKind("bao-cao-don-vi", "báo cáo của một đơn vị", _unit_report),
        PrintableKind("bien-nhan", "biên nhận báo cáo của một đơn vị", _receipt),
        PrintableKind("quyet-dinh", "quyết định khen thưởng của một đợt", _decision),
        PrintableKind("to-trinh", "tờ trình khen thưởng của một đợt", _request),
        PrintableKind("bien-ban-hop", "biên bản họp Hội đồng về một đợt", _minutes),
        PrintableKind("bien-ban-kiem-phieu", "biên bản kiểm phiếu của cuộc họp về một đợt", _count_minutes),
        PrintableKind("bao-cao-thanh-tich", "báo cáo thành tích của một cá nhân hoặc tập thể", _achievement),
        PrintableKind("giay-khen", "giấy khen theo quyết định của một đợt", _certificates),
        PrintableKind("so-van-ban-di", "sổ đăng ký văn bản đi của một năm", _register),
    )
}
