"""What a screener and the director look at before they decide: each condition with its verdict, reason and article."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from awards.models import LegalPeriod, Nomination
from campaigns.models import Phase, Submission
from core import wording
from core.calendar import Timeliness

MET, UNMET, UNKNOWN, INFORMATION = "met", "unmet", "unknown", "information"
CHIPS = {
    MET: ("Đạt", "check", "ok"),
    UNMET: ("Không đạt", "cross", "no"),
    UNKNOWN: ("Chưa rõ", "ask", "late"),
    INFORMATION: ("Để xem", "info", "grey"),
}


@dataclass(frozen=True)
class Condition:
    """One condition as judged now; `detail` says by what."""

    title: str
    verdict: str
    detail: str
    article: str

    @property
    def label(self) -> str:
        return CHIPS[self.verdict][0]

    @property
    def icon(self) -> str:
        return CHIPS[self.verdict][1]

    @property
    def tone(self) -> str:
        return CHIPS[self.verdict][2]


def conditions_of(
    nomination: Nomination, *, earlier: Sequence[Nomination], period: LegalPeriod | None
) -> list[Condition]:
    """All conditions of the nomination. Two statements: the phase's nominations, the unit's submission.

    `earlier` are the nominee's awards (`history.awards_of_nominee`), `period` the law of the phase.
    """
    phase = nomination.phase
    others = list(
        Nomination.objects.filter(phase=phase)
        .exclude(state="refused")
        .exclude(Q(state="drafted") & ~Q(pk=nomination.pk))
        .select_related("kind", "person", "proposing_unit")
    )
    principle = period.one_reward_article if period else "Nguyên tắc khen thưởng"
    return [
        _kind_is_valid(nomination),
        _kind_is_verified(nomination),
        _nominated_once(nomination, others, principle),
        _not_rewarded_for_the_phase(nomination, earlier, principle),
        _reported_on_time(nomination),
        _direct_workers(nomination, others),
    ]


def summary(conditions: Sequence[Condition]) -> str:
    """`1 không đạt · 1 chưa rõ · 3 đạt`"""
    verdicts = [row.verdict for row in conditions]
    found = [(verdicts.count(verdict), CHIPS[verdict][0]) for verdict in (UNMET, UNKNOWN, MET)]
    return " · ".join(f"{count} {label.lower()}" for count, label in found if count)


def _kind_is_valid(nomination: Nomination) -> Condition:
    kind, day = nomination.kind, nomination.phase.ends_on
    until = f" đến {wording.short_date(kind.valid_to)}" if kind.valid_to else ""
    return Condition(
        "Hình thức khen còn hiệu lực khi đợt kết thúc",
        MET if kind.covers(day) else UNMET,
        f"Áp dụng từ {wording.short_date(kind.valid_from)}{until}; đợt kết thúc ngày {wording.short_date(day)}.",
        kind.article,
    )


def _kind_is_verified(nomination: Nomination) -> Condition:
    kind = nomination.kind
    if kind.is_verified:
        return Condition("Quy định đã đối chiếu văn bản gốc", MET, "Đã đối chiếu.", kind.article)
    return Condition(
        "Quy định đã đối chiếu văn bản gốc",
        UNKNOWN,
        "Dòng này trong danh mục chưa đối chiếu với văn bản gốc; cần kiểm tra rồi ghi vào danh mục.",
        kind.article,
    )


def _same_nominee(one: Nomination, other: Nomination) -> bool:
    if one.person_id:
        return one.person_id == other.person_id
    return one.collective_id == other.collective_id


def _nominated_once(nomination: Nomination, others: Sequence[Nomination], article: str) -> Condition:
    title = "Không đề nghị nhiều lần, nhiều hình thức cho cùng thành tích của đợt"
    again = [other for other in others if other.pk != nomination.pk and _same_nominee(nomination, other)]
    if not again:
        return Condition(title, MET, "Không có đề nghị nào khác trong đợt này.", article)
    said = "; ".join(f"{other.kind.name} do {other.proposing_unit.name} đề nghị" for other in again)
    return Condition(title, UNMET, f"Cùng đợt này còn: {said}.", article)


def _not_rewarded_for_the_phase(nomination: Nomination, earlier: Sequence[Nomination], article: str) -> Condition:
    title = "Chưa được khen cho thành tích của đợt này"
    same_phase = [award for award in earlier if award.phase_id == nomination.phase_id]
    if same_phase:
        paper = same_phase[0].decision.paper  # type: ignore[union-attr]
        return Condition(title, UNMET, f"Đã được {same_phase[0].kind.name} theo Quyết định số {paper.symbol}.", article)
    count = len(earlier)
    said = f"Có {count} lần được khen ở các đợt khác (bên cạnh)." if count else "Chưa có lần khen nào trong hệ thống."
    return Condition(title, MET, said, article)


def _reported_on_time(nomination: Nomination) -> Condition:
    title = "Đơn vị nộp báo cáo của đợt đúng hạn"
    phase: Phase = nomination.phase
    number = phase.campaign.plan_number
    article = f"Kế hoạch thi đua{f' số {number}' if number else ''}"
    unit_id = nomination.collective_id or (nomination.person.unit_id if nomination.person else None)
    submission = Submission.objects.filter(phase=phase, unit=unit_id).first()
    if submission is None:
        return Condition(title, UNKNOWN, "Đơn vị không thuộc diện nộp báo cáo của đợt này.", article)
    if submission.state == "waived":
        return Condition(title, MET, "Được miễn nộp báo cáo.", article)
    if submission.submitted_on is None:
        return Condition(title, UNMET, "Đơn vị chưa nộp báo cáo của đợt này.", article)
    day = wording.short_date(submission.submitted_on)
    due = f"hạn {submission.get_bound_display()} {wording.short_date(submission.due_on)}"
    match submission.timeliness:
        case Timeliness.LATE:
            return Condition(title, UNMET, f"Nộp ngày {day}, {due}.", article)
        case Timeliness.ON_NAMED_DAY:
            return Condition(title, UNKNOWN, f"Nộp đúng ngày ghi hạn {day}; {due}.", article)
        case _:
            return Condition(title, MET, f"Nộp ngày {day}, {due}.", article)


def _direct_workers(nomination: Nomination, others: Sequence[Nomination]) -> Condition:
    people = [other.person for other in others if other.person is not None]
    leaders = sum(1 for person in people if person.is_leader)
    said = f"Trong đợt này đến nay: {len(people) - leaders} người trực tiếp công tác, {leaders} lãnh đạo, quản lý."
    if nomination.person is not None:
        said += " Người này là lãnh đạo, quản lý." if nomination.person.is_leader else " Người này trực tiếp công tác."
    return Condition(
        "Chú trọng tập thể nhỏ, cá nhân trực tiếp công tác, lao động", INFORMATION, said, "Yêu cầu của kế hoạch thi đua"
    )
