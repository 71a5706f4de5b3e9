from django.db import migrations, models

from core.text import fold


def fold_what_stands(apps, schema_editor):
    revisions = apps.get_model('campaigns', 'SubmissionRevision').objects.only('pk', 'content')
    batch = []
    for revision in revisions.iterator(chunk_size=500):
        revision.folded = fold(' '.join(item['text'] for item in revision.content.get('items', ())))
        batch.append(revision)
        if len(batch) == 500:
            revisions.model.objects.bulk_update(batch, ['folded'])
            batch = []
    revisions.model.objects.bulk_update(batch, ['folded'])


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0011_fill_from_a_paper'),
    ]

    operations = [
        migrations.AddField(
            model_name='submissionrevision',
            name='folded',
            field=models.TextField(blank=True, default='', verbose_name='nội dung để tìm kiếm'),
            preserve_default=False,
        ),
        migrations.RunPython(fold_what_stands, migrations.RunPython.noop, elidable=True),
    ]
