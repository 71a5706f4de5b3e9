"""Theme, purposes and requirements, movements, task groups and duties."""

import re
from collections.abc import Iterable, Iterator

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.draft import DutyDraft, Found, MovementDraft, TaskDraft, TaskGroupDraft, Words
from campaigns.plan_import.folding import folded_words, squeeze
from campaigns.plan_import.sections import Role
from campaigns.plan_import.tree import Item
from campaigns.plan_import.wording import without_repetition

_QUOTED = re.compile(r"[“\"«](?P<name>[^“”\"«»]{1,300})[”\"»]")
_THEME = re.compile(r"\bchủ đề\b", re.IGNORECASE)
_THEME_END = re.compile(r"[.;]\s*$")


def cleaned(words: Words) -> Words:
    """The same words, those typed twice once, without the semicolon that parts them from the next item."""
    text = words.value.rstrip(" ;,")
    for closing in ("./.", "./"):
        text = text.removesuffix(closing)
    return Found(without_repetition(text.rstrip(" ;,") or words.value), words.spans)


def read_theme(root: Item, opening: Iterable[Block]) -> Words | None:
    """The theme ("chủ đề"): in quotes after the word, after its colon, or the text of the section of that name."""
    for item in root.walk():
        if item.role is Role.THEME:
            found = _theme_of_section(item)
            if found is not None:
                item.place()
                return found
    for block in (*opening, *(item.block for item in root.walk())):
        match = _THEME.search(block.text)
        if match is None:
            continue
        quoted = _QUOTED.search(block.text, match.end())
        colon = block.text.find(":", match.end())
        if quoted is not None and (
            colon < 0 or quoted.start() < colon + 4 or not block.text[colon + 1 : quoted.start()].strip()
        ):
            return block.words(quoted.start("name"), quoted.end("name"), " .")
        if colon >= 0:
            return block.words(colon + 1, _sentence_end(block.text, colon + 1), ' .;“”"')
        if quoted is not None:
            return block.words(quoted.start("name"), quoted.end("name"), " .")
    return None


def _theme_of_section(item: Item) -> Words | None:
    parts = [(item, item.title_end)] if item.has_inline_text else []
    parts += [(child, child.start) for child in item.walk() if child is not item]
    for part, start in parts:
        quoted = _QUOTED.search(part.block.text, start)
        colon = part.block.text.find(":", start)
        if quoted is not None and (colon < 0 or not part.block.text[colon + 1 : quoted.start()].strip()):
            return part.block.words(quoted.start("name"), quoted.end("name"), " .")
    if parts:
        part, start = parts[0]
        colon = part.block.text.find(":", start)
        if colon >= 0 and colon + 1 < len(part.block.text):
            start = colon + 1
        return part.block.words(start, len(part.block.text), ' :.;“”"')
    return None


def _sentence_end(text: str, start: int) -> int:
    match = re.compile(r"[.;](?=\s+[A-ZĐÀ-Ỹ])").search(text, start)
    return match.start() if match else len(text)


_SOLE_LABEL = re.compile(r"^\s*(?:mục đích|yêu cầu)\s*:\s*", re.IGNORECASE)


def read_purposes(root: Item, context: Context) -> tuple[list[Words], list[Words]]:
    """Purposes and requirements; items that stand under a joint heading count as purposes, with a warning."""
    purposes: list[Words] = []
    requirements: list[Words] = []
    for section in _outermost(root, {Role.PURPOSES_AND_REQUIREMENTS, Role.PURPOSES, Role.REQUIREMENTS}):
        _sort_section(section, section.role, purposes, requirements, context)
    return purposes, requirements


