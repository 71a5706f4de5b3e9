import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0002_paragraphs_as_rows'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='sourcelink',
            name='section',
        ),
        migrations.AlterField(
            model_name='sourcelink',
            name='paragraph',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='reports.sectionparagraph', verbose_name='đoạn'),
        ),
        migrations.AddConstraint(
            model_name='sourcelink',
            constraint=models.UniqueConstraint(fields=('paragraph', 'item'), name='source_once_per_paragraph'),
        ),
        migrations.AlterModelOptions(
            name='sourcelink',
            options={'verbose_name': 'nguồn của đoạn', 'verbose_name_plural': 'nguồn của đoạn'},
        ),
        migrations.RemoveField(
            model_name='consolidationsection',
            name='paragraphs',
        ),
        migrations.RemoveField(
            model_name='consolidationsection',
            name='version',
        ),
        migrations.AddField(
            model_name='consolidationsection',
            name='kept',
            field=models.JSONField(default=None, null=True, verbose_name='số đếm của mục'),
        ),
    ]
