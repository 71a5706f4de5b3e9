"""States and transitions of a campaign, its phases and the units' submissions."""

from typing import Any

from core.workflow import State, Transition, Workflow

# More units with the same deadline are counted, not named.
UNITS_NAMED = 3


def phase_must_be_open(submission: Any, actor: Any) -> str | None:
    """Late is accepted until the office closes the phase, then refused."""
    if submission.phase.state == "closed":
        return f"{submission.phase} đã kết thúc nên không nhận báo cáo nữa. Liên hệ {submission.office_words} nếu cần bổ sung."
    return None


def reviewer_is_not_author(submission: Any, actor: Any) -> str | None:
    """Separation of duties: nobody judges what his own unit wrote."""
    from accounts.models import Role

    if submission.unit_id in actor.unit_ids(Role.HEAD, Role.STAFF):
        return "Báo cáo của chính đơn vị bạn phải do người khác thẩm định (Giám đốc hoặc người được ủy quyền)."
    if submission.phase.state == "closed":
        return f"{submission.phase} đã kết thúc nên báo cáo giữ nguyên tình trạng lúc kết thúc."
    return None


def deadline_may_still_move(extension: Any, actor: Any) -> str | None:
    """More time helps only a report that its unit still writes, in a phase that is open."""
    report = extension.submission
    if report.phase.state != "open":
        return f"{report.phase} không còn mở nên không gia hạn được nữa."
    return {
        "submitted": "Báo cáo đã nộp nên không cần gia hạn nữa.",
        "accepted": "Báo cáo đã được chấp nhận nên không cần gia hạn nữa.",
        "waived": "Đơn vị được miễn nộp báo cáo này nên không cần gia hạn.",
    }.get(report.state)


def decider_did_not_ask(extension: Any, actor: Any) -> str | None:
    """Separation of duties: nobody grants his own unit more time."""
    return reviewer_is_not_author(extension.submission, actor) or deadline_may_still_move(extension, actor)


def refuser_did_not_ask(extension: Any, actor: Any) -> str | None:
    """As for granting; the system itself refuses what the closing of a phase left undecided."""
    return reviewer_is_not_author(extension.submission, actor) if actor else None


def units_have_something_to_report(phase: Any, actor: Any) -> str | None:
    """A phase asks units for the results of their tasks: somebody must take part, and some task must have a lead."""
    campaign = phase.campaign
    if not campaign.has_participants:
        return "Chưa có đơn vị nào tham gia. Chọn đơn vị tham gia trước."
    if not campaign.has_led_tasks:
        return "Chưa nhiệm vụ nào có đơn vị chủ trì. Phân công nhiệm vụ trước."
    return None


def no_report_waits_for_review(phase: Any, actor: Any) -> str | None:
    """What was handed in is judged first: after the closing it could be neither accepted nor returned."""
    if phase.reports_to_review:
        return f"Còn {phase.reports_to_review} báo cáo đã nộp chưa thẩm định. Chấp nhận hoặc trả lại trước khi kết thúc đợt."
    return None


def no_unit_is_in_time(phase: Any, actor: Any) -> str | None:
    """A day that was told is kept: until then the unit may still hand in or mend."""
    if not phase.units_in_time:
        return None
    told = [
        f"{', '.join(names) if len(names) <= UNITS_NAMED else f'{len(names)} đơn vị'} ({due})"
        for due, names in phase.units_in_time.items()
    ]
    return f"Còn trong hạn nộp: {'; '.join(told)}. Chờ hết hạn, hoặc miễn nộp cho đơn vị."


def phase_may_end(phase: Any, actor: Any) -> str | None:
    """Nothing that the closing would cut short."""
    return no_report_waits_for_review(phase, actor) or no_unit_is_in_time(phase, actor)


def nobody_has_begun(phase: Any, actor: Any) -> str | None:
    """Only what the opening itself made may vanish with it."""
    if not phase.begun_work:
        return None
    return f"{phase.begun_work} nên không hủy mở đợt được. Hãy đổi ngày của đợt, hoặc miễn nộp cho đơn vị."


def no_phase_has_begun(campaign: Any, actor: Any) -> str | None:
    """The launch came with the first phase, and goes with it alone."""
    if campaign.phases.exclude(state="planned").exists():
        return "Đã có đợt mở hoặc kết thúc nên phong trào đang thực hiện."
    return None


def nothing_of_the_campaign_is_open(campaign: Any, actor: Any) -> str | None:
    """All phases are closed, and official figures that units handed in afterwards are judged."""
    if campaign.has_phases_to_close:
        return "Còn đợt chưa kết thúc. Kết thúc các đợt trước."
    waiting = campaign.phases.filter(submissions__has_official_waiting=True).count()
    if waiting:
        return f"Còn {waiting} báo cáo có số liệu chính thức đang chờ. Chấp nhận hoặc trả lại số liệu đó trước."
    return None


