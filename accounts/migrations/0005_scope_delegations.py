from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_name_the_ministry_of_a_unit")]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="scope",
            field=models.CharField(
                blank=True,
                choices=[("", "mọi việc"), ("reports", "báo cáo"), ("awards", "khen thưởng"), ("papers", "ký văn bản")],
                default="",
                max_length=20,
                verbose_name="phạm vi",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["", "reports", "awards", "papers"])), name="delegation_scope_known"
            ),
        ),
    ]
