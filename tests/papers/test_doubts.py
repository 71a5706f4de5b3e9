"""What is shown before a paper goes to its signatory though nobody can refuse it."""

from dataclasses import replace

import pytest

from documents.content import Annex, Column, Heading, Paper, Paragraph, Row, Signature, Table
from documents.content.doubts import content_doubts
from tests.papers import samples

CITED_SHORT = (
    "Nghị định số 30/2020/NĐ-CP được viện dẫn lần đầu ở “Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư” mà "
    "chưa ghi ngày ban hành; lần đầu phải ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu."
)
CITED_TWICE = "Quyết định số 12/QĐ-SCT đã được viện dẫn đầy đủ ở trên; từ lần thứ hai chỉ ghi tên loại và số, ký hiệu."
NO_ISSUER = (
    "Quyết định số 12/QĐ-SCT được viện dẫn lần đầu ở “Theo Quyết định số 12/QĐ-SCT ngày 01/7/2021” mà chưa ghi cơ quan "
    "ban hành và trích yếu."
)
ZERO_LEFT_OUT = (
    "“ngày 5 tháng 3 năm 2021” ở “Họp ngày 5 tháng 3 năm 2021” thiếu số 0; ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm "
    "số 0 phía trước."
)
LAW_NUMBERED = (
    "Luật, pháp lệnh viện dẫn không ghi số; hãy xem lại “số 06/2022/QH15” ở “Theo Luật Thi đua, khen thưởng số "
    "06/2022/QH15”."
)
WHOLE = "Quyết định số 12/QĐ-SCT ngày 01/7/2021 của Sở Công Thương về việc tặng Giấy khen"


def said(*sentences: str) -> Paper:
    return replace(samples.letter_report(), blocks=tuple(Paragraph(text) for text in sentences))


@pytest.mark.parametrize(
    "paper",
    [samples.decision(), samples.letter(), samples.minutes(), samples.invitation(), samples.letter_report()],
    ids=lambda paper: paper.kind,
)
def test_papers_as_the_decree_wants_them_raise_no_doubt(paper: Paper) -> None:
    assert content_doubts(paper) == ()


@pytest.mark.parametrize(
    ("sentences", "doubts"),
    [
        (("Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư.",), (CITED_SHORT,)),
        ((f"Theo {WHOLE}.", f"Căn cứ {WHOLE}."), (CITED_TWICE,)),
        ((f"Theo {WHOLE}.", "Căn cứ Quyết định số 12/QĐ-SCT."), ()),
        (("Theo Quyết định số 12/QĐ-SCT ngày 01/7/2021.",), (NO_ISSUER,)),
        (("Họp ngày 5 tháng 3 năm 2021.",), (ZERO_LEFT_OUT,)),
        (("Họp ngày 05 tháng 3 năm 2021, số 128/QĐ.",), ()),
        (
            ("Theo sổ, số 5/BC-SCT.",),
            ("“số 5” ở “Theo sổ, số 5/BC-SCT” thiếu số 0; số văn bản nhỏ hơn 10 ghi thêm số 0 phía trước.",),
        ),
        (
            ("Hoàn thành đến hết 31/6 tới.",),
            ("“31/6” ở “Hoàn thành đến hết 31/6 tới”: nếu là ngày thì lịch không có ngày này.",),
        ),
        (("Đạt 30/45 điểm, 29/2 và 31/7.",), ()),
        (
            ("Theo Luật Thi đua, khen thưởng số 06/2022/QH15.",),
            (LAW_NUMBERED,),
        ),
    ],
)
def test_free_text_is_doubted(sentences: tuple[str, ...], doubts: tuple[str, ...]) -> None:
    assert content_doubts(said(*sentences)) == doubts


def test_what_stands_among_the_bases_is_cited_already() -> None:
    paper = replace(said("Theo Quyết định số 12/QĐ-SCT."), bases=(f"Căn cứ {WHOLE}",))
    assert content_doubts(paper) == ()


def test_a_basis_begins_with_its_word() -> None:
    paper = replace(said("Hết."), bases=("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",))
    assert content_doubts(paper) == (
        "Căn cứ “Luật Thi đua, khen thưởng ngày 26 tháng…” chưa bắt đầu bằng chữ “Căn cứ” hoặc “Theo đề nghị”.",
    )


def test_a_number_typed_before_a_heading_would_print_twice() -> None:
    paper = replace(said("Hết."), blocks=(Heading("I. Kết quả"), Heading("Mục khác"), Paragraph("Hết.")))
    assert content_doubts(paper) == ("Đề mục “I. Kết quả” đã có số thứ tự; văn bản tự đánh số nên sẽ in hai số.",)


def test_a_signatory_without_name_is_told() -> None:
    paper = replace(said("Hết."), signature=Signature(post="Giám đốc", name=""))
    assert content_doubts(paper) == ("Chưa có họ tên người ký ở chức vụ Giám đốc.",)


def test_tables_list_papers_in_their_own_way_and_annexes_are_read() -> None:
    table = Table((Column("Quyết định", 80),), (Row(("Quyết định số 99/QĐ-SCT",)),))
    paper = replace(
        said("Theo phụ lục."), annexes=(Annex("Biểu", (table, Paragraph("Thực hiện Kế hoạch số 15/KH-UBND."))),)
    )
    assert [doubt.partition(" được")[0] for doubt in content_doubts(paper)] == ["Kế hoạch số 15/KH-UBND"]


def test_tasks_that_nobody_leads_are_counted_once() -> None:
    columns = (Column("TT", 10), Column("Nhiệm vụ", 80), Column("Đơn vị chủ trì", 40))
    rows = (
        Row(("Chuyên môn",), "group"),
        Row(("1", "Rà soát", "-")),
        Row(("2", "Báo cáo", "Văn phòng Sở")),
        Row(("3", "Họp", "-")),
        Row(("4", "Nghiệm thu", "-")),
        Row(("4.1", "Nghiệm thu đợt đầu", "Văn phòng Sở")),
    )
    paper = replace(samples.decision(), annexes=(Annex("Nhiệm vụ năm 2021", (Table(columns, rows),)),))

    assert content_doubts(paper) == (
        "2 nhiệm vụ trong phụ lục “Nhiệm vụ năm 2021” chưa có đơn vị chủ trì; hãy phân công rồi dự thảo lại văn bản.",
    )
