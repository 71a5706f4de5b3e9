from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_word_papers")]

    operations = [
        migrations.RemoveConstraint(model_name="issuedpaper", name="paper_number_once_a_year"),
        migrations.RemoveConstraint(model_name="numberseries", name="number_series_once_a_year"),
        migrations.AddField(
            model_name="issuedpaper",
            name="issuer_symbol",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="ký hiệu đơn vị ban hành"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="numberseries",
            name="issuer_symbol",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="ký hiệu đơn vị ban hành"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__isnull", False)),
                fields=("body", "issuer_symbol", "kind", "year", "number"),
                name="paper_number_once_a_series",
            ),
        ),
        migrations.AddConstraint(
            model_name="numberseries",
            constraint=models.UniqueConstraint(
                fields=("body", "issuer_symbol", "kind", "year"), name="number_series_once_a_year"
            ),
        ),
    ]
