from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_given_passwords")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="ministry",
            field=models.CharField(
                blank=True, help_text="Bộ Công Thương", max_length=200, verbose_name="bộ quản lý ngành"
            ),
        )
    ]
