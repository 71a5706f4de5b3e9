"""The life of an official paper: dự thảo → đã trình ký → đã ban hành (Nghị định 30/2020/NĐ-CP, Điều 15, 18)."""

from core.workflow import State, Transition, Workflow

PAPER = Workflow(
    label="documents.issuedpaper",
    states=(
        State("drafted", "Dự thảo", "pencil", "draft"),
        State("sent_for_signing", "Đã trình ký", "plane", "sent"),
        State("issued", "Đã ban hành", "check", "ok"),
    ),
    transitions=(
        Transition(
            name="send_for_signing",
            label="Trình ký",
            sources=("drafted",),
            target="sent_for_signing",
            permission="documents.manage_paper",
            journal="sent_for_signing",
            done="trình ký văn bản",
            icon="plane",
            confirm="Trình ký văn bản này? Sau khi trình, nội dung không sửa được cho đến khi rút lại.",
        ),
        Transition(
            name="take_back",
            label="Rút lại dự thảo",
            sources=("sent_for_signing",),
            target="drafted",
            permission="documents.manage_paper",
            journal="taken_back",
            done="rút lại dự thảo",
            icon="back",
        ),
        Transition(
            name="issue",
            label="Ban hành",
            sources=("sent_for_signing",),
            target="issued",
            permission="documents.manage_paper",
            journal="issued",
            done="ban hành văn bản",
            icon="check",
            confirm="Ghi số, ngày và ban hành? Văn bản đã ban hành không sửa được nữa.",
        ),
    ),
)
