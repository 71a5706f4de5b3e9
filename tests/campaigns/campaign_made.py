"""Campaigns of every shape that an office may make, for hypothesis: few or many phases, tasks, units with names alike."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from accounts.models import Person, Unit, User
from campaigns.models import (
    Assignment,
    Campaign,
    Commemoration,
    Movement,
    Phase,
    Target,
    Task,
    TaskGroup,
)
from campaigns.models.tasks import Measure, TaskSource
from campaigns.plan_import.folding import folded_words
from campaigns.plan_import.levels import NOTHING
from campaigns.plan_import.names import can_be_quoted, unquoted
from campaigns.services import split_task
from core import clock
from tests.factories import Department, make_department, make_unit

YEAR = 2026
# Names that begin alike, hold commas and "và", or are short for two units.
UNITS = (
    ("KH", "Phòng Kế hoạch", "Kế hoạch"),
    ("KHTC", "Phòng Kế hoạch, Tài chính", "Kế hoạch, Tài chính"),
    ("TTKC", "Trung tâm Khuyến công và Xúc tiến thương mại", "TTKC và XTTM"),
    ("QLD", "Phòng Quản lý điện", "QL"),
    ("QLM", "Phòng Quản lý mỏ", "QL"),
    ("AB", "Trạm A; trạm B", ""),
)
DEPARTMENTS = (
    "Sở Kế hoạch và Đầu tư",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Ban Quản lý Khu kinh tế",
    "Thanh tra tỉnh",
    "Đài A; đài B",
)

THEMES = st.sampled_from(["", "Đoàn kết, kỷ cương, sáng tạo", "Thi đua “Dân vận khéo”: làm thật, hiệu quả thật"])
PURPOSES = [
    "Đẩy mạnh phong trào thi đua trong toàn Sở, phấn đấu hoàn thành các nhiệm vụ được giao",
    "Biểu dương, khen thưởng kịp thời các tập thể, cá nhân có thành tích xuất sắc; nhân rộng điển hình tiên tiến",
    "Nâng cao nhận thức của cán bộ, công chức, viên chức và người lao động",
]
REQUIREMENTS = [
    "Triển khai phong trào thường xuyên, thực chất, gắn với nhiệm vụ trọng tâm của từng phòng, đơn vị",
    "Khen thưởng công khai, khách quan, đúng pháp luật (chú trọng người trực tiếp công tác, lao động)",
]
GOALS = [
    "hoàn thành các nhiệm vụ trọng tâm đầu kỳ",
    "Phấn đấu hoàn thành toàn diện kế hoạch phát triển ngành",
    "nâng cao chất lượng tham mưu, giải quyết công việc",
]
OCCASIONS: list[tuple[str, date | None, date | None, int | None]] = [
    ("Ngày thành lập Đảng Cộng sản Việt Nam", date(2026, 2, 3), date(1930, 2, 3), 96),
    ("truyền thống ngành Công Thương Việt Nam", date(2026, 5, 14), date(1951, 5, 14), 75),
    ("Quốc khánh", date(2026, 9, 2), None, 81),
    ("Đại hội đại biểu Đảng bộ tỉnh", None, None, None),
    ("bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp", None, None, None),
    ("tái lập tỉnh", None, None, 35),
    ("Ngày sinh Chủ tịch Hồ Chí Minh", None, date(1890, 5, 19), None),
]
TARGETS: list[tuple[str, str, int | None, str, int | None, str]] = [
    ("100% nhiệm vụ khung UBND tỉnh giao và nhiệm vụ chủ yếu của Sở hoàn thành", "percent", 100, "all", None, "task_lists"),
    ("Kết quả chỉ số cải cách hành chính tăng ít nhất 03 bậc so với năm 2025", "rank_gain", 3, "at_least", 2025, "stated"),
    ("ít nhất 05 sáng kiến được công nhận", "count", 5, "at_least", None, "stated"),
    ("Chỉ số hài lòng của người dân đạt trên 90%", "percent", 90, "at_least", None, "stated"),
    ("Không để xảy ra mất an toàn", "text", None, "at_least", None, "stated"),
    ("Nâng cao chất lượng phục vụ người dân", "percent", 90, "at_most", 2024, "stated"),
    ("Tất cả phòng, đơn vị giữ vững kỷ cương", "text", None, "all", None, "task_lists"),
    ("Xếp loại chỉ số cải cách hành chính", "rank_within", 5, "at_most", None, "stated"),
]  # fmt: skip
MOVEMENTS = ["Cải cách hành chính", "Chung sức xây dựng nông thôn mới", "Học tập và làm theo tư tưởng Hồ Chí Minh"]
RECIPIENTS = ["Sở Nội vụ", "UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở"]
STRANGE = "aăâbcdđeêghiklmnoôơpqrstuưvxyÀÁẢẠ ĐÔƯỚ0123456789 .,;:-–/()[]{}<>|\\&%#*_`~'\"“”…+=²€"


def folded_words_of(name: str) -> tuple[str, ...]:
    return tuple(folded_words(name))


def some(rows: list[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(rows), unique_by=str, min_size=least, max_size=len(rows))


def words(longest: int) -> st.SearchStrategy[str]:
    """A few words with any sign, as they are kept: one space between words, no mark of bold letters, not "không" alone, which
    says nothing in a table."""
    text = st.text(STRANGE, min_size=1, max_size=longest).map(lambda typed: " ".join(typed.split()))
    return text.filter(
        lambda typed: "**" not in typed and any(map(str.isalpha, typed)) and typed.lower() not in NOTHING
    )


# What names are made of, and what a plan says with the same words: dates, limits, numbers, marks of lists, headings.
PIECES = (
    "Đợt", "đợt 1", "Đợt 2", "Giai đoạn II", "chào mừng", "kỷ niệm 90 năm", "Ngày 19/5", "30/4 - 1/5", "20/10 và 20/11",
    "Tháng 6/2021", "quý III", "6 tháng đầu năm", "năm 2026", "(từ 01/01 đến 30/6)", "từ ngày 01/01/2026 đến ngày 30/6/2026",
    "trước ngày 20/6", "chậm nhất ngày 30/6/2026", "(03/02/1930 - 03/02/2026)", "báo cáo kết quả", "tổng kết", "sơ kết",
    "mục tiêu", "Mục đích, yêu cầu", "chủ đề", "nhiệm vụ", "Tổ chức thực hiện", "các phong trào thi đua", "nội dung", "phấn đấu",
    "hoàn thành", "trình UBND tỉnh", "Phụ lục", "Nơi nhận", "100%", "ít nhất 5 sáng kiến", "tăng 3 bậc", "tất cả", "03 nhiệm vụ",
    "I.", "II", "IV.", "1.", "2.1", "a)", "-", "+", "“Dân vận khéo”", "“30/4; 1/5”", '"khéo"', "(lần 2)", "thi thi đua", "UBKTTU",
)  # fmt: skip
JOINTS = (" ", " ", ": ", "; ", ", ", " - ", ". ", "/")


@st.composite
def names(draw: st.DrawFn, longest: int) -> str:
    """A name that says dates, limits, numbers or headings; it begins with a word, as names do."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
    joined = draw(st.sampled_from(("", "Hội thao", "rà soát"))) + "".join(
        draw(st.sampled_from(JOINTS)) + piece for piece in pieces
    )
    name = " ".join(joined.lstrip(" :;,.-/+").split())[:longest].strip()
    return name if can_be_quoted(name) and any(letter.isalpha() for letter in name) else "Hội thao"


