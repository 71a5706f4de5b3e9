from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_number_parts_of_a_body_by_themselves")]

    operations = [
        migrations.AddField(
            model_name="issuedpaper",
            name="signatory_key",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="người ký đã chọn"),
        )
    ]
