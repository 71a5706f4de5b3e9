from django.db import migrations, models

STATUSES = ('done', 'ahead', 'in_progress', 'not_started')


def counted(items):
    says, led, tasks = {}, {}, []
    for item in items:
        section, task, status = item['section'], item['task'], item['status']
        told = item['text'] or item['product_number'] or item['value'] is not None or status
        says[section] = says.get(section, 0) + int(bool(told) and not item['is_none'])
        if task is None or item['role'] != 'lead':
            continue
        counts = led.setdefault(section, [0] * len(STATUSES))
        counts[STATUSES.index(status or 'not_started')] += 1
        figures = [item['value'], item['estimate_value']]
        if status in STATUSES[:2] or figures != [None, None]:
            columns = [task['id'], item['id'], item['ordinal'], section, status, task['measure']]
            tasks.append([*columns, *figures, task['target_value'], task['figure_unit']])
    return {'says': says, 'led': led, 'tasks': tasks}


def count_what_stands(apps, schema_editor):
    revisions = apps.get_model('campaigns', 'SubmissionRevision').objects.only('pk', 'content')
    batch = []
    for revision in revisions.iterator(chunk_size=500):
        revision.counted = counted(revision.content.get('items', ()))
        batch.append(revision)
        if len(batch) == 500:
            revisions.model.objects.bulk_update(batch, ['counted'])
            batch = []
    revisions.model.objects.bulk_update(batch, ['counted'])


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0015_find_completed_tasks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='submissionrevision',
            name='counted',
            field=models.JSONField(blank=True, default=dict, verbose_name='các mục không kèm lời'),
        ),
        migrations.RunPython(count_what_stands, migrations.RunPython.noop, elidable=True),
    ]
