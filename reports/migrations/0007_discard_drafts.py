from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_require_where_words_came_from")]

    operations = [
        migrations.RemoveConstraint(model_name="consolidation", name="consolidation_state_known"),
        migrations.AlterField(
            model_name="consolidation",
            name="state",
            field=models.CharField(
                choices=[("drafted", "Dự thảo"), ("finalised", "Hoàn tất"), ("discarded", "Đã bỏ")],
                default="drafted",
                max_length=20,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["drafted", "finalised", "discarded"])),
                name="consolidation_state_known",
            ),
        ),
    ]
