"""Slips of the pen and short forms: words typed twice, abbreviations that nothing explains."""

import re
from collections.abc import Iterable
from itertools import pairwise

from campaigns.plan_import.blocks import Block
from campaigns.plan_import.context import Context
from campaigns.plan_import.draft import Span
from campaigns.plan_import.folding import fold, folded_words, squeeze

# Short forms that every state office uses; the meaning also serves to see that two sentences say the same.
ABBREVIATIONS: dict[str, str] = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "CCHC": "cải cách hành chính", "TTHC": "thủ tục hành chính",
    "DVC": "dịch vụ công", "DVCTT": "dịch vụ công trực tuyến", "CNTT": "công nghệ thông tin", "TĐKT": "thi đua, khen thưởng",
    "VT": "văn thư", "VP": "Văn phòng", "TW": "Trung ương", "TƯ": "Trung ương", "TP": "thành phố", "MTTQ": "Mặt trận Tổ quốc",
    "CBCC": "cán bộ, công chức", "CBCCVC": "cán bộ, công chức, viên chức", "CB": "cán bộ", "CC": "công chức", "VC": "viên chức",
    "NLĐ": "người lao động", "CBCCVCNLĐ": "cán bộ, công chức, viên chức, người lao động", "KT": "ký thay", "TL": "thừa lệnh",
    "TUQ": "thừa ủy quyền", "TM": "thay mặt", "ĐBQH": "đại biểu Quốc hội", "QH": "Quốc hội", "BCH": "Ban Chấp hành", "BTV": "Ban Thường vụ",
    "NTM": "nông thôn mới", "ANTT": "an ninh trật tự", "ATGT": "an toàn giao thông", "PCCC": "phòng cháy, chữa cháy",
    "PCI": "chỉ số năng lực cạnh tranh cấp tỉnh", "DDCI": "chỉ số năng lực cạnh tranh cấp sở, ngành và địa phương",
    "PAPI": "chỉ số hiệu quả quản trị và hành chính công", "SIPAS": "chỉ số hài lòng", "PAR": "cải cách hành chính", "INDEX": "chỉ số",
    "GRDP": "tổng sản phẩm trên địa bàn", "GDP": "tổng sản phẩm trong nước", "FDI": "đầu tư trực tiếp nước ngoài",
    "ODA": "hỗ trợ phát triển chính thức", "COVID": "COVID", "ISO": "ISO", "TCVN": "tiêu chuẩn quốc gia", "QCVN": "quy chuẩn quốc gia",
    "OCOP": "mỗi xã một sản phẩm", "TMĐT": "thương mại điện tử", "XTTM": "xúc tiến thương mại", "CCN": "cụm công nghiệp",
    "KCN": "khu công nghiệp", "KKT": "khu kinh tế", "HTX": "hợp tác xã", "KTXH": "kinh tế - xã hội", "QPPL": "quy phạm pháp luật",
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "KHCN": "khoa học công nghệ", "NSNN": "ngân sách nhà nước",
    "XDCB": "xây dựng cơ bản",
    "TNCS": "Thanh niên Cộng sản", "CP": "Chính phủ", "BNV": "Bộ Nội vụ", "ASEAN": "ASEAN", "WTO": "WTO", "APEC": "APEC",
    "UNESCO": "UNESCO", "USD": "đô la Mỹ", "VND": "đồng Việt Nam",
    "CMCN": "cách mạng công nghiệp", "KHĐT": "kế hoạch đầu tư", "GTVT": "giao thông vận tải", "LĐTBXH": "lao động, thương binh và xã hội",
    "NNPTNT": "nông nghiệp và phát triển nông thôn", "TNMT": "tài nguyên môi trường", "VHTTDL": "văn hóa, thể thao và du lịch",
    "TS": "tiến sĩ", "GS": "giáo sư", "PGS": "phó giáo sư", "BS": "bác sĩ", "CSVN": "Cộng sản Việt Nam",
    "KHTC": "kế hoạch, tài chính", "TCCB": "tổ chức cán bộ", "HC": "hành chính", "TH": "tổng hợp", "GD": "giáo dục", "ĐT": "đào tạo",
    "GDĐT": "giáo dục và đào tạo", "THPT": "trung học phổ thông", "THCS": "trung học cơ sở", "GV": "giáo viên", "HS": "học sinh",
    "BV": "bệnh viện", "KCB": "khám bệnh, chữa bệnh", "NVYT": "nhân viên y tế", "ATTP": "an toàn thực phẩm",
    "BHTN": "bảo hiểm thất nghiệp", "CĐS": "chuyển đổi số", "NQ": "nghị quyết",
}  # fmt: skip
# Words that Vietnamese doubles on purpose.
_REDUPLICATED = re.compile(
    r"luôn|thường|dần|người|nhà|ngành|ngày|đời|mãi|song|xanh|hằng|hàng|từ|vừa|lâu|đều|tầng|lớp|lần|nơi|đâu|ai"
    r"|gì|từng|nhiều|cùng|thật|rất|càng"
    r"|chung|xa|mau|chầm|đùng|ào|hay|mẹ|con|chị|anh|xã|làng|thôn|bản"
)
_TOKEN = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"(?<![\w./-])[A-ZĐƯ]{2,}(?:&[A-ZĐƯ]{2,})?(?![\w/]|-[A-ZĐ0-9])")
_ROMAN = re.compile(r"[IVXLC]+$")
_EXPLAINED = re.compile(r"\(([^()]{2,80})\)")
_EXPLAINED_BEFORE = re.compile(r"([A-ZĐƯ]{2,})\s*(?:\(|là\s|:\s)(?=[^\W\d_]{2})")
_SYLLABLE = re.compile(r"(?:NGH|TH|PH|CH|TR|GI|QU|NH|NG|KH|GH|[BCDĐGHKLMNPRSTVX])?[AEIOUYƯ]{1,3}(?:NG|NH|CH|[CMNPT])?$")
_LEFT_WORD = re.compile(r"(\w+)[\s,]*$")
_RIGHT_WORD = re.compile(r"[\s,]*(\w+)")