# What a title is made of: lists, occasions, quotes, brackets, years, and words that open the sentence below a title.
TITLE_PIECES = (
    "hoàn thành thắng lợi nhiệm vụ", "kế hoạch năm 2030", "thực hiện nhiệm vụ phát triển công nghiệp", "thương mại",
    "cải cách hành chính", "“Đoàn kết - Kỷ cương”", "“Đổi mới; sáng tạo.”",
    "chào mừng 100 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2030)", "giai đoạn 2026 - 2030", "hưởng ứng “Tết trồng cây”",
    "phát huy truyền thống ngành Công Thương", "tiếp tục đổi mới", "nhằm về đích sớm", "để phát triển bền vững",
    "lập thành tích chào mừng Đại hội", "thi hành Luật Điện lực", "căn cứ Nghị quyết số 57-NQ/TW",
    "thực hiện Kế hoạch số 15/KH-UBND", "(kèm theo 03 chỉ tiêu)", "theo kế hoạch", "năm 2026", "của Sở Công Thương",
    "“Mục tiêu 2030", "tất cả vì dân”", "2. Nhiệm vụ", "II. Mục tiêu", "đợt 1", "trước ngày 30/6/2026",
    "các phong trào thi đua", "100% đơn vị", "thi thi đua", "TP. Hà Tĩnh",
)  # fmt: skip


@st.composite
def titles(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.sampled_from(TITLE_PIECES), max_size=6))
    return "Phong trào thi đua" + "".join(draw(st.sampled_from(JOINTS)) + piece for piece in pieces)


