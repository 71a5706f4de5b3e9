"""What was found in a signed file, as rows keep it and pages say it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

# How the file stands to a signature.
WHOLE, EXTENDED, PARTLY, ALTERED, BROKEN, UNREADABLE = "whole", "extended", "partly", "altered", "broken", "unreadable"
_STANDING = {
    WHOLE: "Chữ ký nguyên vẹn, phủ toàn bộ tệp; sau khi ký tệp không thay đổi.",
    EXTENDED: "Chữ ký nguyên vẹn; sau khi ký, tệp chỉ được thêm chữ ký khác hoặc dữ liệu xác thực.",
    PARTLY: "Chữ ký không phủ toàn bộ tài liệu, nên phần còn lại không được chữ ký bảo đảm.",
    ALTERED: "Sau khi ký, tệp đã bị sửa thêm.",
    BROKEN: "Nội dung đã bị thay đổi sau khi ký: chữ ký không còn giá trị.",
    UNREADABLE: "Chữ ký này không đọc được nên không kiểm tra được.",
}

# What became of the certificate's chain.
TRUSTED, UNCOMPARED, UNKNOWN, EXPIRED, REVOKED, UNFIT, WEAK, AHEAD = (
    "trusted",
    "uncompared",
    "unknown",
    "expired",
    "revoked",
    "unfit",
    "weak",
    "ahead",
)
_TRUST = {
    TRUSTED: "Chứng thư số do tổ chức chứng thực đã được cơ quan tin cậy cấp.",
    UNCOMPARED: "Chưa đối chiếu được tổ chức chứng thực, vì hệ thống chưa có danh sách chứng thư gốc.",
    UNKNOWN: "Tổ chức chứng thực không có trong danh sách chứng thư gốc của hệ thống.",
    EXPIRED: "Chứng thư số không có hiệu lực vào thời điểm ký.",
    REVOKED: "Chứng thư số đã bị thu hồi.",
    UNFIT: "Chứng thư số không được cấp để ký văn bản hoặc chuỗi chứng thực không đạt yêu cầu.",
    WEAK: "Chữ ký dùng thuật toán hoặc độ dài khóa đã lỗi thời (như SHA-1, RSA dưới 2048 bit) nên có thể bị giả mạo.",
    AHEAD: "Giờ ký ghi trong chữ ký muộn hơn lúc nhận tệp nên không tin được; hãy hỏi lại người ký.",
}


@dataclass(frozen=True)
class SignatureFinding:
    """One signature: whose, when, and whether file and certificate stand by it."""

    signer: str
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    signed_at: datetime | None = None
    is_timestamped: bool = False
    standing: str = WHOLE
    trust: str = UNCOMPARED
    field: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether the file is as it was signed; a chain that nobody could compare is said, not held against it."""
        return self.standing in (WHOLE, EXTENDED) and self.trust not in (EXPIRED, REVOKED, UNFIT, WEAK, AHEAD)

    @property
    def is_known(self) -> bool:
        """Sound, and made with a certificate of somebody whom the agency trusts: anybody can make one in any name."""
        return self.is_sound and self.trust == TRUSTED

    @property
    def standing_words(self) -> str:
        return _STANDING[self.standing]

    @property
    def trust_words(self) -> str:
        """Nothing about the chain where the signature itself fell."""
        return "" if self.standing in (BROKEN, UNREADABLE) else _TRUST[self.trust]

    @property
    def warning(self) -> str:
        """One sentence for the văn thư to confirm; empty when the signature is sound."""
        if self.is_sound:
            return ""
        words = self.trust_words if self.standing in (WHOLE, EXTENDED) else self.standing_words
        return f"Chữ ký của {self.signer}: {words[:1].lower()}{words[1:]}" if self.signer else words

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "signed_at": self.signed_at.isoformat() if self.signed_at else None}

    @classmethod
    def restored(cls, row: dict[str, Any]) -> "SignatureFinding":
        return cls(**{**row, "signed_at": parse_datetime(row["signed_at"]) if row["signed_at"] else None})