def repeated_words(text: str) -> list[tuple[int, int, str]]:
    """Places (start, end, what should stand there) of one to four words typed twice, such as "nhiệm vụ nhiệm vụ".

    Walks over the words once and compares each with the four before it, so the time grows with the length alone.
    """
    words = list(_TOKEN.finditer(text))
    lowered = [word.lower() for word in _TOKEN.findall(text)]
    found: list[tuple[int, int, str]] = []
    position = 0
    for index in _equal_neighbours(lowered):
        size = _repetition_at(lowered, words, text, index) if index >= position else 0
        if size and not _is_meant(lowered, index, size, text, words):
            start, end = words[index].start(), words[index + 2 * size - 1].end()
            found.append((start, end, squeeze(text[start : words[index + size - 1].end()])))
            position = index + size
    return found


def _equal_neighbours(lowered: list[str]) -> list[int]:
    """Where a word comes again within the next four: only there can a repetition begin."""
    return sorted(
        {
            index
            for size in (1, 2, 3, 4)
            for index, (here, there) in enumerate(zip(lowered, lowered[size:], strict=False))
            if here == there
        }
    )


def _repetition_at(lowered: list[str], words: list[re.Match[str]], text: str, index: int) -> int:
    """How many words are repeated right after themselves from here, with nothing but spaces between: 4 to 1, or 0."""
    for size in (4, 3, 2, 1):
        stop = index + 2 * size
        if stop > len(lowered) or lowered[index : index + size] != lowered[index + size : stop]:
            continue
        if all(text[a.end() : b.start()].isspace() for a, b in pairwise(words[index:stop])):
            return size if len(set(lowered[index : index + size])) > 1 or size == 1 else 1
    return 0


def _is_meant(lowered: list[str], index: int, size: int, text: str, words: list[re.Match[str]]) -> bool:
    """Words that Vietnamese doubles on purpose: "người người", "luôn luôn"."""
    if size > 1:
        return False
    word = lowered[index]
    if word == "năm":
        return not text[words[index + 1].end() :].lstrip()[:4].isdigit()
    return _REDUPLICATED.fullmatch(word) is not None or len(word) == 1 or words[index].group().isupper()


def without_repetition(text: str) -> str:
    """The text as it was meant, each doubled word once."""
    found = repeated_words(text)
    if not found:
        return text
    parts, position = [], 0
    for start, end, once in found:
        parts += [text[position:start], once]
        position = end
    return "".join([*parts, text[position:]])


def check_repeated_words(block: Block, context: Context) -> None:
    for start, end, once in repeated_words(block.text):
        printed = squeeze(block.text[start:end])
        context.warn(
            "duplicate_word",
            block.spans(start, end)[0],
            printed,
            once,
            f"Cụm từ “{printed}” bị lặp; bản nháp chỉ giữ “{once}”.",
        )