SENTENCES = st.sampled_from(
    [
        "Tham mưu Nghị quyết trình HĐND tỉnh",
        "Kiểm tra an toàn hóa chất, vật liệu nổ công nghiệp giai đoạn 2021-2025.",
        "Chương trình khung: 16 nhiệm vụ",
        "Rà soát",
    ]
)
FIGURES = st.none() | st.decimals(0, 999_999_999, places=2)
TASKS = st.fixed_dictionaries(
    {
        "text": st.one_of(SENTENCES, names(200), words(120)),
        "measure": st.sampled_from(Measure.values),
        "figure_unit": st.one_of(st.just(""), st.sampled_from(["cụm", "%", "1000 m3", "hồ sơ (bộ)"]), words(40)),
        "target_value": FIGURES,
        "product": st.one_of(st.just(""), st.sampled_from(["Đề án", "23 cụm", "Quyết định, trình ký"]), words(80)),
        "receiver": st.one_of(st.just(""), st.sampled_from(["UBND tỉnh", "HĐND tỉnh; UBND tỉnh"]), words(60)),
        "due_on": st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 1)),
        "source": st.sampled_from(TaskSource.values),
        "is_numbered": st.booleans(),
        "lead": st.none() | st.integers(0, len(UNITS) - 1),
        "cooperating": st.sets(st.integers(0, len(UNITS) - 1), max_size=3),
        "parts": st.one_of(st.just([]), st.lists(st.one_of(SENTENCES, words(60)), min_size=2, max_size=3)),
    }
)
PLAIN_TASKS = TASKS.map(
    lambda task: {**task, "measure": "text", "figure_unit": "", "target_value": None, "product": "", "receiver": ""}
)
GROUPS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.one_of(
                st.sampled_from(["Thi đua thực hiện nhiệm vụ chuyên môn", "Cải cách hành chính; chuyển đổi số"]),
                names(120),
                words(60),
            ),
            "section": st.sampled_from(["professional", "reform", "commemoration"]),
            "tasks": st.lists(st.one_of(TASKS, PLAIN_TASKS), min_size=1, max_size=4),
        }
    ),
    max_size=3,
    unique_by=lambda group: group["title"],
)
NAMED_OCCASIONS = st.tuples(
    names(300),
    st.sampled_from([None, date(2026, 9, 2)]),
    st.sampled_from([None, date(1945, 9, 2)]),
    st.sampled_from([None, 81]),
)
NAMED_TARGETS = st.tuples(
    names(200),
    st.sampled_from(["text", "percent", "count", "rank_gain", "rank_within"]),
    st.sampled_from([None, 5, 100]),
    st.sampled_from(["at_least", "at_most", "all"]),
    st.sampled_from([None, 2025]),
    st.sampled_from(["stated", "task_lists"]),
)
PHASES = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.one_of(
                st.sampled_from(
                    ["", "Tháng cao điểm", "Đợt cao điểm: 60 ngày đêm", "Đợt chào mừng Đại hội (đặc biệt)"]
                ),
                names(200),
            ),
            "goals": st.one_of(some(GOALS), st.lists(names(120), max_size=2)),
            "occasions": st.one_of(some(OCCASIONS), st.lists(NAMED_OCCASIONS, max_size=3)),
            "report": st.sampled_from(["before", "by"]),
            "wrap_up": st.sampled_from(["before", "by", ""]),
        }
    ),
    min_size=1,
    max_size=3,
)
CAMPAIGNS = st.fixed_dictionaries(
    {
        "title": titles(),
        "theme": THEMES,
        "purposes": some(PURPOSES),
        "requirements": some(REQUIREMENTS),
        "recipients": some(RECIPIENTS, least=1),
        "based_on": some([{"number": "15/KH-UBND", "issued_on": "2026-01-19", "issuer": "Ủy ban nhân dân tỉnh"}]),
        "phases": PHASES,
        "targets": st.one_of(some(TARGETS, least=1), st.lists(NAMED_TARGETS, max_size=3)),
        "movements": st.one_of(
            some(MOVEMENTS), st.lists(names(300).map(unquoted), max_size=3, unique_by=folded_words_of)
        ),
        "groups": GROUPS,
        "participants": st.sets(st.integers(0, len(UNITS) - 1), min_size=1),
        "is_of_province": st.booleans(),
    }
)


def department_with_units() -> tuple[Department, list[Unit]]:
    department = make_department()
    Person.objects.filter(user=department.director).update(full_name="Hoàng Văn Quảng")
    units = [
        make_unit(department.unit, code=f"{code}{department.unit.pk}", name=name, short_name=short, position=10 + at)
        for at, (code, name, short) in enumerate(UNITS)
    ]
    return department, units


