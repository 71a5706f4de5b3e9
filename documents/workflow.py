"""The life of an official paper: dự thảo → đã trình ký → đã ban hành → thu hồi or bị thay thế.

Nghị định 30/2020/NĐ-CP, Điều 15 (number after signing), Điều 18.3 and 18.4 (an issued paper is never edited).
"""

from core.workflow import State, Transition, Workflow

# An issued paper stays readable for whoever could read it when it is withdrawn or replaced.
PUBLISHED = ("issued", "withdrawn", "replaced")

PAPER = Workflow(
    label="documents.issuedpaper",
    states=(
        State("drafted", "Dự thảo", "pencil", "draft"),
        State("sent_for_signing", "Đã trình ký", "plane", "sent"),
        State("issued", "Đã ban hành", "check", "ok"),
        State("withdrawn", "Đã thu hồi", "slash", "missed"),
        State("replaced", "Đã bị thay thế", "swap", "flag"),
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
        Transition(
            name="withdraw",
            label="Thu hồi văn bản",
            sources=("issued",),
            target="withdrawn",
            permission="documents.manage_paper",
            journal="withdrawn",
            done="thu hồi văn bản",
            icon="slash",
            confirm="Thu hồi văn bản này? Văn bản vẫn nằm trong kho lưu trữ, nhưng không còn giá trị và không phục hồi được.",
        ),
        Transition(
            name="replace",
            label="Thay thế",
            sources=("issued",),
            target="replaced",
            permission="documents.manage_paper",
            journal="replaced",
            done="thay thế văn bản bằng văn bản khác",
            icon="swap",
        ),
    ),
)
