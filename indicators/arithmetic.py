"""Ranks and what they mean for a target. Pure; in a rank the smaller figure is the better one."""

from dataclasses import dataclass
from enum import StrEnum


class Assessment(StrEnum):
    """How a target on a rank stands. Before publication it is never "chưa đạt"."""

    NO_BASELINE = "no_baseline"
    NOT_PUBLISHED = "not_published"
    NEEDS_EXPLAINING = "needs_explaining"
    MET = "met"
    NOT_MET = "not_met"


LABELS = {
    Assessment.NO_BASELINE: ("chưa có số liệu gốc", "ask", "grey"),
    Assessment.NOT_PUBLISHED: ("chờ công bố", "clock", "grey"),
    Assessment.NEEDS_EXPLAINING: ("cần diễn giải", "info", "flag"),
    Assessment.MET: ("đạt", "check", "ok"),
    Assessment.NOT_MET: ("chưa đạt", "cross", "late"),
}


@dataclass(frozen=True)
class RankTarget:
    """The state of a target "tăng ít nhất n bậc" with its words; `gain` is in ranks, None while unknown."""

    assessment: Assessment
    gain: int | None
    explanation: str

    @property
    def label(self) -> str:
        return LABELS[self.assessment][0]

    @property
    def icon(self) -> str:
        return LABELS[self.assessment][1]

    @property
    def tone(self) -> str:
        return LABELS[self.assessment][2]


def rank_gain(baseline_rank: int, rank: int) -> int:
    """Ranks won since the baseline: from 16 to 8 is 8; from 21 to 27 is -6."""
    return baseline_rank - rank


def gain_words(gain: int) -> str:
    """`tăng 3 bậc`, `giảm 6 bậc`, `giữ nguyên bậc`"""
    if gain == 0:
        return "giữ nguyên bậc"
    return f"tăng {gain} bậc" if gain > 0 else f"giảm {-gain} bậc"


def assess_rank_gain(*, required_gain: int, baseline_rank: int | None, rank: int | None) -> RankTarget:
    """The state of the target "rank better by at least `required_gain`" from two published ranks, either unknown.

    When the baseline is so good that the gain is impossible, the target cannot be judged as written: it needs the
    explanation of whoever set it, whatever the new rank.
    """
    if baseline_rank is None:
        return RankTarget(Assessment.NO_BASELINE, None, "Chưa nhập thứ hạng năm gốc kèm nguồn công bố.")
    gain = None if rank is None else rank_gain(baseline_rank, rank)
    if baseline_rank <= required_gain:
        return RankTarget(
            Assessment.NEEDS_EXPLAINING,
            gain,
            f"Năm gốc đã xếp hạng {baseline_rank} nên không thể tăng {required_gain} bậc; "
            "cần văn bản diễn giải chỉ tiêu.",
        )
    if rank is None or gain is None:
        return RankTarget(
            Assessment.NOT_PUBLISHED,
            None,
            f"Năm gốc xếp hạng {baseline_rank}; để đạt cần hạng {baseline_rank - required_gain} trở lên.",
        )
    met = gain >= required_gain
    return RankTarget(
        Assessment.MET if met else Assessment.NOT_MET,
        gain,
        f"Từ hạng {baseline_rank} đến hạng {rank}: {gain_words(gain)}; yêu cầu tăng ít nhất {required_gain} bậc.",
    )
