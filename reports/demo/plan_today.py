"""A plan whose phases lie around any given day: one past, one due in five working days, one to come."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.calendar import WorkingCalendar
from documents.decree import figure_date, written_date

# Fewer days than these make no phase: the plan then reaches into the year before or after.
SHORTEST_FIRST_PHASE = timedelta(days=45)
SHORTEST_LAST_PHASE = timedelta(days=15)
WORKING_DAYS_LEFT = 5
# Occasions of the year: name, month, day, year of origin.
OCCASIONS = (
    ("Ngày thành lập Đảng Cộng sản Việt Nam", 2, 3, 1930),
    ("Ngày Giải phóng miền Nam, thống nhất đất nước", 4, 30, 1975),
    ("Ngày truyền thống ngành Công Thương Việt Nam", 5, 14, 1951),
    ("Ngày sinh Chủ tịch Hồ Chí Minh", 5, 19, 1890),
    ("Cách mạng Tháng Tám", 8, 19, 1945),
    ("Quốc khánh", 9, 2, 1945),
    ("Xô Viết Nghệ Tĩnh", 9, 12, 1930),
    ("Ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam", 11, 18, 1930),
)


@dataclass(frozen=True)
class Wave:
    """The dates of one phase as the plan names them; both "trước ngày"."""

    starts_on: date
    ends_on: date
    due_on: date
    wrap_up_on: date


@dataclass(frozen=True)
class Days:
    """Today with the plan's phases; `working(-3)` is three working days ago."""

    today: date
    calendar: WorkingCalendar
    waves: tuple[Wave, Wave, Wave]

    def working(self, count: int) -> date:
        return self.calendar.add(self.today, count)


def days_around(today: date, calendar: WorkingCalendar) -> Days:
    """Phase 1 was due twenty working days ago; the last working day on time of phase 2 is five working days ahead."""
    first_due = calendar.add(today, -20)
    first_end = calendar.add(today, -13)
    new_year, year_end = date(today.year, 1, 1), date(today.year, 12, 31)
    first_start = new_year if first_due - new_year >= SHORTEST_FIRST_PHASE else first_due - timedelta(days=120)
    second_due = calendar.add(today, WORKING_DAYS_LEFT) + timedelta(days=1)
    second_end = second_due + timedelta(days=10)
    third_start = second_end + timedelta(days=1)
    third_end = year_end if year_end - third_start >= SHORTEST_LAST_PHASE else third_start + timedelta(days=90)
    return Days(
        today,
        calendar,
        (
            Wave(first_start, first_end, first_due, calendar.add(today, 8)),
            Wave(first_end + timedelta(days=1), second_end, second_due, calendar.add(second_end, 3)),
            Wave(third_start, third_end, calendar.add(third_end, -5), third_end),
        ),
    )


def waves_of(year: int) -> tuple[Wave, Wave, Wave]:
    """Three phases of four months: the plan of a year to come."""
    ends = (date(year, 4, 30), date(year, 8, 31), date(year, 12, 31))
    starts = (date(year, 1, 1), date(year, 5, 1), date(year, 9, 1))
    return tuple(  # type: ignore[return-value]
        Wave(start, end, end - timedelta(days=20), end) for start, end in zip(starts, ends, strict=True)
    )


def plan_text(year: int, issued: date, waves: tuple[Wave, Wave, Wave]) -> str:
    """The plan of the year as an office would write it, for the importer to read."""
    ordinals = ("nhất", "hai", "ba")
    goals = (
        "hoàn thành các nhiệm vụ trọng tâm đầu kỳ",
        "hoàn thành các nhiệm vụ được giao theo tiến độ",
        f"hoàn thành toàn diện các chỉ tiêu, nhiệm vụ phát triển ngành Công Thương năm {year}",
    )
    phases = "\n\n".join(
        f"+ Đợt thi đua thứ {ordinal} từ ngày {figure_date(wave.starts_on)} đến ngày {figure_date(wave.ends_on)}: "
        f"{_occasions(wave)}Phấn đấu {goal}. Tổ chức sơ kết đợt thi đua, hoàn thành trước ngày "
        f"{figure_date(wave.wrap_up_on)}."
        for ordinal, wave, goal in zip(ordinals, waves, goals, strict=True)
    )
    dues = "; ".join(
        f"đợt {number} trước ngày {figure_date(wave.due_on)}" for number, wave in enumerate(waves, start=1)
    )
    return TEXT.format(
        year=year,
        last_year=year - 1,
        issued=written_date(issued, issued.year),
        phases=phases,
        dues=dues,
    )


