"""Pictures of signatures and seals as people upload them: blue ink, red seal (NĐ 30/2020, Phụ lục I)."""

import io
from enum import Enum

from PIL import Image, ImageStat, UnidentifiedImageError

from core.errors import RuleBroken

LARGEST_PICTURE = 2 * 1024 * 1024
LONGEST_SIDE = 4000
# What is kept of it: 55 mm at some 500 dots per inch.
KEPT_SIDE = 1100
# A seal's real size is what its picture says, if it says something that a seal can be; else the usual 36 mm.
SEAL_SIDES = (20, 50)
USUAL_SEAL = 36
MM_PER_INCH = 25.4


class Ink(Enum):
    """The colour that the decree wants: as the channel that leads in the picture's strokes, and in words."""

    BLUE = (2, 0, "màu xanh")
    RED = (0, 2, "màu đỏ")

    def colours(self, picture: Image.Image) -> bool:
        leading, other, _ = self.value
        strokes = ImageStat.Stat(picture.convert("RGB"), mask=picture.getchannel("A")).mean
        return bool(strokes[leading] > strokes[other])


def open_picture(content: bytes, *, what: str, ink: Ink) -> Image.Image:
    """The PNG with its transparent ground, no larger than a page needs. `what` begins the sentence of a refusal."""
    if len(content) > LARGEST_PICTURE:
        raise RuleBroken(f"{what} nặng quá 2 MB. Hãy giảm kích thước ảnh.")
    try:
        picture = Image.open(io.BytesIO(content), formats=("PNG",))
        if max(picture.size) > LONGEST_SIDE:
            raise RuleBroken(f"{what} quá lớn: mỗi chiều nhiều nhất {LONGEST_SIDE} điểm ảnh.")
        dpi = picture.info.get("dpi")
        clear = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as failure:
        raise RuleBroken(f"{what} phải là ảnh PNG.") from failure
    lowest, highest = clear.getchannel("A").getextrema()
    if lowest == 255:
        raise RuleBroken(f"{what} phải có nền trong suốt, nếu không sẽ che mất chữ của văn bản.")
    if highest == 0:
        raise RuleBroken(f"{what} không có nét nào.")
    if not ink.colours(clear):
        raise RuleBroken(f"{what} phải {ink.value[-1]} (Nghị định 30/2020, Phụ lục I). Hãy chọn ảnh khác.")
    clear.info["side_mm"] = _side_mm(picture.size, dpi)
    if max(clear.size) > KEPT_SIDE:
        side = clear.info["side_mm"]
        clear.thumbnail((KEPT_SIDE, KEPT_SIDE))
        clear.info["side_mm"] = side
    return clear


def _side_mm(size: tuple[int, int], dpi: tuple[float, float] | None) -> float:
    told = max(size) / dpi[0] * MM_PER_INCH if dpi and dpi[0] else 0
    return float(told) if SEAL_SIDES[0] <= told <= SEAL_SIDES[1] else USUAL_SEAL
