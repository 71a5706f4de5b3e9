"""Where each line of a giấy khen stands on its sheet, in millimetres; what the office may change is in `Setting`.

No law in force fixes the size of a giấy khen; the order of the lines is that of the bằng khen of 2006.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.decree import PaperRefused

RED, BLACK = "#c00000", "#000000"
SMALLEST, LARGEST = 8.0, 72.0
MOST_SHIFT = 30.0


@dataclass(frozen=True)
class CertificateLine:
    """A line of the text layer with its usual box on an A4 sheet."""

    code: str
    label: str
    left: float
    top: float
    width: float
    height: float
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    colour: str = BLACK


# Middle lines, then the left foot, then the right foot; 26 mm stay free for signature and seal.
LINES: dict[str, CertificateLine] = {
    line.code: line
    for line in (
        CertificateLine("national_name", "Quốc hiệu", 40, 43, 217, 7, 14, bold=True),
        CertificateLine("motto", "Tiêu ngữ", 40, 50, 217, 7, 14, bold=True),
        CertificateLine("decider", "Người có thẩm quyền", 40, 60, 217, 9, 18, bold=True, colour=RED),
        CertificateLine("verb", "Chữ “TẶNG”", 40, 70, 217, 6.5, 14, bold=True),
        CertificateLine("title", "Chữ “GIẤY KHEN”", 40, 77, 217, 16.5, 40, bold=True, colour=RED),
        CertificateLine("nominee", "Tên cá nhân, tập thể", 40, 94.5, 217, 10.5, 22, bold=True),
        CertificateLine("position", "Chức vụ, đơn vị", 40, 105.5, 217, 9, 15),
        CertificateLine("achievement", "Thành tích", 45, 115, 207, 19, 16, italic=True),
        CertificateLine("decision", "Số quyết định", 34, 143, 108, 7, 12, align="left"),
        CertificateLine("golden_book", "Số sổ vàng", 34, 150, 108, 7, 12, align="left"),
        CertificateLine("verification", "Mã tra cứu", 34, 160, 108, 20, 9, align="left"),
        CertificateLine("place_and_date", "Địa danh, ngày tháng năm", 158, 136, 106, 7, 14, italic=True),
        CertificateLine("post", "Chức vụ người ký", 158, 143, 106, 12.5, 14, bold=True),
        CertificateLine("signer", "Họ tên người ký", 158, 181.5, 106, 7, 14, bold=True),
    )
}


@dataclass(frozen=True)
class Sheet:
    """A lying sheet; its lines are those of A4, larger by `scale`."""

    code: str
    label: str
    width: float
    height: float
    scale: float


SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        Sheet("A4", "A4 ngang (297 × 210 mm)", 297, 210, 1),
        Sheet("A3", "A3 ngang (420 × 297 mm)", 420, 297, 420 / 297),
    )
}


@dataclass(frozen=True)
class Setting:
    """What the office says of one line: whether it is printed, how far from the top, how large at most."""

    is_printed: bool
    top: float
    size: float


@dataclass(frozen=True)
class Box:
    """A line's place on the sheet after all settings, in millimetres; its size in points is the largest it takes."""

    line: CertificateLine
    left: float
    top: float
    width: float
    height: float
    size: float

    def overlaps(self, other: "Box") -> bool:
        apart = (
            self.left + self.width <= other.left
            or other.left + other.width <= self.left
            or self.top + self.height <= other.top + 0.01
            or other.top + other.height <= self.top + 0.01
        )
        return not apart


@dataclass(frozen=True)
class CertificateLayout:
    """The settings of one body. Refuses lines that leave the sheet or run into each other."""

    sheet: str = "A4"
    dx: float = 0
    dy: float = 0
    settings: Mapping[str, Setting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.sheet not in SHEETS:
            raise PaperRefused(f"Không có khổ giấy “{self.sheet}”; chỉ có A4 và A3 ngang.")
        if max(abs(self.dx), abs(self.dy)) > MOST_SHIFT:
            raise PaperRefused(f"Độ lệch không được quá {MOST_SHIFT:g} mm; hãy kiểm tra cách đặt phôi vào khay giấy.")
        for code, setting in self.settings.items():
            if not SMALLEST <= setting.size <= LARGEST:
                raise PaperRefused(f"Cỡ chữ của dòng “{LINES[code].label}” phải từ {SMALLEST:g} đến {LARGEST:g}.")
        boxes = self.boxes
        if not boxes:
            raise PaperRefused("Phải in ít nhất một dòng lên phôi giấy khen.")
        for box in boxes:
            self._refuse_outside(box)
        for at, box in enumerate(boxes):
            for other in boxes[at + 1 :]:
                if box.overlaps(other):
                    raise PaperRefused(
                        f"Dòng “{box.line.label}” và dòng “{other.line.label}” chồng lên nhau; "
                        "hãy đổi khoảng cách từ mép trên của một dòng."
                    )

    def _refuse_outside(self, box: Box) -> None:
        sheet = self.dimensions
        inside = box.left >= 0 and box.left + box.width <= sheet.width
        if not (inside and box.top >= 0 and box.top + box.height <= sheet.height):
            raise PaperRefused(f"Dòng “{box.line.label}” ra ngoài tờ giấy; hãy sửa vị trí hoặc độ lệch.")

    @property
    def dimensions(self) -> Sheet:
        return SHEETS[self.sheet]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the lines that are printed, shifted by dx and dy."""
        scale = self.dimensions.scale
        return tuple(
            Box(
                line=line,
                left=line.left * scale + self.dx,
                top=setting.top + self.dy,
                width=line.width * scale,
                height=line.height * scale,
                size=setting.size,
            )
            for code, line in LINES.items()
            if (setting := self.setting(code)).is_printed
        )

    def setting(self, code: str) -> Setting:
        """What holds for the line: as the office said, else as usual on this sheet."""
        if code in self.settings:
            return self.settings[code]
        line, scale = LINES[code], self.dimensions.scale
        return Setting(is_printed=True, top=round(line.top * scale, 1), size=round(line.size * scale * 2) / 2)


def usual_layout(sheet: str = "A4") -> CertificateLayout:
    """All lines at their usual places."""
    return CertificateLayout(sheet=sheet)
