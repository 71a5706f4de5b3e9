"""The mark by which anyone can ask whether a printed paper is genuine."""

from dataclasses import dataclass

from documents.decree import PaperRefused
from documents.letterwidths import width_mm


@dataclass(frozen=True)
class Verification:
    """The public address that the QR holds and the code that a person types there."""

    url: str
    code: str

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", "http://")):
            raise PaperRefused("Địa chỉ tra cứu văn bản phải bắt đầu bằng https:// hoặc http://.")
        if not self.code.strip():
            raise PaperRefused("Dấu tra cứu văn bản phải có mã tra cứu.")

    @property
    def words(self) -> str:
        return f"Mã tra cứu: {self.code}"

    def lines_within(self, width: float, size: float) -> tuple[str, ...]:
        """What stands under the QR, in a column of so many mm: an address too long for it goes on at its path, so that no
        line ends inside the code."""
        asked = f"Tra cứu tại {self.address}"
        if width_mm(asked, size) <= width:
            return (asked, self.words)
        site, slash, path = self.address.partition("/")
        return (f"Tra cứu tại {site}", f"{slash}{path}", self.words)

    @property
    def address(self) -> str:
        """The address as people read it aloud, without the protocol."""
        return self.url.split("://", 1)[1].rstrip("/")