def _occasions(wave: Wave) -> str:
    """The occasions whose day lies in the phase, with their count of years."""
    found = []
    for name, month, day, since in OCCASIONS:
        for year in range(wave.starts_on.year, wave.ends_on.year + 1):
            if wave.starts_on <= date(year, month, day) <= wave.ends_on:
                dates = f"{day:02d}/{month}/{since} - {day:02d}/{month}/{year}"
                found.append(f"kỷ niệm {year - since} năm {name} ({dates})")
    return f"Thi đua lập thành tích chào mừng {'; '.join(found)}. " if found else ""


TEXT = """UBND TỈNH HÀ TĨNH
SỞ CÔNG THƯƠNG

Số: /KH-SCT

Hà Tĩnh, {issued}

KẾ HOẠCH
Tổ chức phong trào thi đua thực hiện nhiệm vụ
phát triển ngành Công Thương năm {year}

Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua năm {year}; Sở Công Thương ban hành Kế hoạch \
tổ chức phong trào thi đua thực hiện nhiệm vụ phát triển ngành Công Thương năm {year}, với những nội dung chính như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Đẩy mạnh phong trào thi đua trong toàn Sở, phấn đấu hoàn thành các chỉ tiêu, nhiệm vụ phát triển ngành Công Thương \
năm {year}.

- Biểu dương, khen thưởng kịp thời các tập thể, cá nhân có thành tích xuất sắc.

2. Yêu cầu

- Triển khai phong trào thi đua thường xuyên, thực chất, gắn với nhiệm vụ trọng tâm của từng phòng, đơn vị.

- Khen thưởng công khai, khách quan, đúng pháp luật; chú trọng người trực tiếp công tác, lao động.

II. MỤC TIÊU THI ĐUA

- 100% nhiệm vụ khung UBND tỉnh giao và nhiệm vụ chủ yếu của Sở năm {year} hoàn thành và vượt tiến độ theo yêu cầu.

- Kết quả đánh giá chỉ số cải cách hành chính năm {year} tăng ít nhất 03 bậc so với năm {last_year}.

III. NỘI DUNG THI ĐUA

1. Tổ chức thi đua

- Trong năm {year}, triển khai 03 đợt thi đua chính:

{phases}

- Phối hợp với các ngành tổ chức phát động các phong trào thi đua chuyên đề: Phong trào thi đua “Chung sức xây dựng nông \
thôn mới”; phong trào thi đua “Cải cách hành chính”; “Đảm bảo trật tự an toàn giao thông”.

2. Nhiệm vụ thi đua

- Thi đua thực hiện xuất sắc nhiệm vụ chuyên môn, trong đó:

+ Rà soát, tham mưu chính sách phát triển công nghiệp, cụm công nghiệp trên địa bàn tỉnh.

+ Phát triển thị trường trong nước, xuất khẩu và thương mại điện tử.

+ Theo dõi, đôn đốc tiến độ các dự án nguồn điện, lưới điện; bảo đảm cung ứng điện.

+ Kiểm tra an toàn hóa chất, vật liệu nổ công nghiệp và bảo vệ môi trường công nghiệp.

+ Thực hiện Kế hoạch khuyến công, xúc tiến thương mại.

+ Theo dõi kế hoạch phát triển ngành, tham mưu giải pháp nâng cao chỉ số PCI, DDCI.

+ Thanh tra việc chấp hành pháp luật trong lĩnh vực công thương.

- Thi đua thực hiện có hiệu quả công tác cải cách hành chính, trong đó:

+ Ban hành và thực hiện Kế hoạch cải cách hành chính của Sở.

+ Đơn giản hóa thủ tục hành chính, nâng cao chất lượng dịch vụ công trực tuyến.

+ Phấn đấu kết quả đánh giá chỉ số cải cách hành chính tăng bậc theo mục tiêu đề ra.

- Thi đua lập thành tích chào mừng các ngày lễ lớn trong năm.

IV. TỔ CHỨC THỰC HIỆN

1. Trưởng các phòng chuyên môn, Giám đốc Trung tâm tổ chức triển khai và báo cáo kết quả về Văn phòng Sở {dues}.

2. Văn phòng Sở theo dõi, đôn đốc, kiểm tra các phòng, đơn vị; định kỳ tổng hợp kết quả, báo cáo Giám đốc Sở, UBND \
tỉnh. Đề xuất việc khen thưởng cho các tập thể, cá nhân có thành tích xuất sắc.

Trên đây là Kế hoạch tổ chức phong trào thi đua năm {year} của Sở Công Thương./.

Nơi nhận:

- Sở Nội vụ;
- UBND tỉnh (b/c);
- Các phòng, đơn vị thuộc Sở;
- Công đoàn ngành Công Thương;
- Lưu: VT, VP.

GIÁM ĐỐC

Hoàng Văn Quảng
"""