def province_with_units() -> tuple[Department, list[Unit]]:
    """The same tree one level higher: departments take part, and one of them is the office."""
    province, units = department_with_units()
    members = [province.office_unit, province.industry, province.trade, *units]
    for unit, name in zip(
        members, ("Sở Nội vụ", "Sở Công Thương tỉnh Hà Tĩnh", "Sở Xây dựng", *DEPARTMENTS), strict=True
    ):
        unit.name, unit.short_name, unit.head_title = name, "", "Giám đốc"
    committee = province.unit
    committee.name, committee.short_name, committee.head_title = "Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND tỉnh", "Chủ tịch"
    committee.symbol, committee.letterhead, committee.superior = "UBND", "UBND TỈNH HÀ TĨNH", ""
    Unit.objects.bulk_update(
        [committee, *members], ["name", "short_name", "head_title", "superior", "symbol", "letterhead"]
    )
    return province, units


def body_of(facts: dict[str, Any]) -> tuple[Department, list[Unit]]:
    """The body whose campaign these facts tell of."""
    return province_with_units() if facts["is_of_province"] else department_with_units()


def made(facts: dict[str, Any], department: Department, units: list[Unit]) -> Campaign:
    """The campaign as the office would have made it page by page."""
    campaign = Campaign.objects.create(
        owner=department.unit,
        year=YEAR,
        created_at=clock.now(),
        **{name: facts[name] for name in ("title", "theme", "purposes", "requirements", "recipients", "based_on")},
    )
    campaign.participants.set([units[at] for at in facts["participants"]])
    for ordinal, phase in enumerate(facts["phases"], start=1):
        _make_phase(campaign, ordinal, len(facts["phases"]), phase)
    Target.objects.bulk_create(
        Target(
            campaign=campaign,
            ordinal=ordinal,
            text=text,
            metric=metric,
            value=value,
            direction=direction,
            baseline_year=year,
            measured_by=measured_by,
        )
        for ordinal, (text, metric, value, direction, year, measured_by) in enumerate(facts["targets"], start=1)
    )
    Movement.objects.bulk_create(
        Movement(campaign=campaign, ordinal=ordinal, name=name) for ordinal, name in enumerate(facts["movements"], 1)
    )
    numbers = iter(range(1, 1000))
    for ordinal, group in enumerate(facts["groups"], start=1):
        row = TaskGroup.objects.create(
            campaign=campaign, ordinal=ordinal, title=group["title"], section=group["section"]
        )
        for place, task in enumerate(group["tasks"], start=1):
            # Parts take the places behind the task.
            _make_task(campaign, row, 10 * place, task, units, numbers, department.office)
    return campaign


def _make_phase(campaign: Campaign, ordinal: int, count: int, facts: dict[str, Any]) -> None:
    days = 360 // count
    starts_on = date(YEAR, 1, 1) + timedelta(days=days * (ordinal - 1))
    ends_on = starts_on + timedelta(days=days - 1)
    phase = Phase.objects.create(
        campaign=campaign,
        ordinal=ordinal,
        name=facts["name"] or f"Đợt thi đua thứ {('nhất', 'hai', 'ba')[ordinal - 1]}",
        starts_on=starts_on,
        ends_on=ends_on,
        report_due_on=ends_on - timedelta(days=10),
        report_due_bound=facts["report"],
        wrap_up_on=ends_on if facts["wrap_up"] else None,
        wrap_up_bound=facts["wrap_up"] or "before",
        goals=facts["goals"],
    )
    Commemoration.objects.bulk_create(
        Commemoration(phase=phase, ordinal=at, name=name, on=on, since=since, years=years)
        for at, (name, on, since, years) in enumerate(facts["occasions"], start=1)
    )


def _make_task(
    campaign: Campaign,
    group: TaskGroup,
    ordinal: int,
    facts: dict[str, Any],
    units: list[Unit],
    numbers: Any,
    office: User,
) -> None:
    columns = {name: facts[name] for name in facts if name not in ("is_numbered", "lead", "cooperating", "parts")}
    number = str(next(numbers)) if facts["is_numbered"] else ""
    task = Task.objects.create(campaign=campaign, group=group, ordinal=ordinal, source_number=number, **columns)
    if facts["lead"] is not None:
        Assignment.objects.create(task=task, unit=units[facts["lead"]], role="lead")
    for at in facts["cooperating"] - {facts["lead"]}:
        Assignment.objects.create(task=task, unit=units[at], role="cooperating")
    if facts.get("parts"):
        split_task(actor=office, task=task, texts=facts["parts"])