def _sort_section(
    section: Item, role: Role | None, purposes: list[Words], requirements: list[Words], context: Context
) -> None:
    section.block.placed = True
    target = requirements if role is Role.REQUIREMENTS else purposes
    if section.has_inline_text:
        words = section.block.words(section.title_end, len(section.block.text), " :")
        if words is not None:
            target.append(cleaned(words))
    undivided: list[Item] = []
    for child in section.children:
        if child.role in (Role.PURPOSES, Role.REQUIREMENTS) and child is not section:
            _sort_section(child, child.role, purposes, requirements, context)
            continue
        if role is Role.PURPOSES_AND_REQUIREMENTS:
            undivided.append(child)
        for leaf in child.walk():
            words = leaf.words()
            leaf.block.placed = True
            if words is not None and not (leaf.items and len(words.value) < 60 and words.value.endswith(":")):
                target.append(cleaned(words))
    if undivided:
        first = undivided[0]
        context.warn(
            "unplaced_text",
            first.block.spans(first.start, len(first.block.text))[0],
            squeeze(section.text),
            None,
            "Mục này không tách riêng mục đích và yêu cầu; bản nháp xếp tất cả vào mục đích, văn phòng xem lại.",
        )


def _outermost(root: Item, roles: set[Role]) -> Iterator[Item]:
    pending = list(reversed(root.children))
    while pending:
        item = pending.pop()
        if item.role in roles:
            yield item
        else:
            pending.extend(reversed(item.children))


_MOVEMENT_WORD = re.compile(r"phong trào|cuộc vận động|thi đua", re.IGNORECASE)
_LIST_OF_MOVEMENTS = re.compile(
    r"phong trao thi dua chuyen de|phong trao chuyen de|cac phong trao|thi dua (?:theo )?chuyen de"
    r"|phong trao thi dua\s*:?\s*[\"]"
)
_JUST_BEFORE = re.compile(r"phong trao(?: thi dua)?(?: chuyen de)?\s*:?\s*$")
_CAMPAIGN_BEFORE = re.compile(r"cuoc van dong\s*:?\s*$")
_MOVEMENT_LEAD = re.compile(
    r"^(?:(?:hưởng ứng|thực hiện|triển khai|tiếp tục|phát động|tổ chức|đẩy mạnh|tham gia|tốt|có hiệu quả|hiệu quả)\s+)*"
    r"(?:các\s+)?(?:phong trào(?: thi đua)?)?\s*:?\s*",
    re.IGNORECASE,
)
_NAME_STOP = re.compile(r"[;:,.(]|\s(?:do|theo|gắn|trong|năm|giai đoạn|nhằm|với)\s")
_NOT_CONTENT = frozenset(
    {Role.PURPOSES, Role.REQUIREMENTS, Role.PURPOSES_AND_REQUIREMENTS, Role.DUTIES, Role.BASIS, Role.THEME}
)


def read_movements(root: Item, used_by_phases: set[int], title: str = "") -> list[MovementDraft]:
    """Thematic movements: the section or paragraph that lists them; without one, those quoted in the content.

    What the plan's own title quotes is the campaign's name wherever it comes again.
    """
    found: dict[str, MovementDraft] = {}
    listed = [
        item
        for item in _outermost(root, {Role.MOVEMENTS})
        if id(item) not in used_by_phases and not _under(item, _NOT_CONTENT)
    ]
    for section in listed:
        for item in section.walk():
            _collect(item, found, in_section=True)
    if found:
        for section in listed:
            section.place()
        return list(found.values())
    for item in root.walk():
        if id(item) in used_by_phases or item.role in _NOT_CONTENT or _under(item, _NOT_CONTENT):
            continue
        if _LIST_OF_MOVEMENTS.search(item.block.folded):
            before = len(found)
            for part in item.walk():
                _collect(part, found, in_section=part is not item and not _under(part, {Role.TASKS}))
            if len(found) > before:
                item.place()
    own = " ".join(folded_words(title))
    return [movement for name, movement in found.items() if name not in own]


def _under(item: Item, roles: Iterable[Role]) -> bool:
    wanted = set(roles)
    current = item.parent
    while current is not None:
        if current.role in wanted:
            return True
        current = current.parent
    return False


