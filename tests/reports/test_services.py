from datetime import date, datetime

import pytest

from campaigns.models import SubmissionItem
from campaigns.services.reviews import accept_submission, return_submission
from campaigns.services.submissions import save_item, submit_submission
from core import clock
from core.errors import EditConflict, RuleBroken
from core.models import JournalEntry
from notifications.models import Notification
from reports.models import Consolidation, ConsolidationSection, SourceLink
from reports.queries.frozen import fingerprint_of
from reports.services import (
    finalise_consolidation,
    keep_words,
    remind_units,
    save_section,
    take_source,
)
from tests.reports.world import World, consolidate, hand_in, make_world, reward, values_of
from tests.reports.writing import rewrite, shown

pytestmark = pytest.mark.django_db
ON_TIME = datetime(2021, 6, 18, 9)
WRAP_UP = datetime(2021, 6, 25, 9)
FIRST_TASK = (
    "- Xây dựng Đề án phát triển số 1: đã hoàn thành trước hạn. Đã lấy ý kiến 12 sở, ngành, địa phương (số liệu "
    "minh họa). Sản phẩm: 45/TTr-SCT ngày 12/5/2021."
)


@pytest.fixture
def world() -> World:
    made = make_world()
    hand_in(made, made.department.industry, ON_TIME)
    return made


def section_of(consolidation: Consolidation, code: str) -> ConsolidationSection:
    return ConsolidationSection.objects.get(consolidation=consolidation, code=code)


def texts(section: ConsolidationSection) -> list[str]:
    return [each["text"] for each in section.paragraphs]


def product_item(world: World) -> SubmissionItem:
    """The item of the task that industry leads and reports by a product."""
    return SubmissionItem.objects.select_related("task__group").get(
        submission=world.submissions[world.department.industry.pk], role="lead", task__measure="product"
    )


def mend_and_accept(
    world: World, item: SubmissionItem | None = None, text: str = "Đã lấy ý kiến 14 sở, ngành (số liệu minh họa)."
) -> SubmissionItem:
    """The office sends the item (industry's product) back; the unit writes other words; they are accepted."""
    item = item or product_item(world)
    submission, head = item.submission, world.heads[item.submission.unit_id]
    with clock.at(datetime(2021, 6, 26, 9)):
        submission.refresh_from_db()
        return_submission(actor=world.department.office, submission=submission, remarks={item.pk: "Sửa số liệu."})
        item.refresh_from_db()
        save_item(actor=head, item=item, values={**values_of(item), "text": text}, version=item.version)
        submit_submission(actor=head, submission=submission)
        accept_submission(actor=world.department.office, submission=submission)
    return item


def test_a_new_draft_is_prefilled_from_accepted_texts(world: World) -> None:
    made = consolidate(world)

    assert made.title == "Sơ kết phong trào thi đua đợt 1, 6 tháng đầu năm 2021"
    assert texts(section_of(made, "next_tasks")) == [
        "Trong 6 tháng cuối năm 2021, các phòng, đơn vị tập trung thực hiện các nhiệm vụ trọng tâm sau:",
        "- Phòng Quản lý Công nghiệp: hoàn thiện, trình ban hành các đề án, nghị quyết theo chương trình công tác năm.",
    ]
    assert texts(section_of(made, "professional"))[1:3] == [
        "Phòng Quản lý Công nghiệp",
        FIRST_TASK,
    ]


@pytest.mark.parametrize(
    ("is_of_phase", "day", "said"),
    [
        (True, date(2021, 6, 25), ["Các phòng, đơn vị không có đề xuất, kiến nghị."]),
        (False, date(2021, 6, 25), ["Các phòng, đơn vị không có đề xuất, kiến nghị."]),
        (False, date(2021, 6, 23), []),
    ],
)
def test_that_no_unit_proposes_anything_is_said_once_all_were_heard(
    world: World, is_of_phase: bool, day: date, said: list[str]
) -> None:
    def proposals() -> list[str]:
        made = consolidate(world, phase=world.phase if is_of_phase else None, cut_off_on=day)
        return texts(section_of(made, "proposals"))

    before = proposals()
    Consolidation.objects.all().delete()
    hand_in(world, world.department.trade, datetime(2021, 6, 24, 9))

    assert (before, proposals()) == ([], said)


