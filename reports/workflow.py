"""A consolidation: dự thảo → hoàn tất (frozen), or → đã bỏ. The paper of a finalised one then lives in `documents`."""

from typing import Any

from core.workflow import State, Transition, Workflow

# Without these a summary report says nothing.
MAIN_SECTIONS = {
    "opening": "Phần mở đầu",
    "direction": "I. Công tác lãnh đạo, chỉ đạo",
    "professional": "II.1. Nhiệm vụ chuyên môn",
    "strengths": "IV.1. Ưu điểm",
    "next_tasks": "V. Phương hướng, nhiệm vụ",
}


def main_sections_are_written(consolidation: Any, actor: Any) -> str | None:
    """One statement, none where the sections were read before."""
    written = {section.code for section in consolidation.sections.all() if section.is_written}
    empty = [title for code, title in MAIN_SECTIONS.items() if code not in written]
    return f"Còn mục chưa có nội dung: {'; '.join(empty)}." if empty else None


CONSOLIDATION = Workflow(
    label="reports.consolidation",
    states=(
        State("drafted", "Dự thảo", "pencil", "draft"),
        State("finalised", "Hoàn tất", "check", "ok"),
        State("discarded", "Đã bỏ", "trash", "grey"),
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
            guard=main_sections_are_written,
            icon="check",
            confirm="Hoàn tất bản tổng hợp? Nội dung và số liệu được giữ nguyên từ lúc này và lập thành văn bản.",
        ),
        Transition(
            name="discard",
            label="Bỏ dự thảo",
            sources=("drafted",),
            target="discarded",
            permission="reports.manage_consolidation",
            journal="discarded",
            done="bỏ dự thảo tổng hợp",
            icon="trash",
            confirm="Bỏ dự thảo này? Dự thảo không còn trong danh sách và không viết tiếp được. Báo cáo của các đơn vị và "
            "các bản tổng hợp khác giữ nguyên.",
        ),
    ),
)
