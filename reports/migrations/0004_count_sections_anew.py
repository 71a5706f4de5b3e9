from django.db import migrations


def forget_counts(apps, schema_editor):
    apps.get_model('reports', 'ConsolidationSection').objects.update(kept=None)


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0003_sources_of_paragraphs'),
    ]

    operations = [
        migrations.RunPython(forget_counts, migrations.RunPython.noop, elidable=True),
    ]
