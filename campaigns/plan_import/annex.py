"""The annex that lists the tasks of a plan: one row a task, its columns in any order, as far as they are understood.

The columns are known by their names. "Chủ trì" and "Phối hợp" name units as the office writes them; who they are, the
caller knows. What a row or a column says and no field takes becomes a warning.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from campaigns.plan_import.context import Context, in_words
from campaigns.plan_import.dates import find_mentions
from campaigns.plan_import.draft import Day, Found, TaskDetails, TaskDraft, TaskGroupDraft, Words
from campaigns.plan_import.folding import fold, folded_words, squeeze
from campaigns.plan_import.levels import Level, read_level, read_outcome, usual_level
from campaigns.plan_import.rows import TableRow, is_drawn, joined, read_row

NUMBER, TASK, PRODUCT, LEVEL, UNIT_OF_FIGURE, RECEIVER, LEAD, COOPERATING, DUE, SOURCE, NOTE = (
    "number", "task", "product", "level", "unit", "receiver", "lead", "cooperating", "due", "source", "note",
)  # fmt: skip
# The first name that fits decides, so the narrow ones stand before the wide ones.
_COLUMNS = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (NUMBER, r"s?tt$|so tt$|so thu tu$|so$"),
        (UNIT_OF_FIGURE, r"don vi tinh|dvt$"),
        (SOURCE, r"nguon|thuoc danh muc|danh muc$|can cu giao|van ban giao"),
        (COOPERATING, r"(?!.*chu tri).*phoi hop"),
        (LEAD, r".*chu tri|.*phu trach|(?:don vi|co quan|bo phan|phong).* thuc hien|(?:don vi|co quan|phong)$"),
        (RECEIVER, r"noi (?:nhan|trinh)|(?:co quan|cap) (?:nhan|trinh|quyet dinh)|trinh|.*nhan san pham"),
        (PRODUCT, r".*san pham|ket qua|.*dau ra"),
        (DUE, r"(?:thoi )?han|thoi gian|tien do|hoan thanh"),
        (TASK, r".*nhiem vu|(?:ten |noi dung )*cong viec|noi dung"),
        (LEVEL, r"muc|chi tieu|so luong|cach do"),
        (NOTE, r"ghi chu"),
    )
)  # fmt: skip
# What an annex is expected to say of its tasks, and what they lack without it.
_EXPECTED = {LEAD: ("Đơn vị chủ trì", "đơn vị chủ trì"), DUE: ("Hạn", "hạn riêng")}
_LONGEST_NAME = 60
_ARABIC = re.compile(r"\d{1,4}[.)]?")
# "3.1", the first part of the third task.
_PART = re.compile(r"(?P<whole>\d{1,4}(?:\.\d{1,3})*)\.\d{1,3}[.)]?")
# What stands over the table: "Phụ lục", its name, "(Kèm theo Kế hoạch …)"; a wide gap may have broken that line.
_HEADING_LINES, _HEADING_LENGTH = 8, 250
_BARE = re.compile(r"-?[\d.,]+")
_SECTION = re.compile(r"\s*\((?:báo cáo|kể) ở mục (?P<section>[^()]{3,60})\)$")
_NUMBERED = re.compile(r",?\s+số\s+(?=\S)", re.IGNORECASE)
_EVER = re.compile(
    r"(?:theo|trong|ca|hang|suot|moi|tung|cac)\b.*\b(?:dot|nam|thang|quy|ky|tuan|ngay)\b|thuong xuyen|dinh ky"
)
_COUNT_OF_TASKS = re.compile(r"\s*:\s*\d{1,4} nhiệm vụ\.?$")
_SECTION_WITHOUT_NAME = "Nhiệm vụ thi đua"


@dataclass(slots=True)
class Annex:
    """The groups that the tables list, and the numbers of the lines that they were read from."""

    groups: list[TaskGroupDraft] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Table:
    """A table while it is read: its columns, the row that may go on below, the group that is open."""

    columns: list[str]
    head: TableRow
    rows: list[dict[str, Words]] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)


def read_annex(numbers: Sequence[int], raw: Sequence[str], context: Context) -> Annex:
    """The tasks of every table below the signature whose columns are those of a list of tasks."""
    annex = _Reading(context)
    above: list[int] = []
    for number in numbers:
        line = raw[number - 1]
        row = read_row(line, number)
        if row is None:
            annex.close()
            if line.strip():
                above.append(number)
            continue
        if annex.take(row, is_rule=is_drawn(line)):
            annex.found.lines.update({number, *_heading(above, raw)})
        above = []
    annex.close()
    return annex.found


def _heading(above: list[int], raw: Sequence[str]) -> list[int]:
    if len(above) > _HEADING_LINES or any(len(raw[number - 1]) > _HEADING_LENGTH for number in above):
        return []
    return above


def columns_of(row: TableRow, above: TableRow | None) -> list[str]:
    """What each column of the head holds ("" for a name that says nothing); empty when the row is no such head.

    `above` is the head that the row stands under, if any: "Số lượng" and "Nhiệm vụ chủ yếu" are words of tasks too.
    """
    if _is_arabic(row.cells[0]):
        return []
    names = _column_names(row)
    known = {name for name in names if name}
    is_head = TASK in known and len(known) > 1 and (above is None or _is_head_again(row, above))
    return names if is_head else []


def _column_names(row: TableRow) -> list[str]:
    return [_column(cell.value) if cell is not None else "" for cell in row.cells]


def _is_head_again(row: TableRow, above: TableRow) -> bool:
    """Printed anew on the next page, or the lower one of two rows: it names the tasks in the same words, has a column of
    numbers, or parts the columns above it."""
    if _column_names(row)[0] == NUMBER or len(row.filled) > len(above.filled):
        return True
    return _name_of_tasks(row) == _name_of_tasks(above)


def _name_of_tasks(row: TableRow) -> str:
    cell = row.cells[_column_names(row).index(TASK)]
    return fold(cell.value) if cell is not None else ""


def _column(name: str) -> str:
    words = " ".join(re.findall(r"[\w,%]+", fold(name))).replace(" ,", ",")
    if len(words) > _LONGEST_NAME:
        return ""
    return next((column for column, pattern in _COLUMNS if pattern.match(words)), "")


class _Reading:
    """The annex while its lines are read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found = Annex()
        self.table: _Table | None = None
        self.title: Words | None = None
        self.section: Words | None = None
        self.tasks: list[TaskDraft] = []
        self.listed: set[tuple[str, str]] = set()
        self.pending: dict[str, Words] | None = None
        self.is_after_head = False
        self.missed: set[str] = set()
        # The line of each numbered row of the table.
        self.placed: dict[str, int] = {}

    def take(self, row: TableRow, *, is_rule: bool) -> bool:
        """Whether the row belongs to a list of tasks."""
        if columns := columns_of(row, self.table.head if self.table is not None else None):
            # A head that is printed again on the next page goes on with the same table; of a head in two rows the lower
            # one has the names.
            if self.table is not None and self.is_after_head and self.table.columns != columns:
                self.table = None
            if self.table is None or self.table.columns != columns:
                self.close()
                self.table = _Table(columns, row)
            self.is_after_head = True
            return True
        if self.table is None:
            return False
        if is_rule or not row.filled:
            return True
        self._take_row(row, self.table)
        self.is_after_head = False
        return True

    def _take_row(self, row: TableRow, table: _Table) -> None:
        filled = row.filled
        cells = dict[str, Words]()
        for index, cell in enumerate(row.cells):
            if cell is None:
                continue
            column = table.columns[index] if index < len(table.columns) else ""
            if column in ("", NOTE):
                self._warn_of_column(table, index, cell)
            elif (both := joined(cells.get(column), cell)) is not None:
                cells[column] = both
        if self.pending and NUMBER in table.columns and row.cells[0] is None and self._goes_on(cells):
            self._go_on(cells)
        elif len(filled) == 1 and (len(row.cells) == 1 or not _ARABIC.fullmatch(filled[0].value)):
            self._open_group(filled[0])
        elif set(cells) <= {NUMBER, TASK} and TASK in cells and not self._is_of_a_task(cells.get(NUMBER)):
            self._open_group(cells[TASK])
        elif TASK not in cells:
            self._warn(
                filled[0],
                f"Dòng “{filled[0].value}” của phụ lục không ghi nội dung nhiệm vụ nên chưa đọc được; văn phòng xem và bổ sung nếu cần.",
            )
        else:
            self._finish_row()
            self.pending = cells
            if NUMBER in cells:
                self.placed[cells[NUMBER].value.rstrip(".)")] = cells[TASK].line

    def _is_of_a_task(self, number: Words | None) -> bool:
        """A plain number, or that of a part of a task above."""
        return _is_arabic(number) or self._whole_of(number) is not None

    def _whole_of(self, number: Words | None) -> int | None:
        """The row of the task that the row with this number is a part of."""
        part = _PART.fullmatch(number.value) if number is not None else None
        return self.placed.get(part["whole"]) if part is not None else None

    def _goes_on(self, cells: dict[str, Words]) -> bool:
        """A row without a number that a page end parted from the one above: the words begin in the middle."""
        return self.is_after_head or TASK not in cells or cells[TASK].value[:1].islower()

    def _go_on(self, cells: dict[str, Words]) -> None:
        assert self.pending is not None
        for column, cell in cells.items():
            both = joined(self.pending.get(column), cell)
            assert both is not None
            self.pending[column] = both

    def _finish_row(self) -> None:
        if self.pending is not None and self.table is not None:
            self.tasks.append(self._task(self.pending, self.table))
        self.pending = None

    def _open_group(self, title: Words) -> None:
        self._finish_group()
        self.section = None
        named = _SECTION.search(title.value)
        if named is not None:
            self.section = Found(squeeze(named.group("section")), title.spans)
            title = Found(title.value[: named.start()], title.spans)
        self.title = title

    def _finish_group(self) -> None:
        self._finish_row()
        if self.tasks:
            title = self.title or Found(_SECTION_WITHOUT_NAME, self.tasks[0].text.spans)
            self.found.groups.append(TaskGroupDraft(title, tuple(self.tasks), self.section))
        self.tasks = []

    def close(self) -> None:
        if self.table is not None:
            self._finish_group()
            self._warn_of_missing_columns(self.table)
        self.table = self.title = self.section = None
        self.placed = {}

    def _task(self, cells: dict[str, Words], table: _Table) -> TaskDraft:
        product, receiver, level = self._outcome(cells, table)
        source, number = self._source(cells.get(SOURCE))
        return TaskDraft(
            cells[TASK],
            receiver,
            TaskDetails(
                product=product,
                level=level,
                due_on=self._due(cells.get(DUE)),
                lead=cells.get(LEAD),
                cooperating=tuple(cell for cell in (cells.get(COOPERATING),) if cell is not None),
                source=source,
                source_number=number,
                row=cells[TASK].line,
                part_of=self._whole_of(cells.get(NUMBER)),
            ),
        )

    def _outcome(self, cells: dict[str, Words], table: _Table) -> tuple[Words | None, Words | None, Found[Level]]:
        """Product, receiver and level, whether they have a column each or share one."""
        product, receiver = cells.get(PRODUCT), cells.get(RECEIVER)
        level: Level | None = None
        place = product or cells[TASK]
        if product is not None and RECEIVER not in table.columns and LEVEL not in table.columns:
            outcome = read_outcome(product.value)
            receiver = Found(outcome.receiver, product.spans) if outcome.receiver else None
            product = Found(outcome.product, product.spans) if outcome.product else None
            level = outcome.level
        elif (stated := cells.get(LEVEL)) is not None:
            place = stated
            level = self._level(stated, cells.get(UNIT_OF_FIGURE), product)
        return product, receiver, Found(level or usual_level(product.value if product else None), place.spans)

    def _level(self, cell: Words, unit: Words | None, product: Words | None) -> Level | None:
        printed = f"{cell.value} {unit.value}" if unit is not None and _BARE.fullmatch(cell.value) else cell.value
        level = read_level(printed, usual_level(product.value if product else None))
        if level is None:
            message = (
                f"Mức phải đạt “{cell.value}” trong phụ lục chưa hiểu được; bản nháp chưa ghi mức của nhiệm vụ này. "
                "Ghi như “23 cụm”, “100%” hoặc “Bằng lời”."
            )
            self._warn(cell, message)
        return level

    def _due(self, cell: Words | None) -> Day | None:
        if cell is None:
            return None
        # The word lets a day without its year be read as a day.
        lead = "vào "
        text = lead + cell.value
        mentions = [mention.in_year(self.context.year) for mention in find_mentions(text, fold(text))]
        if mentions and (day := mentions[-1].last) is not None:
            if mentions[-1].is_impossible:
                message = f"Hạn “{cell.value}” trong phụ lục không có trong lịch; bản nháp tạm lấy {in_words(day)}."
                self.context.warn("impossible_date", cell.spans[0], cell.value, day.isoformat(), message)
            elif self.context.year and day.year != self.context.year:
                self._warn(
                    cell,
                    f"Hạn {in_words(day)} trong phụ lục không thuộc năm {self.context.year} của phong trào; xem lại trước khi "
                    "xác nhận.",
                )
            return Found(day, cell.spans)
        if not _EVER.match(fold(cell.value)):
            self._warn(
                cell, f"Hạn “{cell.value}” trong phụ lục chưa đọc được thành ngày; nhiệm vụ này chưa có hạn riêng."
            )
        return None

    def _source(self, cell: Words | None) -> tuple[str, Words | None]:
        """The list and the number in it; the same number twice in one list is kept once."""
        if cell is None:
            return "plan", None
        numbered = _NUMBERED.search(cell.value)
        name, number = (cell.value[: numbered.start()], cell.value[numbered.end() :]) if numbered else (cell.value, "")
        folded = fold(name)
        if "khung" in folded:
            source = "programme"
        elif "chu yeu" in folded or "quyet dinh" in folded:
            source = "decision"
        elif "ke hoach" in folded:
            source = "plan"
        else:
            self._warn(
                cell, f"Nguồn giao “{cell.value}” trong phụ lục chưa biết; bản nháp ghi là nhiệm vụ của Kế hoạch."
            )
            return "plan", None
        if (source, number) in self.listed:
            self._warn(
                cell, f"“{cell.value}” ghi ở hai nhiệm vụ của phụ lục; bản nháp chỉ giữ số này ở nhiệm vụ trước."
            )
            return source, None
        if number:
            self.listed.add((source, number))
        return source, Found(number, cell.spans) if number else None

    def _warn_of_missing_columns(self, table: _Table) -> None:
        """Once for all tables: a column that was left out says nothing of any task."""
        title = next(iter(table.head.filled), None)
        missing = [column for column in _EXPECTED if column not in table.columns and column not in self.missed]
        if title is None or not missing:
            return
        self.missed.update(missing)
        named = " và ".join(f"“{_EXPECTED[column][0]}”" for column in missing)
        lost = " và ".join(_EXPECTED[column][1] for column in missing)
        self._warn(title, f"Phụ lục không có cột {named} nên các nhiệm vụ ở đó chưa có {lost}; bổ sung nếu cần.")

    def _warn_of_column(self, table: _Table, index: int, cell: Words) -> None:
        if index in table.unread:
            return
        table.unread.add(index)
        title = table.head.cells[index] if index < len(table.head.cells) else None
        named = f"Cột “{title.value}”" if title is not None else "Một cột không có tên"
        self._warn(
            cell, f"{named} của phụ lục không có chỗ trong bản nháp; văn phòng xem nguyên văn và bổ sung nếu cần."
        )

    def _warn(self, cell: Words, message: str) -> None:
        self.context.warn("unplaced_text", cell.spans[0], cell.value, None, message)


