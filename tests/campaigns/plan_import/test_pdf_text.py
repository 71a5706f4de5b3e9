"""What a printed page holds beside its paragraphs: running heads, page numbers, a centred title, ruled tables."""

from weasyprint import HTML

from campaigns.plan_import import parse_plan, read_source

RUNNING = (
    "@page{@top-center{content:'SỞ XÂY DỰNG'}@bottom-left{content:'Kế hoạch thi đua'}"
    "@bottom-right{content:'Trang ' counter(page) '/' counter(pages)}}"
)
STYLE = (
    "@page{size:A4;margin:25mm 15mm 25mm 30mm} body{font:14pt Tinos}"
    "p{text-align:justify;text-indent:10mm;margin:0 0 6pt} h1{font-size:14pt;text-align:center}"
    "table{width:100%;border-collapse:collapse} td,th{border:1px solid}"
)
TITLE = "Phát động phong trào thi đua yêu nước ngành Xây dựng tỉnh Hà Tĩnh"
HEAD = f"<h1>KẾ HOẠCH</h1><h1>{TITLE}</h1><p>Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;</p>"


def text_of(body: str, style: str = STYLE) -> list[str]:
    data = HTML(string=f"<html><head><style>{style}</style></head><body>{HEAD}{body}</body></html>").write_pdf()
    return [line for line in read_source(data).split("\n") if line]


def test_running_heads_and_page_numbers_are_no_text():
    tasks = [f"- Nhiệm vụ số {number} của ngành." for number in range(1, 71)]
    lines = text_of("<p>I. NHIỆM VỤ</p>" + "".join(f"<p>{task}</p>" for task in tasks), STYLE + RUNNING)
    assert lines == ["KẾ HOẠCH", TITLE, "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;", "I. NHIỆM VỤ", *tasks]


def test_a_ruled_table_is_read_row_by_row():
    rows = [["TT", "Nhiệm vụ", "Đơn vị", "Thời gian"]]
    rows += [
        [str(n), f"Xây dựng kế hoạch số {n} về chuyển đổi số trong toàn ngành", "Phòng A", "Quý I"] for n in (1, 2)
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    lines = text_of(f"<p>I. NHIỆM VỤ</p><table>{table}</table>")
    assert lines[3:] == ["I. NHIỆM VỤ", *(f"| {' | '.join(row)} |" for row in rows)]
    tasks = [task for group in parse_plan("\n".join(lines)).to_json()["task_groups"] for task in group["tasks"]]
    assert [task["text"] for task in tasks[:2]] == [
        "Xây dựng kế hoạch số 1 về chuyển đổi số trong toàn ngành ; Phòng A ; Quý I",
        "Xây dựng kế hoạch số 2 về chuyển đổi số trong toàn ngành ; Phòng A ; Quý I",
    ]


def test_merged_cells_of_a_list_of_tasks_hold_for_each_row():
    rows = (
        "<tr><td rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td><td rowspan=2>Sản phẩm</td><td colspan=2>Đơn vị thực hiện"
        "</td><td rowspan=2>Hạn</td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
        "<tr><td>1</td><td>Rà soát cụm</td><td>Báo cáo</td><td rowspan=2>Phòng A</td><td>Phòng B</td>"
        "<td rowspan=2>30/6/2026</td></tr><tr><td>2</td><td>Kiểm tra chợ</td><td>Biên bản</td><td></td></tr>"
        "<tr><td>3</td><td colspan=2>Lập danh mục</td><td>Phòng C</td><td></td><td>30/9/2026</td></tr>"
    )

    lines = text_of(f"<p>PHỤ LỤC</p><table>{rows}</table>")

    assert lines[-4:] == [
        "| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Hạn |",
        "| 1 | Rà soát cụm | Báo cáo | Phòng A | Phòng B | 30/6/2026 |",
        "| 2 | Kiểm tra chợ | Biên bản | Phòng A |  | 30/6/2026 |",
        "| 3 | Lập danh mục |  | Phòng C |  | 30/9/2026 |",
    ]