CAMPAIGN = Workflow(
    label="campaigns.campaign",
    states=(
        State("planned", "Chuẩn bị", "plan", "draft"),
        State("running", "Đang thực hiện", "flag", "sent"),
        State("closed", "Đã kết thúc", "check", "grey"),
    ),
    transitions=(
        Transition(
            name="launch",
            label="Phát động",
            sources=("planned",),
            target="running",
            permission="campaigns.manage_campaign",
            journal="launched",
            done="phát động phong trào",
            icon="flag",
        ),
        Transition(
            name="call_back",
            label="Đưa phong trào về chuẩn bị",
            sources=("running",),
            target="planned",
            permission="campaigns.manage_campaign",
            journal="called_back",
            done="đưa phong trào về chuẩn bị",
            icon="back",
            guard=no_phase_has_begun,
        ),
        Transition(
            name="close",
            label="Kết thúc phong trào",
            sources=("running",),
            target="closed",
            permission="campaigns.manage_campaign",
            journal="closed",
            done="kết thúc phong trào",
            icon="check",
            guard=nothing_of_the_campaign_is_open,
            confirm="Kết thúc phong trào? Sau đó không mở lại được.",
        ),
    ),
)

PHASE = Workflow(
    label="campaigns.phase",
    states=(
        State("planned", "Chưa mở", "dot", "grey"),
        State("open", "Đang mở", "flag", "sent"),
        State("closed", "Đã kết thúc", "check", "grey"),
    ),
    transitions=(
        Transition(
            name="open",
            label="Mở đợt",
            sources=("planned",),
            target="open",
            permission="campaigns.manage_phase",
            journal="opened",
            done="mở đợt thi đua",
            icon="flag",
            guard=units_have_something_to_report,
            confirm="Mở đợt? Mỗi đơn vị tham gia sẽ có một báo cáo phải nộp và nhận được thông báo.",
        ),
        Transition(
            name="take_back",
            label="Hủy mở đợt",
            sources=("open",),
            target="planned",
            permission="campaigns.manage_phase",
            journal="taken_back",
            done="hủy mở đợt thi đua",
            icon="back",
            guard=nobody_has_begun,
            confirm="Hủy mở đợt? Báo cáo còn trống của các đơn vị được bỏ, đơn vị được báo là chưa phải nộp.",
        ),
        Transition(
            name="close",
            label="Kết thúc đợt",
            sources=("open",),
            target="closed",
            permission="campaigns.manage_phase",
            journal="closed",
            done="kết thúc đợt thi đua",
            icon="check",
            guard=phase_may_end,
            confirm="Kết thúc đợt? Sau đó đơn vị không nộp và không sửa báo cáo được nữa.",
        ),
    ),
)

SUBMISSION = Workflow(
    label="campaigns.submission",
    states=(
        State("drafting", "Đang soạn", "pencil", "draft"),
        State("submitted", "Đã nộp", "plane", "sent"),
        State("returned", "Trả lại", "back", "back"),
        State("accepted", "Chấp nhận", "check", "ok"),
        State("waived", "Được miễn", "slash", "grey"),
    ),
    transitions=(
        Transition(
            name="submit",
            label="Nộp báo cáo",
            sources=("drafting", "returned"),
            target="submitted",
            permission="campaigns.submit_submission",
            journal="submitted",
            done="nộp báo cáo",
            guard=phase_must_be_open,
            icon="plane",
            confirm="Nộp báo cáo? Sau khi nộp, đơn vị chỉ sửa được khi báo cáo được trả lại.",
        ),
        Transition(
            name="return",
            label="Trả lại",
            sources=("submitted", "accepted"),
            target="returned",
            permission="campaigns.review_submission",
            journal="returned",
            done="trả lại báo cáo",
            guard=reviewer_is_not_author,
            icon="back",
        ),
        Transition(
            name="accept",
            label="Chấp nhận",
            sources=("submitted",),
            target="accepted",
            permission="campaigns.review_submission",
            journal="accepted",
            done="chấp nhận báo cáo",
            guard=reviewer_is_not_author,
            icon="check",
        ),
        Transition(
            name="waive",
            label="Miễn nộp",
            sources=("drafting", "returned"),
            target="waived",
            permission="campaigns.review_submission",
            journal="waived",
            done="miễn nộp báo cáo",
            guard=reviewer_is_not_author,
            icon="slash",
        ),
        Transition(
            name="require",
            label="Yêu cầu nộp lại",
            sources=("waived",),
            target="drafting",
            permission="campaigns.review_submission",
            journal="required",
            done="bỏ miễn nộp",
            guard=reviewer_is_not_author,
            icon="back",
        ),
        # Of a report that lay returned: it was handed in, and is to be mended as before the waiver.
        Transition(
            name="require_mended",
            label="Yêu cầu nộp lại",
            sources=("waived",),
            target="returned",
            permission="campaigns.review_submission",
            journal="required",
            done="bỏ miễn nộp",
            guard=reviewer_is_not_author,
            icon="back",
        ),
    ),
)

