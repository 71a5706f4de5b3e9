"""The mark by which anyone can ask whether a printed paper is genuine."""

from dataclasses import dataclass

from documents.decree import PaperRefused


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

    @property
    def address(self) -> str:
        """The address as people read it aloud, without the protocol."""
        return self.url.split("://", 1)[1].rstrip("/")