def _collect(item: Item, found: dict[str, MovementDraft], in_section: bool) -> None:
    """Quoted names after "phong trào"; in a section of movements also a plain item."""
    block = item.block
    quoted = False
    list_seen = False
    for match in _QUOTED.finditer(block.text, item.start):
        before = block.folded[max(match.start() - 60, 0) : match.start()]
        if _CAMPAIGN_BEFORE.search(before) and not in_section:
            continue
        list_seen = list_seen or "phong trao" in block.folded[item.start : match.start()]
        if not (_JUST_BEFORE.search(before) or list_seen or in_section):
            continue
        quoted = True
        _keep(block.words(match.start("name"), match.end("name"), " .,;"), found)
    if quoted or not in_section or not item.is_leaf or item.kind == "paragraph" or item.role is Role.MOVEMENTS:
        return
    lead = _MOVEMENT_LEAD.match(block.text[item.start :])
    start = item.start + (lead.end() if lead else 0)
    stop = _NAME_STOP.search(block.text, start)
    _keep(block.words(start, stop.start() if stop else len(block.text), " .,;"), found)


def _keep(words: Words | None, found: dict[str, MovementDraft]) -> None:
    if words is not None:
        found.setdefault(" ".join(folded_words(words.value)), MovementDraft(words))


# What ministries and departments are named after; most names go on in small letters.
_FIELD = (
    r"(?:Giáo dục và Đào tạo|Y tế|Nội vụ|Tài chính|Xây dựng|Tư pháp|Ngoại (?:giao|vụ)|Quốc phòng|Công an|Du lịch"
    r"|Khoa học và Công nghệ|Nông nghiệp và (?:Phát triển nông thôn|Môi trường)|Tài nguyên và Môi trường"
    r"|Kế hoạch và Đầu tư|Giao thông [Vv]ận tải|Văn h(?:óa|oá)(?:, Thể thao và Du lịch| và Thể thao)"
    r"|Thông tin và Truyền thông|Lao động ?[-–,] ?Thương binh và Xã hội|Dân tộc và Tôn giáo"
    r"|[A-ZĐ]\w*(?:,? (?:và )?[A-ZĐ]\w*)*)"
)
_BODY = (
    r"(?:Ban Thường vụ(?: Tỉnh ủy| Thành ủy| Huyện ủy)?|Thường trực (?:Tỉnh ủy|Thành ủy|Huyện ủy|HĐND(?: tỉnh"
    r"| thành phố| huyện)?)"
    r"|Ban Chấp hành(?: Đảng bộ tỉnh)?|Tỉnh [uủ][yỷỹ]?|Thành [uủ][yỷ]?|Huyện [uủ][yỷ]?|Tỉnh uỷ|Thành uỷ"
    r"|(?:Chủ tịch |Phó Chủ tịch |Thường trực )?(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)"
    r"(?: (?:tỉnh|thành phố|huyện|thị xã|các cấp|xã))?|Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ trưởng"
    rf"|Bộ {_FIELD}|(?:Giám đốc |Lãnh đạo )?Sở(?: {_FIELD})?|Hội đồng [\w ,-]{3, 50}?(?=[;,.]|$)"
    r"|Ban Thi đua[\w ,-]{0,30}?(?=[;,.]|$)"
    r"|Ban Giám đốc|Giám đốc|Lãnh đạo Sở)"
)
_SUBMIT = re.compile(rf"(?<![\w])(?P<verb>[Tt]rình)\s+(?:cho\s+|lên\s+)?(?P<body>{_BODY}(?:(?:\s+và|,)\s+{_BODY})*)")
_ADVISE = re.compile(
    rf"(?<![\w])(?P<verb>[Tt]ham mưu|[Bb]áo cáo|[Gg]ửi)\s+(?:cho\s+|giúp\s+|về\s+|kết quả (?:về|cho)\s+)?"
    rf"(?P<body>{_BODY}(?:(?:\s+và|,)\s+{_BODY})*)"
)
_NOT_A_VERB = re.compile(r"(?:chương|quy|lộ|quá|công|tờ|giáo|hành|lịch|tiến|phương)\s+$", re.IGNORECASE)


def read_task_groups(root: Item, used: set[int]) -> list[TaskGroupDraft]:
    """Groups of leaves of the task section; an item without children at the level of groups is a group of one."""
    groups: list[TaskGroupDraft] = []
    for section in _task_sections(root, used):
        section.block.placed = True
        for child in section.children:
            if id(child) in used or (child.block.placed and child.role in (Role.MOVEMENTS, Role.PHASES)):
                continue
            if child.kind == "paragraph" and section.items:
                if child.block.text.rstrip().endswith(":"):
                    child.block.placed = True
                continue
            _collect_groups(child, groups, used)
        if section.has_inline_text and section.is_leaf:
            words = section.block.words(section.title_end, len(section.block.text), " :")
            if words is not None:
                groups.append(TaskGroupDraft(cleaned(words), (_task(words, section.block, section.title_end),)))
    return groups


