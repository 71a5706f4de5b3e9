from django.db import migrations, models


def counted(item):
    told = item['text'] or item['product_number'] or item['value'] is not None or item['status']
    says = int(bool(told) and not item['is_none'])
    task = item['task']
    if task is None:
        return [item['id'], item['ordinal'], item['section'], says]
    return [
        item['id'],
        item['ordinal'],
        item['section'],
        says,
        task['id'],
        int(item['role'] == 'lead'),
        item['status'],
        task['measure'],
        item['value'],
        item['estimate_value'],
        task['target_value'],
        task['figure_unit'],
    ]


def count_what_stands(apps, schema_editor):
    revisions = apps.get_model('campaigns', 'SubmissionRevision').objects.only('pk', 'content')
    batch = []
    for revision in revisions.iterator(chunk_size=500):
        revision.counted = [counted(item) for item in revision.content.get('items', ())]
        batch.append(revision)
        if len(batch) == 500:
            revisions.model.objects.bulk_update(batch, ['counted'])
            batch = []
    revisions.model.objects.bulk_update(batch, ['counted'])


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0012_find_what_was_handed_in'),
    ]

    operations = [
        migrations.AddField(
            model_name='submissionrevision',
            name='counted',
            field=models.JSONField(blank=True, default=list, verbose_name='các mục không kèm lời'),
        ),
        migrations.RunPython(count_what_stands, migrations.RunPython.noop, elidable=True),
    ]