def test_each_prefilled_paragraph_knows_its_source_and_the_making_is_journalled(world: World) -> None:
    made = consolidate(world)

    link = SourceLink.objects.get(paragraph__section__consolidation=made, item=product_item(world))
    assert (link.paragraph.section.code, link.revision.number) == ("professional", 1)
    assert JournalEntry.objects.about(made).values_list("code", "after__title").get() == (
        "reports.consolidation.created",
        made.title,
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"cut_off_on": date(2021, 6, 26)}, "Ngày chốt số liệu không được sau hôm nay (25/6/2021)."),
        ({"cut_off_on": date(2020, 12, 31)}, "Ngày chốt số liệu phải từ ngày 1/1/2021 trở đi."),
    ],
)
def test_a_wrong_day_is_refused(world: World, values: dict[str, object], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        consolidate(world, **values)

    assert (str(refusal.value), Consolidation.objects.count()) == (sentence, 0)


def test_a_phase_that_is_not_open_is_refused(world: World) -> None:
    with pytest.raises(RuleBroken) as refusal:
        consolidate(world, phase=world.second, cut_off_on=date(2021, 6, 25))

    assert str(refusal.value) == "Đợt 2 chưa mở nên chưa có báo cáo để tổng hợp."


def test_a_second_draft_for_the_same_day_is_refused(world: World) -> None:
    consolidate(world)

    with pytest.raises(RuleBroken) as refusal:
        consolidate(world)

    assert str(refusal.value) == (
        "Đã có dự thảo tổng hợp chốt số liệu đến ngày 25/6/2021. Hãy mở dự thảo đó để viết tiếp."
    )


def test_only_the_office_consolidates(world: World) -> None:
    with pytest.raises(RuleBroken) as refusal:
        consolidate(world, actor=world.department.director)

    assert str(refusal.value) == "Chỉ Văn phòng của đơn vị phát động được lập và sửa bản tổng hợp."


def test_a_report_of_a_day_between_tells_what_was_handed_in_by_then(world: World) -> None:
    hand_in(world, world.department.trade, datetime(2021, 6, 22, 9))

    made = consolidate(world, phase=None, cut_off_on=date(2021, 6, 19))

    assert [text.split(":")[0] for text in texts(section_of(made, "strengths"))] == [
        "Nhìn chung, phong trào thi đua từ đầu năm đến ngày 19/6/2021 được triển khai kịp thời, có trọng tâm. Nổi bật là",
        "- Phòng Quản lý Công nghiệp",
    ]


def test_saving_a_section_keeps_the_words_and_lets_unused_sources_go(world: World) -> None:
    made = consolidate(world)
    section = section_of(made, "professional")

    saved = rewrite(world.department.office, section, "Lời của Văn phòng.")

    sources = SourceLink.objects.filter(paragraph__section=saved)
    assert (texts(saved), sources.count(), len(saved.kept["sources"])) == (["Lời của Văn phòng."], 0, 0)
    assert JournalEntry.objects.about(made).for_timeline()[0].note == "Thi đua thực hiện nhiệm vụ chuyên môn"


def test_the_second_save_of_the_same_version_gets_both_texts(world: World) -> None:
    section = section_of(consolidate(world), "strengths")
    first, second = shown(section, at_1="Lời thứ nhất."), shown(section, at_1="Lời thứ hai.")
    save_section(actor=world.department.office, section=section, typed=first)

    with pytest.raises(EditConflict) as conflict:
        save_section(actor=world.department.office, section=section, typed=second)

    assert texts(conflict.value.current)[0] == "Lời thứ nhất."
    assert texts(section_of(section.consolidation, "strengths"))[0] == "Lời thứ nhất."


def test_own_words_typed_again_as_a_name_of_a_part_become_one(world: World) -> None:
    office, section = world.department.office, section_of(consolidate(world), "strengths")
    for kind in ("text", "heading", "heading"):
        save_section(actor=office, section=section, typed=[], added="Kết quả khác", added_kind=kind)

    assert [each["kind"] for each in section.paragraphs if each["text"] == "Kết quả khác"] == ["heading"]


def test_the_same_words_twice_change_nothing(world: World) -> None:
    section = section_of(consolidate(world), "strengths")
    typed = shown(section, at_1="Lời thứ nhất.")
    once = save_section(actor=world.department.office, section=section, typed=typed, added="Lời thêm.")

    again = save_section(actor=world.department.office, section=section, typed=typed, added="Lời thêm.")

    assert (texts(again), again.edited_at) == (["Lời thứ nhất.", texts(once)[1], "Lời thêm."], once.edited_at)


def test_a_changed_source_replaces_words_that_were_not_edited(world: World) -> None:
    made = consolidate(world)
    item = mend_and_accept(world)

    with clock.at(datetime(2021, 6, 28, 9)):
        section = take_source(actor=world.department.office, section=section_of(made, "professional"), item_id=item.pk)

    assert texts(section)[2] == (
        "- Xây dựng Đề án phát triển số 1: đã hoàn thành trước hạn. Đã lấy ý kiến 14 sở, ngành (số liệu minh họa). "
        "Sản phẩm: 45/TTr-SCT ngày 12/5/2021."
    )
    assert SourceLink.objects.get(paragraph__section=section, item=item).revision.number == 2


def test_a_changed_source_stands_behind_words_that_were_edited(world: World) -> None:
    made = consolidate(world)
    section = section_of(made, "professional")
    item = product_item(world)
    save_section(actor=world.department.office, section=section, typed=shown(section, at_3="Đã sửa."))
    mend_and_accept(world)

    taken = take_source(actor=world.department.office, section=section, item_id=item.pk)

    assert [text[:40] for text in texts(taken)][2:4] == ["Đã sửa.", "- Xây dựng Đề án phát triển số 1: đã hoà"]


def test_the_office_may_keep_its_words(world: World) -> None:
    made = consolidate(world)
    section = section_of(made, "professional")
    before = texts(section)
    item = mend_and_accept(world)

    kept = keep_words(actor=world.department.office, section=section, item_id=item.pk)

    assert texts(kept) == before
    assert SourceLink.objects.get(paragraph__section=section, item=item).revision.number == 2


def test_a_source_that_is_not_accepted_is_refused(world: World) -> None:
    section = section_of(consolidate(world), "professional")
    foreign = world.submissions[world.department.trade.pk].items.first()

    with pytest.raises(RuleBroken) as refusal:
        take_source(actor=world.department.office, section=section, item_id=foreign.pk)

    assert str(refusal.value) == (
        "Nguồn này chưa được chấp nhận nên chưa đưa vào được. Tải lại trang để xem nguồn mới nhất."
    )


def test_finalising_freezes_the_report_and_drafts_its_paper(world: World) -> None:
    reward(world)
    made = consolidate(world)

    with clock.at(WRAP_UP):
        done = finalise_consolidation(actor=world.department.office, consolidation=made)

    assert (done.state, done.paper.state, done.paper.title) == ("finalised", "drafted", made.title)
    assert done.snapshot.sha256 == fingerprint_of(done.snapshot.content)
    assert done.snapshot.content["revisions"] == [world.submissions[world.department.industry.pk].revisions.get().pk]
    assert done.paper.scope == f"campaign:{world.campaign.pk}"


def test_a_finalised_report_is_not_written_any_more(world: World) -> None:
    made = consolidate(world)
    section = section_of(made, "strengths")
    with clock.at(WRAP_UP):
        finalise_consolidation(actor=world.department.office, consolidation=made)

    with pytest.raises(RuleBroken) as refusal:
        save_section(actor=world.department.office, section=section, typed=[], added="Lời khác.")

    assert str(refusal.value) == (
        "Bản tổng hợp đã hoàn tất nên không sửa được nữa. Muốn sửa, mở trang của bản này và chọn “Lập bản mới từ bản này”."
    )


def test_an_empty_main_section_keeps_the_report_a_draft(world: World) -> None:
    made = consolidate(world)
    rewrite(world.department.office, section_of(made, "strengths"))

    with pytest.raises(RuleBroken) as refusal:
        finalise_consolidation(actor=world.department.office, consolidation=made)

    made.refresh_from_db()
    assert (str(refusal.value), made.state) == ("Còn mục chưa có nội dung: IV.1. Ưu điểm.", "drafted")


def test_the_office_reminds_those_who_owe_a_report_once_a_day(world: World) -> None:
    with clock.at(WRAP_UP):
        told = remind_units(actor=world.department.office, submissions=world.submissions.values())

        notice = Notification.objects.get(kind="reports.reminder")
        assert (told, notice.recipient) == (1, world.department.trade_head)
        assert notice.subject == "Văn phòng nhắc: nộp báo cáo kết quả thi đua đợt 1"
        assert JournalEntry.objects.filter(code="reports.submission.reminded").values_list("note", flat=True).get() == (
            "1 người nhận"
        )
        with pytest.raises(RuleBroken) as refusal:
            remind_units(actor=world.department.office, submissions=world.submissions.values())
    assert str(refusal.value) == "Hôm nay các đơn vị này đã được nhắc rồi, hoặc chưa có người nhận."


def test_those_who_handed_in_are_not_reminded(world: World) -> None:
    handed_in = world.submissions[world.department.industry.pk]
    handed_in.refresh_from_db()

    with pytest.raises(RuleBroken) as refusal:
        remind_units(actor=world.department.office, submissions=[handed_in])

    assert str(refusal.value) == "Các đơn vị đã chọn không có báo cáo nào đang chờ nộp."