def _task_sections(root: Item, used: set[int]) -> list[Item]:
    """The sections named nhiệm vụ; without any, what remains of the section named nội dung."""
    found = list(_deepest_tasks(root, used))
    if found:
        return found
    return [
        item
        for item in _outermost(root, {Role.CONTENT, Role.GOALS_AND_TASKS})
        if id(item) not in used and any(id(child) not in used for child in item.items)
    ]


def _deepest_tasks(root: Item, used: set[int]) -> Iterator[Item]:
    """A section of tasks; one that holds a section of tasks of its own gives way to it."""
    pending = list(reversed(root.children))
    while pending:
        item = pending.pop()
        if id(item) in used or item.role in _NOT_CONTENT or item.role is Role.TARGETS:
            continue
        inner = [child for child in item.children if child.role is Role.TASKS and child.items]
        if (item.role is Role.TASKS and not _has_other_sections(item) and (item.children or item.has_inline_text)) or (
            item.role is Role.TASKS and not inner and item.children
        ):
            yield item
        elif not item.kind.startswith("bullet"):
            pending.extend(reversed(item.children))


def _has_other_sections(item: Item) -> bool:
    """Whether a section such as "nội dung, nhiệm vụ" is divided into phases, movements and a part for tasks."""
    roles = {child.role for child in item.children}
    return Role.TASKS in roles and bool(roles & {Role.PHASES, Role.MOVEMENTS, Role.TARGETS})


def _collect_groups(item: Item, groups: list[TaskGroupDraft], used: set[int]) -> None:
    if id(item) in used or (item.role in (Role.PHASES, Role.MOVEMENTS) and item.block.placed):
        return
    item.block.placed = True
    title = item.title_words()
    if title is None:
        return
    if item.is_leaf:
        whole = _with_paragraphs(item)
        groups.append(
            TaskGroupDraft(cleaned(title if not item.children else whole), (_task(whole, item.block, item.start),))
        )
        return
    tasks: list[TaskDraft] = []
    own = len(groups)
    for child in item.children:
        if id(child) in used:
            continue
        if child.items:
            _collect_groups(child, groups, used)
            continue
        words = _with_paragraphs(child) if child.kind != "paragraph" else child.words()
        for part in child.walk():
            part.block.placed = True
        if words is None or (child.kind == "paragraph" and words.value.endswith(":")):
            continue
        tasks.append(_task(words, child.block, child.start))
    if tasks:
        groups.insert(own, TaskGroupDraft(cleaned(title), tuple(tasks)))


def _with_paragraphs(item: Item) -> Words:
    """A leaf together with the plain paragraphs that follow it."""
    parts = [words for part in item.walk() if (words := part.words()) is not None]
    for part in item.walk():
        part.block.placed = True
    return Found(" ".join(words.value for words in parts), tuple(span for words in parts for span in words.spans))


def _task(words: Words, block: Block, start: int) -> TaskDraft:
    return TaskDraft(cleaned(words), _receiver(block, start))


def _receiver(block: Block, start: int) -> Words | None:
    """Whom the product is submitted to; several bodies are joined by "; " in the order printed."""
    for pattern in (_SUBMIT, _ADVISE):
        bodies: dict[str, Words] = {}
        for match in pattern.finditer(block.text, start):
            if _NOT_A_VERB.search(block.text, max(match.start() - 10, 0), match.start()):
                continue
            words = block.words(match.start("body"), match.end("body"), " ,;.")
            if words is not None:
                bodies.setdefault(words.value, words)
        if bodies:
            return Found("; ".join(bodies), tuple(span for words in bodies.values() for span in words.spans))
    return None


