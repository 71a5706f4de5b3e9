"""The targets of the plan with their state in words: on the board, on the overviews and in the report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from campaigns.models import Campaign, Phase, Target
from campaigns.models.plan import TargetMeasure, TargetMetric
from campaigns.queries.results import TaskListProgress
from core import clock
from core.wording import local_day, number, percent
from indicators.arithmetic import assess_rank_gain, gain_words
from indicators.models import Indicator, OfficialResult

LISTS_COUNTED = "Nhiệm vụ của hai danh mục, theo báo cáo đã chấp nhận của đơn vị chủ trì"
SPLIT_COUNTED = "; nhiệm vụ đã chia nhỏ tính một lần, hoàn thành khi mọi phần đều hoàn thành"


@dataclass(frozen=True)
class Verdict:
    """The judgement as a chip shows it."""

    label: str
    icon: str
    tone: str


MET = Verdict("Đạt", "check", "ok")
NOT_MET = Verdict("Chưa đạt", "cross", "late")
ON_THE_WAY = Verdict("Đang thực hiện", "clock", "sent")
NO_LISTS = Verdict("Chưa có danh mục", "ask", "grey")
NOT_PUBLISHED = Verdict("Chờ công bố", "clock", "grey")
NOT_STATED = Verdict("Chưa ghi kết quả", "ask", "grey")
STATED = Verdict("Văn phòng ghi", "pencil", "sent")


@dataclass(frozen=True)
class TargetState:
    """One target: what was planned, what was reached, how it is judged, and what stands beside it."""

    target_id: int
    text: str
    planned: str
    reached: str
    verdict: Verdict
    beside: str = ""
    source: str = ""
    percent: float | None = None
    # Where the rows behind stand; empty where the office states the result.
    url: str = ""


@dataclass(frozen=True)
class BesideIndex:
    """An index that the plan follows without a target (PCI, DDCI): what was last published."""

    name: str
    words: str


@dataclass(frozen=True)
class TargetBoard:
    """All targets of a campaign in order, and the indices that stand beside them."""

    targets: tuple[TargetState, ...]
    beside: tuple[BesideIndex, ...]

    @property
    def summary(self) -> str:
        """ "3 chỉ tiêu: 1 đạt, 2 đang thực hiện", in the order in which they stand; empty without targets."""
        judged = Counter(target.verdict.label.lower() for target in self.targets)
        parts = ", ".join(f"{times} {label}" for label, times in judged.items())
        return f"{len(self.targets)} chỉ tiêu: {parts}" if parts else ""


def target_board(
    campaign: Campaign, progress: TaskListProgress, *, until: Phase | None = None, is_final: bool = False
) -> TargetBoard:
    """The state of each target from how far the two lists are and published results: 2 statements for any number.

    `until` is the phase up to which the lists were counted: the figure opens the tasks as they stood then.
    `is_final`: what is not reached is judged "chưa đạt"; so it is in any case once the campaign's year has passed.
    """
    is_final = is_final or clock.today().year > campaign.year
    targets = list(Target.objects.filter(campaign=campaign).select_related("indicator").order_by("ordinal"))
    years = {target.baseline_year or campaign.year - 1 for target in targets} | {campaign.year - 1, campaign.year}
    indices, results = _published(campaign, years)
    states = []
    for target in targets:
        if target.measured_by == TargetMeasure.TASK_LISTS:
            states.append(_of_task_lists(target, progress, until, is_final))
        elif target.measured_by == TargetMeasure.INDICATOR:
            states.append(_of_indicator(target, campaign.year, results))
        else:
            states.append(_stated(target))
    told = {target.indicator_id for target in targets}
    return TargetBoard(
        targets=tuple(states),
        beside=tuple(_beside(index, campaign.year, results) for index in indices if index.pk not in told),
    )


def _published(
    campaign: Campaign, years: Iterable[int]
) -> tuple[list[Indicator], dict[tuple[int, int], OfficialResult]]:
    """The owner's indices in their order, and by index and year the results that are out: 1 statement."""
    of_years = FilteredRelation("results", condition=Q(results__year__in=years))
    rows = (
        Indicator.objects.filter(unit_id=campaign.owner_id)
        .annotate(published=of_years)
        .select_related("published")  # type: ignore[misc]
        .order_by("position", "name")
    )
    indices: dict[int, Indicator] = {}
    results = {}
    for row in rows:
        indices.setdefault(row.pk, row)
        # Django leaves the attribute out where the join found no row.
        result = getattr(row, "published", None)
        if result and _was_known(result, clock.today()):
            results[row.pk, result.year] = result
    return list(indices.values()), results