def _is_arabic(cell: Words | None) -> bool:
    return cell is not None and _ARABIC.fullmatch(cell.value) is not None


def is_heading_over_annex(group: TaskGroupDraft) -> bool:
    """ "Thi đua thực hiện nhiệm vụ chuyên môn: 16 nhiệm vụ": the tasks themselves stand in the annex."""
    return len(group.tasks) == 1 and counts_tasks(group.tasks[0].text.value)


def counts_tasks(text: str) -> bool:
    return _COUNT_OF_TASKS.search(text) is not None


def with_annex(groups: Iterable[TaskGroupDraft], annex: Annex, context: Context) -> list[TaskGroupDraft]:
    """The groups of the body with what the annex says of their tasks, and the tasks that stand in the annex alone."""
    body = [group for group in groups if not is_heading_over_annex(group)]
    waiting = [(_key(task.text), at, place) for at, group in enumerate(body) for place, task in enumerate(group.tasks)]
    lists = [list(group.tasks) for group in body]
    titles = [_key(group.title) for group in body]
    added: list[TaskGroupDraft] = []
    matched = 0
    for group in annex.groups:
        own = titles.index(_key(group.title)) if _key(group.title) in titles else None
        fresh = []
        for task in group.tasks:
            known = _known(waiting, _key(task.text), own)
            if known is None:
                fresh.append(task)
                continue
            waiting.remove(known)
            matched += 1
            _, at, place = known
            stated = lists[at][place]
            lists[at][place] = replace(stated, receiver=task.receiver or stated.receiver, details=task.details)
        if own is not None:
            lists[own] += fresh
        elif fresh:
            added.append(replace(group, tasks=tuple(fresh)))
    if body and added and not matched:
        _warn_of_two_lists(added, context)
    return [replace(group, tasks=tuple(tasks)) for group, tasks in zip(body, lists, strict=True)] + added


def _known(waiting: list[tuple[str, int, int]], key: str, own: int | None) -> tuple[str, int, int] | None:
    alike = [entry for entry in waiting if entry[0] == key]
    return next((entry for entry in alike if entry[1] == own), alike[0] if alike else None)


def _key(words: Words) -> str:
    return " ".join(folded_words(words.value))


def _warn_of_two_lists(added: list[TaskGroupDraft], context: Context) -> None:
    first = added[0].tasks[0].text
    count = sum(len(group.tasks) for group in added)
    message = (
        f"Phụ lục có {count} nhiệm vụ không trùng lời với nhiệm vụ ở phần nội dung; bản nháp ghi cả hai, văn phòng bỏ "
        "những mục trùng ý."
    )
    context.warn("unplaced_text", first.spans[0], first.value, None, message)
