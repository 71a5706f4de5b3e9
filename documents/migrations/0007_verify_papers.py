import django.db.models.deletion
from django.db import migrations, models

import documents.verification


def give_codes(apps, schema_editor):
    """Papers that stood before get a code each; it is on no print of theirs, and is shown on their page."""
    papers = apps.get_model('documents', 'IssuedPaper').objects
    for pk in papers.values_list('pk', flat=True):
        papers.filter(pk=pk).update(verification_code=documents.verification.new_code())


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_given_passwords'),
        ('documents', '0006_check_signed_copies'),
    ]

    operations = [
        migrations.AddField(
            model_name='issuedpaper',
            name='word',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile', verbose_name='bản Word'),
        ),
        migrations.AddField(
            model_name='issuedpaper',
            name='verification_code',
            field=models.CharField(default='', editable=False, max_length=14, verbose_name='mã tra cứu'),
        ),
        migrations.CreateModel(
            name='PaperSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marks_papers', models.BooleanField(default=False, verbose_name='in mã QR tra cứu dưới Nơi nhận')),
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper_settings', to='accounts.unit', verbose_name='cơ quan ban hành')),
            ],
            options={
                'verbose_name': 'thiết lập văn bản',
                'verbose_name_plural': 'thiết lập văn bản',
            },
        ),
        migrations.CreateModel(
            name='VerificationMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=documents.verification.new_code, max_length=14, unique=True, verbose_name='mã tra cứu')),
                ('kind', models.CharField(max_length=60, verbose_name='thuộc loại')),
                ('key', models.CharField(max_length=120, verbose_name='thuộc hồ sơ')),
                ('name', models.CharField(max_length=300, verbose_name='tên giấy tờ')),
                ('body_name', models.CharField(max_length=200, verbose_name='cơ quan lập')),
                ('made_on', models.DateField(verbose_name='ngày lập')),
                ('files', models.JSONField(default=list, verbose_name='dấu vân tay các tệp đã cấp')),
            ],
            options={
                'verbose_name': 'dấu tra cứu',
                'verbose_name_plural': 'dấu tra cứu',
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='verification_mark_once')],
            },
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='issuedpaper',
            name='verification_code',
            field=models.CharField(default=documents.verification.new_code, editable=False, max_length=14, unique=True, verbose_name='mã tra cứu'),
        ),
    ]
