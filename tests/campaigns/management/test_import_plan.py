"""`import_plan`: exit status, one JSON object, words for people, saving."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from campaigns.models import Campaign
from campaigns.plan_import import parse_plan, read_file

PLAN = Path(__file__).parents[3] / "campaigns" / "demo" / "plan-2021.txt"


def test_json_is_one_object_and_nothing_else(capsys):
    call_command("import_plan", str(PLAN), "--json")
    printed = capsys.readouterr()
    assert json.loads(printed.out) == parse_plan(read_file(PLAN)).to_json()
    assert printed.err == ""


def test_words_for_a_person(capsys):
    call_command("import_plan", str(PLAN))
    lines = capsys.readouterr().out.split("\n")
    assert lines[3] == (
        "Đợt 1 (dòng 49): từ 1/1/2021 đến 30/6/2021; báo cáo trước ngày 20/6/2021; tổng kết trước ngày 30/6/2021; "
        "8 ngày kỷ niệm, sự kiện."
    )


def test_a_refusal_is_one_sentence_and_exit_status_2(capsys, tmp_path):
    with pytest.raises(SystemExit) as stop:
        call_command("import_plan", str(tmp_path / "khong-co.txt"), "--json")
    assert stop.value.code == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "Không tìm thấy tệp kế hoạch.\n")


@pytest.mark.django_db
def test_reading_alone_writes_nothing(capsys):
    call_command("import_plan", str(PLAN), "--json")
    assert Campaign.objects.count() == 0


@pytest.fixture
def department(db):
    from accounts.models import Unit

    owner = Unit.objects.create(code="SCT", name="Sở Công Thương")
    for code, name in (("VP", "Văn phòng Sở"), ("QLCN", "Phòng Quản lý Công nghiệp")):
        Unit.objects.create(code=code, name=name, parent=owner)
    return owner


@pytest.mark.parametrize("unit", [[], ["--unit", "SCT"]])
def test_saving_adds_the_campaign_to_the_same_json(capsys, department, unit):
    call_command("import_plan", str(PLAN), "--json", "--save", *unit)
    printed = json.loads(capsys.readouterr().out)
    campaign = Campaign.objects.get()
    assert printed.pop("campaign") == {"id": campaign.pk, "url": campaign.get_absolute_url()}
    assert printed == parse_plan(read_file(PLAN)).to_json()


def test_the_body_above_the_department_is_not_taken_for_its_owner(capsys, department):
    from accounts.models import Unit

    above = Unit.objects.create(code="UBND", name="UBND tỉnh")
    Unit.objects.create(code="SXD", name="Sở Xây dựng", parent=above)
    department.parent = above
    department.save(update_fields=["parent"])

    call_command("import_plan", str(PLAN), "--json", "--save")

    assert Campaign.objects.get().owner == department


def test_the_same_plan_twice_is_refused_and_the_campaign_named(capsys, department):
    call_command("import_plan", str(PLAN), "--save")
    capsys.readouterr()
    with pytest.raises(SystemExit) as stop:
        call_command("import_plan", str(PLAN), "--save")
    assert stop.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert Campaign.objects.get().title in printed.err


def test_an_unknown_unit_is_refused(capsys, department):
    with pytest.raises(SystemExit):
        call_command("import_plan", str(PLAN), "--save", "--unit", "XYZ")
    assert capsys.readouterr().err == "Không có đơn vị nào mang mã “XYZ”.\n"


def test_a_unit_without_saving_is_refused(capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("import_plan", str(PLAN), "--json", "--unit", "SCT")
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_same_plan_from_another_kind_of_file_is_refused_too(capsys, department, tmp_path):
    call_command("import_plan", str(PLAN), "--save")
    other = tmp_path / "ke-hoach.txt"
    lines = [line for line in PLAN.read_text(encoding="utf-8").split("\n") if line.strip()]
    other.write_text(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" + "\n".join(lines), encoding="utf-8"
    )
    capsys.readouterr()

    with pytest.raises(SystemExit) as stop:
        call_command("import_plan", str(other), "--save")

    assert stop.value.code == 2
    assert Campaign.objects.get().title in capsys.readouterr().err


@pytest.mark.nozeal
def test_another_plan_of_the_same_year_is_saved(capsys, department, tmp_path):
    call_command("import_plan", str(PLAN), "--save")
    other = tmp_path / "ke-hoach.txt"
    other.write_text(
        PLAN.read_text(encoding="utf-8").replace("trước ngày 20/6/2021", "trước ngày 15/6/2021"), encoding="utf-8"
    )

    call_command("import_plan", str(other), "--save")

    assert Campaign.objects.count() == 2
