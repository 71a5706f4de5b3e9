from django.db import migrations, models
import django.db.models.deletion

KINDS = [('BC', 'Báo cáo'), ('QĐ', 'Quyết định'), ('TTr', 'Tờ trình'), ('KH', 'Kế hoạch'), ('congvan', 'Công văn'), ('TB', 'Thông báo'), ('GM', 'Giấy mời'), ('BB', 'Biên bản'), ('HD', 'Hướng dẫn'), ('CTr', 'Chương trình')]


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('documents', '0004_register_legal_texts'),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=KINDS, max_length=10, verbose_name='loại văn bản')),
                ('mode', models.CharField(choices=[('typed', 'Văn thư nhập số sau khi ký'), ('series', 'Hệ thống cấp số lần lượt trong năm')], default='typed', max_length=10, verbose_name='cách ghi số')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbering_rules', to='accounts.unit', verbose_name='cơ quan ban hành')),
            ],
            options={
                'verbose_name': 'cách ghi số văn bản',
                'verbose_name_plural': 'cách ghi số văn bản',
                'constraints': [models.UniqueConstraint(fields=('body', 'kind'), name='numbering_rule_once'), models.CheckConstraint(condition=models.Q(('mode__in', ['typed', 'series'])), name='numbering_mode_known')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=KINDS, max_length=10, verbose_name='loại văn bản')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('next_number', models.PositiveIntegerField(default=1, verbose_name='số tiếp theo')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='number_series', to='accounts.unit', verbose_name='cơ quan ban hành')),
            ],
            options={
                'verbose_name': 'dãy số văn bản',
                'verbose_name_plural': 'dãy số văn bản',
                'constraints': [models.UniqueConstraint(fields=('body', 'kind', 'year'), name='number_series_once_a_year'), models.CheckConstraint(condition=models.Q(('next_number__gte', 1)), name='number_series_from_one')],
            },
        ),
    ]
