"""Legal texts for tests."""

from datetime import date

from documents.models import LegalText


def make_legal_text(number: str = "91/2017/NĐ-CP", **values: object) -> LegalText:
    return LegalText.objects.create(
        **{
            "number": number,
            "kind": "decree",
            "title": "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            "folded": "quy dinh chi tiet",
            "issuer": "Chính phủ",
            "issued_on": date(2017, 7, 31),
            "field": "emulation",
            "valid_from": date(2017, 10, 1),
            **values,
        }
    )