def check_abbreviations(blocks: Iterable[Block], context: Context) -> None:
    """Warns once of every short form that neither the plan nor common use explains."""
    every = list(blocks)
    explained = {form for block in every for form in _explained_forms(block.text)}
    first: dict[str, tuple[Span, Block, int]] = {}
    for block in every:
        for match in _ABBREVIATION.finditer(block.text):
            form = match.group()
            if form in first or form in explained or form in ABBREVIATIONS or _ROMAN.fullmatch(form):
                continue
            if all(part in ABBREVIATIONS for part in form.split("&")) or _is_shouted(block.text, match):
                continue
            first[form] = (block.spans(match.start(), match.end())[0], block, match.start())
    if not first:
        return
    initials = _initials(every, set(first))
    for form, (span, _block, _start) in first.items():
        suggestion = initials.get(form) or _known_neighbour(form)
        hint = f" Có thể là “{suggestion}”." if suggestion else ""
        context.warn(
            "unknown_abbreviation",
            span,
            form,
            suggestion,
            f"Chữ viết tắt “{form}” chưa được giải thích trong kế hoạch.{hint}",
        )


def _explained_forms(text: str) -> set[str]:
    """Forms given in brackets after their words: "Bộ chỉ số … (DDCI)", "(CB,CC,VC)", "(sau đây gọi tắt là BCĐ)"."""
    forms: set[str] = set()
    for match in _EXPLAINED.finditer(text):
        inside = match.group(1)
        words = re.findall(r"[A-ZĐƯ]{2,}", inside)
        lower = [word for word in re.findall(r"\w+", inside) if not word.isupper()]
        before = text[: match.start()].rstrip()
        if (
            words
            and before
            and not before.endswith((";", ".", ":"))
            and (not lower or "tắt" in inside or "số" in inside)
        ):
            forms.update(words)
    for match in _EXPLAINED_BEFORE.finditer(text):
        opening = text[match.end() : match.end() + 60]
        if _starts_with_initials(match.group(1), opening):
            forms.add(match.group(1))
    return forms


def _starts_with_initials(form: str, text: str) -> bool:
    letters = "".join(word[0] for word in folded_words(text))
    return letters.startswith(fold(form))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """A word printed in capitals among other words in capitals is no abbreviation."""
    left = _LEFT_WORD.search(text, max(match.start() - 24, 0), match.start())
    right = _RIGHT_WORD.match(text, match.end(), match.end() + 24)
    neighbours = [found.group(1) for found in (left, right) if found is not None]
    if any(word.isupper() and len(word) > 1 and not word.isdigit() and _is_word(word) for word in neighbours):
        return _is_word(match.group()) or any(_is_plain_word(word) for word in neighbours)
    return False


def _is_plain_word(word: str) -> bool:
    return any((ord(letter) > 0x17F and letter not in "ƯƠ") or letter in "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨ" for letter in word)


def _is_word(word: str) -> bool:
    return _is_plain_word(word) or _SYLLABLE.match(word) is not None


def _initials(blocks: list[Block], forms: set[str]) -> dict[str, str]:
    """For each form, words of the plan whose first letters spell it."""
    wanted: dict[int, set[str]] = {}
    for form in forms:
        if len(form) >= 3 and form.isalpha():
            wanted.setdefault(len(form), set()).add(fold(form))
    found: dict[str, str] = {}
    for block in blocks:
        words = [
            match for match in _TOKEN.finditer(block.text) if not (word := match.group()).isupper() or len(word) == 1
        ]
        letters = fold("".join([block.text[word.start()] for word in words]))
        for size, folded_forms in wanted.items():
            for folded_form in folded_forms - found.keys():
                place = letters.find(folded_form)
                if place >= 0:
                    stretch = block.text[words[place].start() : words[place + size - 1].end()]
                    if not re.search(r"[.,;:()]", stretch):
                        found[folded_form] = squeeze(stretch)
    return {form: found[fold(form)] for form in forms if fold(form) in found}


def _known_neighbour(form: str) -> str | None:
    """A known form of the same letters with one of them slipped: XTTM for XTMM."""
    if len(form) < 4:
        return None
    near = [
        known
        for known in ABBREVIATIONS
        if len(known) == len(form)
        and set(known) == set(form)
        and sum(a != b for a, b in zip(known, form, strict=True)) == 1
    ]
    return near[0] if len(near) == 1 else None
