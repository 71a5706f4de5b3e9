"""The content of a paper: its printed words, its refusals, its way through JSON."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents import decree
from documents.content import (
    Annex,
    Article,
    Column,
    DashList,
    Heading,
    Paper,
    PaperRefused,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    from_dict,
    runs,
    to_dict,
    unjudged,
)
from documents.content.blocks import numbered
from tests.papers import samples


def test_numbers_and_dates_are_written_as_the_decree_prints_them() -> None:
    assert decree.written_number(5) == "05"
    assert decree.written_number(123) == "123"
    assert decree.written_date(date(2021, 1, 25), 2021) == "ngày 25 tháng 01 năm 2021"
    assert decree.written_date(date(2021, 3, 5), 2021) == "ngày 05 tháng 3 năm 2021"
    assert decree.written_date(None, 2021).replace("\xa0", " ").split() == ["ngày", "tháng", "năm", "2021"]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII"), (49, "XLIX"), (90, "XC")]
)
def test_roman(number: int, written: str) -> None:
    assert decree.roman(number) == written


@pytest.mark.parametrize(("count", "last"), [(9, "i"), (5, "đ"), (23, "y"), (24, "24"), (1000, "1000")])
def test_points_follow_the_vietnamese_alphabet_and_beyond_it_are_counted_in_figures(count: int, last: str) -> None:
    many = (Heading("Phần", 2), *(Heading(f"Điểm {at}", 3) for at in range(count)))

    labels = [block.label for block in numbered((*many, Heading("Phần", 2), Heading("Một", 3), Heading("Hai", 3)))]

    assert (labels[0], labels[count], labels[count + 1 :]) == ("1", last, ["2", "a", "b"])


def test_symbols() -> None:
    assert samples.report().symbol == "BC-SCT"
    assert samples.letter().symbol == "SCT-VP"
    assert samples.decision().number_line == "Số: 128/QĐ-SCT"


def test_headings_are_numbered_where_the_author_left_it_to_the_paper() -> None:
    paper = replace(
        samples.report(),
        annexes=(),
        blocks=(
            Heading("một"),
            Heading("Hai", 2),
            Heading("Ba", 3),
            Heading("Bốn", 3),
            Heading("Năm", 2),
            Heading("sáu"),
            Heading("Bảy", 2),
            Heading("Tám", label=""),
            Paragraph("Hết."),
        ),
    )
    assert [block.printed for block in paper.numbered_blocks if isinstance(block, Heading)] == [
        "I. MỘT",
        "1. Hai",
        "a) Ba",
        "b) Bốn",
        "2. Năm",
        "II. SÁU",
        "1. Bảy",
        "TÁM",
    ]


@pytest.mark.parametrize(
    ("last", "ending"),
    [
        (Paragraph("Trên đây là báo cáo."), "Trên đây là báo cáo./."),
        (Paragraph("Đã có dấu./."), "Đã có dấu./."),
        (Paragraph("Gõ cách dấu . /."), "Gõ cách dấu./."),
        (Paragraph("Thiếu chấm/."), "Thiếu chấm./."),
        (Paragraph("**Chữ đậm.**"), "**Chữ đậm**./."),
        (DashList(("một;", "hai.")), "hai./."),
    ],
)
def test_text_ends_with_the_end_mark(last: Any, ending: str) -> None:
    block = replace(samples.letter(), blocks=(last,)).numbered_blocks[-1]
    assert (block.items[-1] if isinstance(block, DashList) else block.text) == ending  # type: ignore[union-attr]


def test_a_table_at_the_end_is_followed_by_the_end_mark() -> None:
    table = Table((Column("Tên", 40),), (Row(("Một",)),))
    assert replace(samples.letter(), blocks=(table,)).numbered_blocks[-1] == Paragraph(
        "./.", align="right", indent=False
    )


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    assert [basis[-2:] for basis in samples.decision().printed_bases] == ["3;", "g;", "ở."]


def test_recipients_begin_with_the_reference_and_end_with_the_archive() -> None:
    assert samples.report().printed_recipients == (
        "- Như trên;",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Các phòng, đơn vị thuộc Sở;",
        "- Lưu: VT, VP.",
    )
    assert samples.decision().printed_recipients[0] == "- Như Điều 3;"


def test_addressees() -> None:
    assert samples.letter().printed_addressees == ("Các phòng, đơn vị thuộc Sở",)
    assert samples.report().printed_addressees == ("- Giám đốc Sở Công Thương;", "- Ủy ban nhân dân tỉnh Hà Tĩnh.")


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (Signature("Giám đốc", "A"), ("GIÁM ĐỐC",)),
        (Signature("Giám đốc", "A", "Q"), ("Q. GIÁM ĐỐC",)),
        (Signature("Phó Giám đốc", "A", "KT", "Giám đốc"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (
            Signature("Phó Chánh Văn phòng", "A", "TL", "Giám đốc", "Chánh Văn phòng"),
            ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (Signature("Chủ tịch", "A", "TM", "Hội đồng"), ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
    ],
)
def test_authority_lines(signature: Signature, lines: tuple[str, ...]) -> None:
    assert signature.lines == lines


def test_annexes_are_labelled_and_refer_to_their_paper() -> None:
    assert samples.decision().annex_label(1) == "Phụ lục"
    assert samples.report().annex_label(2) == "Phụ lục II"
    assert samples.decision().annex_reference == (
        "(Kèm theo Quyết định số 128/QĐ-SCT ngày 05 tháng 7 năm 2021 của Sở Công Thương)"
    )
    assert "128" not in replace(samples.decision(), electronic=True).annex_reference


def test_bold_runs() -> None:
    assert runs("a **b c** d **") == (Run("a "), Run("b c", bold=True), Run(" d **"))


@pytest.mark.parametrize(
    "paper",
    [
        samples.report(5, date(2021, 6, 15)),
        samples.decision(),
        samples.letter(),
        samples.minutes(),
        samples.invitation(),
    ],
)
def test_json_keeps_the_whole_paper(paper: Paper) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(paper)))) == paper


def test_fingerprint_tells_content_apart() -> None:
    assert samples.report().sha256 == samples.report().sha256
    assert samples.report().sha256 != samples.report(draft=True).sha256


def test_issuing_gives_number_and_date_and_ends_the_draft() -> None:
    issued = samples.report(draft=True).issued(number=7, issued_on=date(2021, 6, 15))
    assert (issued.number_line, issued.draft) == ("Số: 07/BC-SCT", False)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"kind": "CV"}, "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo."),
    ({"kind": "XX"}, "Không có loại văn bản “XX” trong Nghị định 30/2020/NĐ-CP."),
    ({"summary": " "}, "Văn bản phải có trích yếu nội dung."),
    ({"number": 0, "issued_on": date(2021, 6, 1)}, "Số văn bản phải là số nguyên từ 1 trở lên."),
    ({"number": 3}, "Văn bản đã có số thì phải có ngày ban hành."),
    ({"year": 0}, "Văn bản chưa có ngày ban hành thì phải cho biết năm."),
    ({"issued_on": date(2022, 1, 3)}, "Ngày ban hành không thuộc năm 2021 của văn bản."),
    (
        {"number": 3, "issued_on": date(2021, 6, 1), "draft": True},
        "Bản dự thảo chưa được ghi số; số chỉ được cấp sau khi văn bản đã ký.",
    ),
    ({"blocks": ()}, "Văn bản chưa có nội dung."),
    ({"kind": "KH"}, "Kế hoạch không có phần “Kính gửi”."),
    ({"kind": "TTr", "addressees": ()}, "Tờ trình phải có nơi kính gửi."),
    ({"kind": "congvan"}, "Ký hiệu công văn phải có chữ viết tắt của đơn vị soạn thảo."),
    (
        {"kind": "QĐ", "addressees": ()},
        "Quyết định phải có dòng thẩm quyền ban hành (ví dụ: GIÁM ĐỐC SỞ CÔNG THƯƠNG).",
    ),
    ({"co_signature": samples.DIRECTOR}, "Chỉ biên bản mới có hai người ký."),
    ({"kind": "BB", "addressees": ()}, "Biên bản phải ghi thời gian, địa điểm, thành phần tham dự, chủ trì và thư ký."),
    (
        {"kind": "BB", "addressees": (), "meeting": samples.minutes().meeting},
        "Biên bản phải có hai người ký: thư ký và chủ tọa.",
    ),
    (
        {
            "kind": "BB",
            "addressees": (),
            "meeting": samples.minutes().meeting,
            "co_signature": samples.DIRECTOR,
            "signature": samples.DEPUTY,
        },
        "Biên bản không ký với quyền hạn “KT.”.",
    ),
    ({"kind": "GM", "addressees": ()}, "Giấy mời phải ghi người được mời, nội dung, thời gian và địa điểm."),
    ({"meeting": samples.minutes().meeting}, "Chỉ biên bản mới có phần ghi cuộc họp."),
    ({"invitation": samples.invitation().invitation}, "Chỉ giấy mời mới có phần kính mời."),
    ({"layout": "nd99/1"}, "Không có bộ thể thức “nd99/1” trong hệ thống."),
    (
        {"kind": "congvan", "drafting_unit": "CV"},
        "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo.",
    ),
    (
        {"body": replace(samples.SCT, symbol="CV-SCT")},
        "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo.",
    ),
    (
        {"body": replace(samples.SCT, symbol="SCT - VP")},
        (
            "Ký hiệu “SCT - VP” không đúng thể thức; chỉ ghi chữ viết tắt, giữa các nhóm chữ có dấu gạch nối "
            "không cách chữ."
        ),
    ),
    ({"recipients": ("Sở Nội vụ", " - ;")}, "Phần Nơi nhận có dòng trống; hãy xóa dòng đó."),
    ({"addressees": ("",)}, "Phần Kính gửi có dòng trống; hãy xóa dòng đó."),
    ({"bases": (" ",)}, "Phần căn cứ có dòng trống; hãy xóa dòng đó."),
    (
        {"bases": ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;",)},
        "Căn cứ là luật, pháp lệnh không ghi số và cơ quan ban hành; hãy bỏ “số 06/2022/QH15”.",
    ),
    (
        {"addressees": ("Kính gửi: Sở Nội vụ",)},
        "Nơi gửi chỉ ghi tên cơ quan, người nhận; chữ “Kính gửi” đã có sẵn trong văn bản.",
    ),
    (
        {"recipients": ("- Lưu: VT, VP.", "Sở Nội vụ")},
        "Dòng “Lưu” luôn đứng cuối phần Nơi nhận; hãy ghi nơi lưu ở ô riêng của dòng đó.",
    ),
    (
        {"blocks": (Paragraph("Kết thúc sớm./."), Paragraph("Còn nữa, kèm theo phụ lục."))},
        "Dấu “./.” chỉ đặt sau chữ cuối cùng của văn bản; hãy bỏ dấu đó ở “Kết thúc sớm./.”.",
    ),
    *(
        (
            {"recipients": (line,)},
            "Dòng “Lưu” luôn đứng cuối phần Nơi nhận; hãy ghi nơi lưu ở ô riêng của dòng đó.",
        )
        for line in ("Lưu:VT", "– Lưu VT, VP", "lưu", "Lưu; VT")
    ),
    *(
        (
            {part: (f"{words}./.",)},
            f"Dấu “./.” chỉ đặt sau chữ cuối cùng của văn bản; hãy bỏ dấu đó ở “{words}./.”.",
        )
        for part, words in (("bases", "Căn cứ đề nghị"), ("addressees", "Sở Nội vụ"), ("recipients", "Sở Nội vụ"))
    ),
    (
        {"blocks": (Paragraph("Hết./. Còn nữa, kèm theo phụ lục."),)},
        "Dấu “./.” chỉ đặt sau chữ cuối cùng của văn bản; hãy bỏ dấu đó ở “Hết./.”.",
    ),
    (
        {"bases": ("Căn cứ Luật A; căn cứ Nghị định B",)},
        "Mỗi căn cứ ghi một dòng; hãy xuống dòng ở “căn cứ Nghị định B”.",
    ),
    ({"summary": "KẾT QUẢ THI ĐUA"}, "Trích yếu ghi bằng chữ thường; hãy bỏ kiểu viết hoa toàn bộ."),
    ({"body": replace(samples.SCT, symbol="sct")}, "Ký hiệu “sct” phải ghi bằng chữ in hoa."),
    (
        {"kind": "congvan", "drafting_unit": "CV.VP"},
        "Công văn không có chữ viết tắt “CV”; ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo.",
    ),
    (
        {"authority_line": "Giám đốc Sở Công Thương"},
        "Báo cáo không có dòng thẩm quyền ban hành; hãy để trống dòng đó.",
    ),
    (
        {"blocks": (Article("Một, kèm theo phụ lục"), Article("Ba", number=3))},
        "Các điều phải đánh số liên tục từ Điều 1; hãy sửa lại số của các điều.",
    ),
    ({"archive": ""}, "Nơi nhận phải có dòng “Lưu”, ví dụ: VT, VP."),
    (
        {"blocks": (Paragraph("Hoàn thành trước ngày 31/6/2021, kèm theo phụ lục."),)},
        "“31/6/2021” là ngày không có trong lịch; hãy sửa trước khi lập văn bản.",
    ),
    (
        {"blocks": (Paragraph("Không nhắc."),)},
        "Văn bản có phụ lục thì trong nội dung phải có chỗ nhắc đến phụ lục đó.",
    ),
    (
        {"blocks": (Table((Column("Rộng", 161),), ()),)},
        "Bảng rộng 161 mm, vượt quá 160 mm giữa hai lề.",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_refuses_what_the_decree_forbids(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        replace(samples.report(), **changes)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"post": ""}, "Văn bản phải ghi chức vụ của người ký."),
        ({"authority": "PP"}, "Không có thể thức ký “PP”; chỉ có TM., KT., TL., TUQ. và Q."),
        ({"authority": "KT"}, "Ký KT. phải ghi rõ ký thay cho chức vụ hoặc tập thể nào."),
        (
            {"authority": "TUQ", "for_post": "Giám đốc"},
            "Ký thừa ủy quyền (TUQ.) phải có văn bản ủy quyền, giới hạn thời gian và nội dung.",
        ),
        *(
            (
                {"name": f"{title} Nguyễn Văn A"},
                "Trước họ tên người ký không ghi học hàm, học vị hoặc danh hiệu danh dự.",
            )
            for title in ("ThS.", "TS", "PGS.TS.", "T.S", "Th.S.", "Tiến sĩ", "thạc sỹ", "Luật sư", "Nhà giáo ưu tú")
        ),
        *(
            (
                {"name": f"{address} Nguyễn Văn A"},
                "Người ký chỉ ghi họ và tên; hãy bỏ chữ “ông”, “bà”, “đồng chí” ở trước.",
            )
            for address in ("Ông", "bà", "Đồng chí", "Đ/c")
        ),
        ({"post": "KT. Giám đốc"}, "Chức vụ chỉ ghi tên chức vụ; hãy bỏ “KT.” và chọn thể thức ký tương ứng."),
        (
            {"authority": "KT", "for_post": "Giám đốc"},
            "Ký KT. thì chức vụ người ký phải khác chức vụ được ký thay.",
        ),
        (
            {"authority": "KT", "for_post": "Chủ tịch", "through_post": "Trưởng phòng"},
            "Chỉ khi ký thừa lệnh (TL.) mới có dòng ký thay (KT.) ở giữa.",
        ),
        (
            {"authority": "TL", "for_post": "Giám đốc", "post": "Phó Chánh Văn phòng"},
            "Cấp phó ký thừa lệnh (TL.) phải có dòng ký thay cấp trưởng của mình, ví dụ: KT. CHÁNH VĂN PHÒNG.",
        ),
    ],
)
def test_refuses_a_wrong_signature(arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        Signature(**{"post": "Giám đốc", "name": "Nguyễn Văn A", **arguments})
    assert str(refused.value) == sentence


def test_a_name_in_capitals_is_signed_in_lower_case() -> None:
    assert Signature(post="Giám đốc", name="NGUYỄN ĐỨC ƯỚC").name == "Nguyễn Đức Ước"


def test_what_the_paper_prints_itself_is_not_printed_twice() -> None:
    assert DashList(("- một", "– hai", "-5 độ")).items == ("một", "hai", "-5 độ")
    assert DashList(("- một", "+ hai", "- + ba")).lines == ("- một", "+ hai", "+ ba")
    assert Article("Điều 1. Tặng Giấy khen").text == "Tặng Giấy khen"
    assert replace(samples.SCT, place="Hà Tĩnh, ").place == "Hà Tĩnh"
    assert replace(samples.letter(), archive="- Lưu: VT, VP;").printed_recipients[-1] == "- Lưu: VT, VP."
    assert replace(samples.letter(), summary="V/v: đôn đốc;").clean_summary == "đôn đốc"
    assert replace(samples.letter(), summary="Về việc đôn đốc").clean_summary == "đôn đốc"


@pytest.mark.parametrize("recipient", ["Lưu trữ lịch sử tỉnh", "Ông Lưu Văn Minh Họa"])
def test_recipients_whose_name_only_begins_alike_are_taken(recipient: str) -> None:
    assert replace(samples.letter(), recipients=(recipient,)).printed_recipients[1] == f"- {recipient};"


@pytest.mark.parametrize("name", ["Tsần Văn A", "Kỹ Văn Sư", "Cử Thị Nhân", "Giáo Văn Sĩ", ""])
def test_names_that_only_look_like_titles_are_taken(name: str) -> None:
    assert Signature(post="Giám đốc", name=name).name == name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("hạn 31/6/2021", "31/6/2021"),
        ("hạn 31-06-2021", "31-06-2021"),
        ("hạn 30.2.2021", "30.2.2021"),
        ("Ngày 31 tháng 4 năm 2021", "Ngày 31 tháng 4 năm 2021"),
        ("trước ngày 31/6", "ngày 31/6"),
        ("từ 28-31/6/2021", "31/6/2021"),
        ("từ 31/6/2021-05/7/2021", "31/6/2021"),
        ("hạn 31 / 6 / 2021", "31 / 6 / 2021"),
        ("hạn 31–6–2021", "31–6–2021"),
        ("hạn 31/6 năm 2021", "31/6 năm 2021"),
        ("đến hết 31 tháng 6 năm 2021", "31 tháng 6 năm 2021"),
        ("ngày 31/6/21", "ngày 31/6/21"),
        ("ngày 29/02 năm 2021", "29/02 năm 2021"),
        ("trong tháng 13/2021", "tháng 13/2021"),
        ("trong tháng 13 năm 2021", "tháng 13 năm 2021"),
        ("ngày 20-22 tháng 6 năm 2021, ngày 28-30/6/2021, các ngày 30-31", None),
        ("trước ngày 31 tháng 9 hằng năm", "ngày 31 tháng 9"),
        ("ngày 29/02/2021", "29/02/2021"),
        ("ngày 29/02/2024 và ngày 29/2", None),
        ("điểm 31/60, tỷ lệ 45/13, ngày 20/6/2021", None),
        ("Kế hoạch số 15/13/2021/KH", None),
        ("phiên bản 10.20.3000, điện thoại 0239.385.5432", None),
    ],
)
def test_dates_that_no_calendar_has_are_found(text: str, wrong: str | None) -> None:
    assert decree.impossible_date(text) == wrong


@pytest.mark.parametrize(
    "basis",
    [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
        "Căn cứ Nghị quyết số 35/2021/QH15 ngày 19 tháng 11 năm 2021 của Quốc hội",
    ],
)
def test_bases_as_the_decree_wants_them(basis: str) -> None:
    assert decree.number_of_act(basis) is None


def test_a_letter_prints_its_own_mark_before_the_summary() -> None:
    assert replace(samples.letter(), summary="V/v đôn đốc báo cáo").clean_summary == "đôn đốc báo cáo"


def test_a_paper_keeps_the_layout_that_it_was_made_with() -> None:
    center = replace(samples.SCT, name="TRUNG TÂM KHUYẾN CÔNG\nVÀ XÚC TIẾN THƯƠNG MẠI")
    assert samples.letter_report().layout == "nd30-2020/1"
    assert replace(samples.letter_report(), body=center).layout == "nd30-2020/1"
    assert replace(samples.letter_report(), body=center, layout="").layout == "nd30-2020/1-ten-dai"


def test_what_came_later_leaves_older_fingerprints_alone() -> None:
    assert set(to_dict(samples.letter_report())) & {"meeting", "invitation", "verification"} == set()
    assert "verification" in to_dict(replace(samples.letter_report(), verification=samples.MARK))


def test_a_table_has_columns() -> None:
    with pytest.raises(PaperRefused, match="Bảng phải có ít nhất một cột"):
        Table((), ())


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (
            lambda: Column("Hẹp", 5),
            "Cột “Hẹp” của bảng quá hẹp; hãy để rộng từ 7 mm, hoặc đưa bảng vào phụ lục nằm ngang.",
        ),
        (lambda: Row(("a",), "sum"), "Không có kiểu dòng “sum” trong bảng."),
        (lambda: DashList(("a", " - ")), "Phần gạch đầu dòng có dòng trống; hãy nhập nội dung hoặc xóa dòng đó."),
        (lambda: DashList(()), "Phần gạch đầu dòng có dòng trống; hãy nhập nội dung hoặc xóa dòng đó."),
        (lambda: Article("Điều 2. "), "Một điều của văn bản còn trống; hãy nhập nội dung hoặc xóa điều đó."),
        (lambda: Annex("Biểu", ()), "Phụ lục “Biểu” chưa có nội dung; hãy nhập nội dung hoặc bỏ phụ lục đó."),
    ],
)
def test_parts_refuse_what_cannot_be_printed(build: Callable[[], object], sentence: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        build()
    assert str(refused.value) == sentence


def test_an_archived_paper_is_read_back_whatever_is_refused_by_now() -> None:
    kept = to_dict(samples.letter())
    kept["summary"] = "HẠN 31/6/2021"
    kept["signature"]["name"] = "ThS. Trần Thị Minh Họa"
    read_back = from_dict(kept)
    assert (read_back.clean_summary, read_back.signature.name) == ("HẠN 31/6/2021", "ThS. Trần Thị Minh Họa")
    with pytest.raises(PaperRefused):
        replace(read_back, draft=False)
    assert unjudged(read_back, draft=True).draft is True


@pytest.mark.parametrize("change", [{"unknown": 1}, {"kind": None}])
def test_content_of_another_shape_is_not_read(change: dict[str, Any]) -> None:
    kept = {key: value for key, value in {**to_dict(samples.letter()), **change}.items() if value is not None}
    with pytest.raises(PaperRefused, match="không đọc được; hãy báo quản trị hệ thống"):
        from_dict(kept)


def test_a_row_has_as_many_cells_as_the_table_has_columns() -> None:
    with pytest.raises(PaperRefused, match="Bảng có 1 cột nhưng một dòng có 2 ô"):
        Table((Column("Tên", 40),), (Row(("a", "b")),))


def test_articles_number_themselves() -> None:
    articles = [block for block in samples.decision().numbered_blocks if isinstance(block, Article)]
    assert [article.label for article in articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
