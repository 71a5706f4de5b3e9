import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def lay_out_paragraphs(apps, schema_editor):
    Section = apps.get_model('reports', 'ConsolidationSection')
    Paragraph = apps.get_model('reports', 'SectionParagraph')
    Link = apps.get_model('reports', 'SourceLink')
    Unit = apps.get_model('accounts', 'Unit')
    units = dict(Unit.objects.order_by('-pk').values_list('name', 'pk'))
    for section in Section.objects.all():
        links = {link.item_id: link for link in Link.objects.filter(section=section).select_related('revision__submission')}
        rows, owned, under = [], [], None
        for position, each in enumerate(section.paragraphs, start=1):
            own = [links[item] for item in each['items'] if item in links]
            if each['kind'] == 'heading':
                under = units.get(each['text'])
            unit = own[0].revision.submission.unit_id if own else under
            rows.append(Paragraph(section=section, position=position, kind=each['kind'], text=each['text'], unit_id=unit))
            owned.append(own)
        Paragraph.objects.bulk_create(rows, batch_size=1000)
        Link.objects.bulk_create(
            (
                Link(
                    paragraph=row,
                    revision_id=link.revision_id,
                    item_id=link.item_id,
                    text=link.text,
                    included_at=link.included_at,
                )
                for row, own in zip(rows, owned)
                for link in own
            ),
            batch_size=1000,
        )
        Link.objects.filter(section=section, paragraph=None).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('reports', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SectionParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('text', 'Đoạn'), ('heading', 'Tên phần')], default='text', max_length=10, verbose_name='loại')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('edited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='reports.consolidationsection', verbose_name='mục')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'đoạn của bản tổng hợp',
                'verbose_name_plural': 'đoạn của bản tổng hợp',
                'indexes': [models.Index(fields=['section', 'position'], name='paragraph_in_its_order')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='sourcelink',
            name='source_once_per_section',
        ),
        migrations.AlterField(
            model_name='sourcelink',
            name='section',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='reports.consolidationsection'),
        ),
        migrations.AddField(
            model_name='sourcelink',
            name='paragraph',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='reports.sectionparagraph', verbose_name='đoạn'),
        ),
        migrations.RunPython(lay_out_paragraphs, migrations.RunPython.noop),
    ]