EXTENSION = Workflow(
    label="campaigns.extension",
    states=(
        State("asked", "Đề nghị gia hạn", "clock", "flag"),
        State("granted", "Được gia hạn", "check", "ok"),
        State("refused", "Không gia hạn", "slash", "late"),
        State("withdrawn", "Đã rút", "back", "grey"),
    ),
    transitions=(
        Transition(
            name="grant",
            label="Đồng ý gia hạn",
            sources=("asked",),
            target="granted",
            permission="campaigns.decide_extension",
            journal="granted",
            done="gia hạn nộp báo cáo",
            guard=decider_did_not_ask,
            icon="check",
        ),
        Transition(
            name="refuse",
            label="Không gia hạn",
            sources=("asked",),
            target="refused",
            permission="campaigns.decide_extension",
            journal="refused",
            done="không đồng ý gia hạn",
            guard=refuser_did_not_ask,
            icon="slash",
            by_system=True,
        ),
        Transition(
            name="withdraw",
            label="Rút đề nghị",
            sources=("asked",),
            target="withdrawn",
            permission="campaigns.ask_extension",
            journal="withdrawn",
            done="rút đề nghị gia hạn",
            icon="back",
            by_system=True,
        ),
    ),
)


def nothing_was_asked(inspection: Any, actor: Any) -> str | None:
    """A request that was forgotten may be added; one that the unit knows of is mended instead."""
    return "Đơn vị đã nhận yêu cầu của lần kiểm tra này." if inspection.request else None


INSPECTION = Workflow(
    label="campaigns.inspection",
    states=(
        State("scheduled", "Sẽ kiểm tra", "eye", "draft"),
        State("answer_awaited", "Chờ đơn vị trả lời", "clock", "wait"),
        State("answered", "Đơn vị đã trả lời", "plane", "sent"),
        State("closed", "Đã kết thúc", "check", "ok"),
        State("waived", "Không chờ trả lời", "slash", "grey"),
    ),
    transitions=(
        Transition(
            name="record_request",
            label="Ghi kết quả, yêu cầu trả lời",
            sources=("scheduled",),
            target="answer_awaited",
            permission="campaigns.manage_inspection",
            journal="request_recorded",
            done="ghi kết quả kiểm tra và yêu cầu đơn vị trả lời",
            icon="pencil",
        ),
        Transition(
            name="add_request",
            label="Bổ sung yêu cầu trả lời",
            sources=("closed",),
            target="answer_awaited",
            permission="campaigns.manage_inspection",
            journal="request_added",
            done="bổ sung yêu cầu đơn vị trả lời kiểm tra",
            guard=nothing_was_asked,
            icon="pencil",
        ),
        Transition(
            name="record",
            label="Ghi kết quả, không yêu cầu gì",
            sources=("scheduled",),
            target="closed",
            permission="campaigns.manage_inspection",
            journal="recorded",
            done="ghi kết quả kiểm tra",
            icon="check",
        ),
        Transition(
            name="answer",
            label="Trả lời",
            sources=("answer_awaited",),
            target="answered",
            permission="campaigns.answer_inspection",
            journal="answered",
            done="trả lời yêu cầu kiểm tra",
            icon="plane",
        ),
        Transition(
            name="waive",
            label="Kết thúc, không chờ trả lời",
            sources=("answer_awaited",),
            target="waived",
            permission="campaigns.manage_inspection",
            journal="waived",
            done="kết thúc kiểm tra, không chờ trả lời",
            icon="slash",
        ),
        Transition(
            name="ask_again",
            label="Yêu cầu trả lời lại",
            sources=("answered",),
            target="answer_awaited",
            permission="campaigns.manage_inspection",
            journal="asked_again",
            done="yêu cầu đơn vị trả lời lại",
            icon="back",
        ),
        Transition(
            name="close",
            label="Kết thúc kiểm tra",
            sources=("answered",),
            target="closed",
            permission="campaigns.manage_inspection",
            journal="closed",
            done="kết thúc kiểm tra",
            icon="check",
        ),
    ),
)
