"""A consolidation: dự thảo → hoàn tất (frozen). Its paper then lives in `documents`."""

from core.workflow import State, Transition, Workflow

CONSOLIDATION = Workflow(
    label="reports.consolidation",
    states=(
        State("drafted", "Dự thảo", "pencil", "draft"),
        State("finalised", "Hoàn tất", "check", "ok"),
    ),
    transitions=(
        Transition(
            name="finalise",
            label="Hoàn tất dự thảo",
            sources=("drafted",),
            target="finalised",
            permission="reports.manage_consolidation",
            journal="finalised",
            done="hoàn tất tổng hợp",
            icon="check",
            confirm="Hoàn tất bản tổng hợp? Nội dung và số liệu được giữ nguyên từ lúc này và lập thành văn bản.",
        ),
    ),
)
