from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0013_count_what_was_handed_in")]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="duties",
            field=models.JSONField(blank=True, default=list, verbose_name="trách nhiệm mang sang từ năm trước"),
        )
    ]