_DUTY_LEAD = re.compile(
    r"^(?:(?:căn cứ|trên cơ sở|theo)\s[^,]{3,120},\s*|(?:giao|đề nghị|yêu cầu)(?:\s+cho)?\s+)+", re.IGNORECASE
)
_DUTY_VERB = re.compile(
    r"[,\s]*(?:\(|:|\b(?:bám sát|theo dõi|chủ trì|chủ động|phối hợp|tổ chức|có trách nhiệm|chịu trách nhiệm"
    r"|có nhiệm vụ|căn cứ|xây dựng"
    r"|triển khai|tham mưu|hướng dẫn|đôn đốc|kiểm tra|tổng hợp|báo cáo|thực hiện|phát động|đăng ký|rà soát"
    r"|cụ thể hóa|cụ thể hoá|quán triệt"
    r"|là|giúp|chỉ đạo|tuyên truyền|đẩy mạnh|tăng cường|gửi|nghiêm túc|tiếp tục|bảo đảm|đảm bảo|lựa chọn"
    r"|đề xuất|bố trí|cân đối|phân công"
    r"|làm|lập|xem xét|thẩm định|phổ biến|vận động|lồng ghép|gắn|nộp|trình|phải|cần|sẽ|tập trung|tích cực"
    r"|thường xuyên|định kỳ|kịp thời|nghiên cứu"
    r"|quan tâm|lãnh đạo, chỉ đạo|xác định|duy trì|hoàn thành|tập hợp|giám sát|thông tin|đưa tin|trên cơ sở|theo)\b)"
)
_UNIT_HEAD = re.compile(
    r"^(?:các|trưởng|phó|văn phòng|phòng|trung tâm|thanh tra|ban|chi cục|giám đốc|thủ trưởng|công đoàn|đoàn|hội"
    r"|tổ|bộ phận|lãnh đạo|cán bộ|công chức"
    r"|đơn vị|cơ quan|người|ủy ban|uỷ ban|ubnd|sở|chi bộ|đảng ủy|đảng uỷ|ban chấp hành|thường trực|tập thể"
    r"|cá nhân|khối|cụm|ban giám đốc|nhà trường|trường"
    r"|toàn thể|mỗi|từng|chi đoàn|hội đồng|cấp ủy|bệnh viện|vườn|quỹ|báo|đài|hạt|trạm|xí nghiệp|công ty|trang)\b",
    re.IGNORECASE,
)
_WHO_LIMIT = 160


def read_duties(root: Item) -> list[DutyDraft]:
    """Who has to do what in carrying out the plan."""
    duties: list[DutyDraft] = []
    for section in _outermost(root, {Role.DUTIES}):
        section.block.placed = True
        if section.has_inline_text and (words := section.block.words(section.title_end, len(section.block.text), " :")):
            duties.append(DutyDraft(_who(section.block, section.title_end + 1), cleaned(words)))
        for child in section.children:
            _collect_duties(child, None, duties)
    return duties


def _collect_duties(item: Item, who: Words | None, duties: list[DutyDraft]) -> None:
    item.block.placed = True
    own = _who(item.block, item.title_end if item.role is not None and item.has_inline_text else item.start)
    words = item.words()
    if words is None:
        return
    if not item.children:
        duties.append(DutyDraft(own or who, cleaned(words)))
        return
    heading = item.title_words()
    named = own
    if named is None and heading is not None and len(heading.value) <= _WHO_LIMIT and _UNIT_HEAD.match(heading.value):
        named = heading
    if len(words.value) > 80 and not words.value.endswith(":"):
        duties.append(DutyDraft(named or who, cleaned(words)))
    for child in item.children:
        _collect_duties(child, named or who, duties)


def _who(block: Block, start: int) -> Words | None:
    """The offices or people named before the first verb of a duty."""
    text = block.text
    while start < len(text) and text[start] in " :":
        start += 1
    lead = _DUTY_LEAD.match(text[start : start + 300])
    if lead is not None:
        start += lead.end()
    if not _UNIT_HEAD.match(text[start : start + 30]):
        return None
    verb = _DUTY_VERB.search(text, start + 2, min(len(text), start + _WHO_LIMIT))
    if verb is None:
        end = len(text)
        return block.words(start, end, " .,:;") if end - start <= 80 else None
    return block.words(start, verb.start(), " ,.:;")
