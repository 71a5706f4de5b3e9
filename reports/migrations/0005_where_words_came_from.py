import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def take_from_what_was_seen(apps, schema_editor):
    apps.get_model('reports', 'SourceLink').objects.update(taken_from=F('revision'), taken_text=F('text'))


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0004_count_sections_anew'),
    ]

    operations = [
        migrations.AddField(
            model_name='sourcelink',
            name='taken_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.submissionrevision', verbose_name='lấy từ lần nộp'),
        ),
        migrations.AddField(
            model_name='sourcelink',
            name='taken_text',
            field=models.TextField(default='', verbose_name='lời của đơn vị khi đưa vào'),
        ),
        migrations.RunPython(take_from_what_was_seen, migrations.RunPython.noop, elidable=True),
    ]
