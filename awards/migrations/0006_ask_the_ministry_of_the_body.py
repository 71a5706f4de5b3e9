"""Which ministry a body asks stands in its unit from now on; until now every tờ trình asked the one of trade."""

from django.db import migrations, models

ASKED_UNTIL_NOW = "Bộ Công Thương"


def keep_the_ministry(apps, schema_editor):
    owners = apps.get_model("campaigns", "Campaign").objects.values("owner_id")
    apps.get_model("accounts", "Unit").objects.filter(pk__in=owners, ministry="").update(ministry=ASKED_UNTIL_NOW)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_name_the_ministry_of_a_unit"),
        ("awards", "0005_write_down_council_meetings"),
        ("campaigns", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(keep_the_ministry, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="awardkind",
            name="decider",
            field=models.CharField(
                choices=[
                    ("department", "Giám đốc Sở"),
                    ("province", "Chủ tịch UBND tỉnh"),
                    ("ministry", "Bộ trưởng bộ quản lý ngành"),
                ],
                max_length=20,
                verbose_name="thẩm quyền",
            ),
        ),
        migrations.AlterField(
            model_name="awardrequest",
            name="to",
            field=models.CharField(
                choices=[
                    ("director", "Giám đốc Sở"),
                    ("province", "Chủ tịch UBND tỉnh"),
                    ("ministry", "Bộ trưởng bộ quản lý ngành"),
                ],
                max_length=20,
                verbose_name="trình",
            ),
        ),
    ]
