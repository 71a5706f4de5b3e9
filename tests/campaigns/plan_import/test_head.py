"""Number, place and day wherever the head prints them."""

from campaigns.plan_import import parse_plan


def test_number_and_day_below_the_title():
    text = "KẾ HOẠCH\nThi đua năm 2023\n\nSố: 77/KH-SNV\nVinh, ngày 5-3-2023\n\nI. NHIỆM VỤ\n- Hoàn thành.\n"
    plan = parse_plan(text).to_json()
    assert (plan["document"]["number"], plan["document"]["place"], plan["document"]["issued_on"]) == (
        "77/KH-SNV",
        "Vinh",
        "2023-03-05",
    )
    assert plan["warnings"] == []
