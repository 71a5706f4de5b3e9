import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def take_from_what_was_seen(apps, schema_editor):
    apps.get_model('reports', 'SourceLink').objects.update(taken_item=F('item'))


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0007_discard_drafts'),
    ]

    operations = [
        migrations.AddField(
            model_name='sourcelink',
            name='taken_item',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.submissionitem', verbose_name='lấy từ mục'),
        ),
        migrations.RunPython(take_from_what_was_seen, migrations.RunPython.noop, elidable=True),
    ]
