from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0018_edit_plan_texts")]

    operations = [
        migrations.AddField(
            model_name="inspection",
            name="waiver_reason",
            field=models.TextField(blank=True, verbose_name="lý do không chờ trả lời"),
        ),
        migrations.AlterField(
            model_name="inspection",
            name="state",
            field=models.CharField(
                choices=[
                    ("scheduled", "Sẽ kiểm tra"),
                    ("answer_awaited", "Chờ đơn vị trả lời"),
                    ("answered", "Đơn vị đã trả lời"),
                    ("closed", "Đã kết thúc"),
                    ("waived", "Không chờ trả lời"),
                ],
                default="scheduled",
                max_length=20,
                verbose_name="tình trạng",
            ),
        ),
        migrations.RemoveConstraint(model_name="inspection", name="inspection_state_known"),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["scheduled", "answer_awaited", "answered", "closed", "waived"]),
                name="inspection_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=~models.Q(state="waived") | ~models.Q(waiver_reason=""),
                name="inspection_waived_for_a_reason",
            ),
        ),
    ]