def _was_known(result: OfficialResult, day: date) -> bool:
    """Whether the result was out by the day: a year's index comes out in the next year where no day is told."""
    out_on = result.published_on or (local_day(result.entered_at) if result.entered_at else date(result.year + 1, 1, 1))
    return out_on <= day


def _of_task_lists(target: Target, progress: TaskListProgress, until: Phase | None, is_final: bool) -> TargetState:
    planned = f"{number(target.value)}%" if target.value is not None else "100%"
    if progress.percent is None or progress.ahead_percent is None:
        return TargetState(target.pk, target.text, planned, "", NO_LISTS, source="Chưa nhập hai danh mục nhiệm vụ")
    reached, ahead = percent(progress.percent, 100), percent(progress.ahead_percent, 100)
    wanted = float(target.value) if target.value is not None else 100.0
    not_yet = NOT_MET if is_final else ON_THE_WAY
    up_to = f"?dot={until.ordinal}" if until else ""
    return TargetState(
        target.pk,
        target.text,
        planned,
        f"{number(reached)}% ({progress.completed}/{progress.total} nhiệm vụ)",
        MET if progress.percent >= wanted else not_yet,
        beside=f"hoàn thành trước hạn {number(ahead)}% ({progress.ahead}/{progress.total} nhiệm vụ)",
        source=LISTS_COUNTED + (SPLIT_COUNTED if progress.split else ""),
        percent=float(reached),
        url=reverse("reports:trend_rows", args=[target.campaign_id, "danh-muc"]) + up_to,
    )


def _of_indicator(target: Target, year: int, results: dict[tuple[int, int], OfficialResult]) -> TargetState:
    index = target.indicator
    if index is None:
        return _stated(target)
    base_year = target.baseline_year or year - 1
    base, now = results.get((index.pk, base_year)), results.get((index.pk, year))
    wanted = int(target.value) if target.value is not None else 0
    planned = f"tăng ít nhất {wanted:02d} bậc so với năm {base_year}"
    if target.metric == TargetMetric.RANK_WITHIN:
        planned = f"trong {wanted:02d} đơn vị dẫn đầu"
    name = f"{index.name} năm {year}"
    base_rank, rank = base.rank if base else None, now.rank if now else None
    beside = f"năm {base_year}: hạng {base_rank}" if base_rank else ""
    reached = f"hạng {rank}" if rank else ""
    if target.metric == TargetMetric.RANK_WITHIN:
        verdict = NOT_PUBLISHED if rank is None else MET if rank <= wanted else NOT_MET
    else:
        judged = assess_rank_gain(required_gain=wanted, baseline_rank=base_rank, rank=rank)
        verdict = Verdict(judged.label.capitalize(), judged.icon, judged.tone)
        if judged.gain is not None:
            reached = f"{gain_words(judged.gain)} (hạng {rank})"
    source = f"{name}: {now.source}" if now and rank else name
    url = index.get_absolute_url()
    return TargetState(target.pk, target.text, planned, reached, verdict, beside=beside, source=source, url=url)


def _stated(target: Target) -> TargetState:
    planned = "" if target.value is None else number(target.value)
    if target.metric == TargetMetric.PERCENT and planned:
        planned += "%"
    if target.metric == TargetMetric.RANK_GAIN and planned:
        planned = f"tăng ít nhất {planned} bậc"
    if not target.stated_result:
        return TargetState(target.pk, target.text, planned, "", NOT_STATED)
    return TargetState(target.pk, target.text, planned, target.stated_result, STATED, source="Văn phòng ghi")


def _beside(index: Indicator, year: int, results: dict[tuple[int, int], OfficialResult]) -> BesideIndex:
    for known in (year, year - 1):
        row = results.get((index.pk, known))
        if row:
            score = f"{number(row.score)} điểm" if row.score is not None else ""
            rank = f"hạng {row.rank}" + (f"/{row.ranked_count}" if row.ranked_count else "") if row.rank else ""
            return BesideIndex(index.name, f"năm {known}: {', '.join(part for part in (score, rank) if part)}")
    return BesideIndex(index.name, f"chưa có kết quả năm {year - 1} và năm {year}")
