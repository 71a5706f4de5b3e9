"""A nomination from the unit's proposal to the director's decision: đề nghị → thẩm tra → duyệt, per person."""

from typing import Any

from core.workflow import State, Transition, Workflow


def _own_units(nomination: Any, actor: Any) -> frozenset[int]:
    """Units to which he belongs. The body itself is none of them: whoever also writes its report to the body above still
    screens, decides and lists for it by his office."""
    from accounts.models import Role

    units: frozenset[int] = actor.unit_ids(Role.HEAD, Role.STAFF)
    return units - {nomination.phase.campaign.owner_id}


def nobody_decides_on_himself(nomination: Any, actor: Any) -> str | None:
    """Separation of duties: neither the nominee nor a member of the nominated collective decides."""
    if actor.person_id and nomination.person_id == actor.person_id:
        return "Bạn là người được đề nghị nên không thể xem xét hồ sơ của chính mình."
    if nomination.collective_id and nomination.collective_id in _own_units(nomination, actor):
        return "Tập thể được đề nghị là đơn vị của bạn nên người khác phải xem xét hồ sơ này."
    return None


def nobody_screens_his_own_unit(nomination: Any, actor: Any) -> str | None:
    """The office does not screen its own people; such a nomination went to the director at once."""
    if nomination.person_id and nomination.person.unit_id in _own_units(nomination, actor):
        return "Người được đề nghị thuộc đơn vị của bạn nên người khác phải thẩm tra hồ sơ này."
    return nobody_decides_on_himself(nomination, actor)


BELONGS_TO_SUPERIOR = (
    "Hồ sơ này thuộc thẩm quyền cấp trên: đưa vào danh sách đề nghị cấp trên, Giám đốc Sở không quyết định."
)


def screening_is_possible(nomination: Any, actor: Any) -> str | None:
    return BELONGS_TO_SUPERIOR if nomination.is_for_superior else nobody_screens_his_own_unit(nomination, actor)


def approval_is_possible(nomination: Any, actor: Any) -> str | None:
    """The Sở or its director cannot be rewarded by the director; such a nomination is listed to propose upward."""
    return BELONGS_TO_SUPERIOR if nomination.is_for_superior else nobody_decides_on_himself(nomination, actor)


def only_for_superior(nomination: Any, actor: Any) -> str | None:
    if not nomination.is_for_superior:
        return "Hồ sơ này do Giám đốc Sở quyết định, không thuộc danh sách đề nghị cấp trên."
    return nobody_decides_on_himself(nomination, actor)


def nothing_may_be_missing(nomination: Any, actor: Any) -> str | None:
    return None if nomination.achievement.strip() else "Ghi thành tích trước khi gửi đề nghị."


NOMINATION = Workflow(
    label="awards.nomination",
    states=(
        State("drafted", "Đang soạn", "pencil", "draft"),
        State("proposed", "Chờ thẩm tra", "plane", "sent"),
        State("screened", "Chờ duyệt", "clock", "wait"),
        State("approved", "Đã duyệt", "star", "gold"),
        State("refused", "Không duyệt", "cross", "no"),
        State("returned", "Trả lại", "back", "back"),
        State("listed_upward", "Đề nghị cấp trên", "merge", "sent"),
    ),
    transitions=(
        Transition(
            name="propose",
            label="Gửi đề nghị",
            sources=("drafted", "returned"),
            target="proposed",
            permission="awards.propose_nomination",
            journal="proposed",
            done="gửi đề nghị khen thưởng",
            guard=nothing_may_be_missing,
            icon="plane",
            confirm="Gửi đề nghị? Sau khi gửi, chỉ sửa được khi hồ sơ bị trả lại.",
        ),
        Transition(
            name="pass_to_director",
            label="Chuyển thẳng Giám đốc",
            sources=("proposed",),
            target="screened",
            permission="awards.pass_nomination",
            journal="passed_to_director",
            done="chuyển thẳng Giám đốc vì Văn phòng không thẩm tra hồ sơ của Văn phòng",
            icon="review",
            by_system=True,
        ),
        Transition(
            name="screen",
            label="Trình Giám đốc duyệt",
            sources=("proposed",),
            target="screened",
            permission="awards.screen_nomination",
            journal="screened",
            done="thẩm tra, trình duyệt",
            guard=screening_is_possible,
            icon="review",
        ),
        Transition(
            name="list_upward",
            label="Đưa vào danh sách đề nghị cấp trên",
            sources=("proposed",),
            target="listed_upward",
            permission="awards.list_nomination_upward",
            journal="listed_upward",
            done="đưa vào danh sách đề nghị cấp trên",
            guard=only_for_superior,
            icon="merge",
        ),
        Transition(
            name="return_to_unit",
            label="Trả lại đơn vị",
            sources=("proposed",),
            target="returned",
            permission="awards.screen_nomination",
            journal="returned_by_office",
            done="trả lại đề nghị",
            guard=nobody_screens_his_own_unit,
            icon="back",
        ),
        Transition(
            name="approve",
            label="Duyệt",
            sources=("screened",),
            target="approved",
            permission="awards.decide_nomination",
            journal="approved",
            done="duyệt khen thưởng",
            guard=approval_is_possible,
            icon="check",
        ),
        Transition(
            name="refuse",
            label="Không duyệt",
            sources=("screened",),
            target="refused",
            permission="awards.decide_nomination",
            journal="refused",
            done="không duyệt khen thưởng",
            guard=nobody_decides_on_himself,
            icon="cross",
        ),
        Transition(
            name="return",
            label="Trả lại",
            sources=("screened",),
            target="returned",
            permission="awards.decide_nomination",
            journal="returned_by_director",
            done="trả lại hồ sơ",
            guard=nobody_decides_on_himself,
            icon="back",
        ),
    ),
)
