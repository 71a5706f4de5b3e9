"""Files -> text, and the sentence of each refusal."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from docx import Document
from weasyprint import HTML

from campaigns.plan_import import PlanUnreadable, parse_plan, read_file, read_source

PLAN = Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt"
PARAGRAPHS = [line.replace("**", "") for line in PLAN.read_text(encoding="utf-8").split("\n") if line.strip()]
KIND, RECIPIENTS = PARAGRAPHS.index("KẾ HOẠCH"), PARAGRAPHS.index("Nơi nhận:")
# Every Vietnamese letter as some sign of the old font: which one does not matter.
TCVN3 = {
    ord(letter): "µ"
    for letter in set(PLAN.read_text(encoding="utf-8"))
    if ord(letter) > 0x17F or letter in "ăâđêôơưĂÂĐÊÔƠƯ"
}
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF\n"
)


def without_lines(value):
    if isinstance(value, dict):
        return {key: without_lines(part) for key, part in value.items() if key not in ("line", "lines")}
    return [without_lines(part) for part in value] if isinstance(value, list) else value


def word_file() -> bytes:
    """The plan as a secretary types it: head and foot in tables without borders, lists made by Word."""
    document = Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "UBND TỈNH HÀ TĨNH\nSỞ CÔNG THƯƠNG"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số:       /KH-SCT"
    head.cell(1, 1).text = "Hà Tĩnh, ngày 25 tháng 01 năm 2021"
    for text in PARAGRAPHS[KIND:RECIPIENTS]:
        style = {"- ": "List Bullet", "+ ": "List Bullet 2"}.get(text[:2])
        document.add_paragraph(text[2:] if style else text, style=style)
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "\n".join(PARAGRAPHS[RECIPIENTS:-2])
    foot.cell(0, 1).text = "GIÁM ĐỐC\n\n\nHoàng Văn Quảng"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def printed_file() -> bytes:
    """The plan as it is printed: A4, two columns at the head and the foot, page numbers."""
    body: list[str] = []
    for text in PARAGRAPHS[KIND + 3 : RECIPIENTS]:
        if text.startswith(("76 năm Cách mạng", "công tác cải cách hành chính; xây")):
            body[-1] += f" {text}"
        else:
            body.append(text)
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    recipients = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[RECIPIENTS:-2])
    style = (
        "@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page)}} body{font:13pt Tinos}"
        "p{margin:0 0 6pt;text-indent:10mm;text-align:justify} table{width:100%} td{width:50%;vertical-align:top}"
        "td p{text-indent:0;text-align:left} h1{font-size:13pt;text-align:center}"
    )
    html = (
        f"<html><head><style>{style}</style></head><body><table><tr><td><p>UBND TỈNH HÀ TĨNH</p><p>SỞ CÔNG THƯƠNG</p>"
        "</td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr><tr><td>"
        "<p>Số: &nbsp; &nbsp; /KH-SCT</p></td><td><p>Hà Tĩnh, ngày 25 tháng 01 năm 2021</p></td></tr></table>"
        f"<h1>{PARAGRAPHS[KIND]}</h1><h1>{PARAGRAPHS[KIND + 1]}</h1><h1>{PARAGRAPHS[KIND + 2]}</h1>{paragraphs}"
        f"<table><tr><td>{recipients}</td><td><p>GIÁM ĐỐC</p><br><br><p>Hoàng Văn Quảng</p></td></tr></table>"
    )
    return HTML(string=html).write_pdf()


@pytest.mark.parametrize("make", [word_file, printed_file])
def test_word_and_pdf_give_the_same_draft_as_the_text(make):
    draft = parse_plan(read_source(make()))
    assert without_lines(draft.to_json()) == without_lines(parse_plan(read_file(PLAN)).to_json())


def test_word_numbers_are_counted():
    document = Document()
    for text, style in [("Mục đích", "List Number"), ("Yêu cầu", "List Number"), ("Một việc", "List Bullet")]:
        document.add_paragraph(text, style=style)
    stream = io.BytesIO()
    document.save(stream)
    assert [line.strip() for line in read_source(stream.getvalue()).split("\n")] == [
        "1. Mục đích",
        "2. Yêu cầu",
        "• Một việc",
    ]


def test_line_ends_and_utf_16_are_kept_readable():
    assert read_source("Số: 1/KH\r\nĐợt 1".encode("utf-16")) == "Số: 1/KH\r\nĐợt 1"
    assert read_source("\ufeffĐợt 1".encode()) == "Đợt 1"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding):
    text = PLAN.read_text(encoding="utf-8")
    assert read_source(text.encode(encoding)) == text


def zip_of(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


NOT_TEXT = "Tệp không phải là văn bản; chỉ đọc được tệp .txt, .docx hoặc .pdf có chữ."
OLD_LETTERS = (
    "Tệp văn bản không dùng bảng mã Unicode (có thể là TCVN3, VNI hoặc Windows-1258); "
    "hãy lưu lại với bảng mã UTF-8 rồi chọn lại."
)
RICH_TEXT = "Tệp thuộc dạng RTF hoặc trang web; hãy lưu lại dạng .docx rồi chọn lại."
BROKEN_WORD = "Tệp .docx bị hỏng, không mở được."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp kế hoạch không có nội dung."),
        (b" \n\r\n ", "Tệp kế hoạch không có nội dung."),
        ("\ufeff\n".encode(), "Tệp kế hoạch không có nội dung."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), NOT_TEXT),
        (b"abc\x00def", NOT_TEXT),
        (b"\xff\xfe\x00", NOT_TEXT),
        (zip_of("xl/workbook.xml"), NOT_TEXT),
        (zip_of("word/document.xml"), BROKEN_WORD),
        (b"PK\x03\x04 no zip at all", BROKEN_WORD),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            "Tệp Word này được đặt mật khẩu hoặc thuộc dạng .doc cũ; hãy bỏ mật khẩu và lưu lại dạng .docx.",
        ),
        (b"%PDF-1.4\nnothing more", "Tệp PDF bị hỏng, không mở được."),
        (LOCKED_PDF, "Tệp PDF được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại."),
        (
            HTML(string="<div style='width:9cm;height:9cm;background:#888'></div>").write_pdf(),
            "Tệp PDF chỉ có hình quét, không có chữ; hãy dùng tệp Word hoặc PDF có chữ.",
        ),
        (b"a" * (10 * 1024 * 1024 + 1), "Tệp lớn hơn 10 MB; hãy chọn tệp nhỏ hơn."),
        (b"a" * 1_250_001, "Tệp dài hơn 500 trang; hãy chọn tệp chỉ có kế hoạch."),
        ("Kế hoạch thi đua".encode("cp1258", "ignore") + b"\xe2\xfe", OLD_LETTERS),
        (b"{\\rtf1 K\\u7871? ho\\u7841?ch}", RICH_TEXT),
        (b"\n<!DOCTYPE html><html><body>plan</body></html>", RICH_TEXT),
    ],
    ids=[
        "empty", "blank", "mark alone", "picture", "zero byte", "cut utf-16", "xlsx", "docx in name only", "broken zip",
        "old or locked word", "broken pdf", "locked pdf", "scan", "too large", "too long", "old letters", "rich text",
        "web page",
    ],
)  # fmt: skip
def test_refusals(data, sentence):
    with pytest.raises(PlanUnreadable) as refusal:
        read_source(data)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("name", ["khong-co.txt", "."])
def test_a_missing_file(tmp_path, name):
    with pytest.raises(PlanUnreadable, match=r"^Không tìm thấy tệp kế hoạch\.$"):
        read_file(tmp_path / name)


def test_a_text_that_is_no_plan():
    with pytest.raises(PlanUnreadable, match="không giống một kế hoạch"):
        parse_plan("Cách nấu phở: ninh xương bò trong nhiều giờ.\nThêm quế và hồi.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text.encode().decode("latin-1"), "thuộc bảng mã cũ"),
        (lambda text: text.translate(TCVN3), "thuộc bảng mã cũ"),
        (lambda text: "".join(sign for sign in unicodedata.normalize("NFD", text) if sign.isascii()), "viết không dấu"),
    ],
    ids=["decoded wrongly", "old font", "no marks"],
)
def test_letters_that_are_not_vietnamese(change, sentence):
    with pytest.raises(PlanUnreadable, match=sentence):
        parse_plan(change(PLAN.read_text(encoding="utf-8")))
