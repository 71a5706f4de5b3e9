import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_number_papers_in_series'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignedCopyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signatures', models.JSONField(verbose_name='chữ ký số')),
                ('comparison', models.JSONField(verbose_name='đối chiếu nội dung')),
                ('checked_at', models.DateTimeField(verbose_name='kiểm tra lúc')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='nhận lúc')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='copy_check', to='documents.storedfile', verbose_name='bản đã ký')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copy_checks', to='documents.issuedpaper', verbose_name='văn bản')),
            ],
            options={
                'verbose_name': 'kết quả kiểm tra bản đã ký',
                'verbose_name_plural': 'kết quả kiểm tra bản đã ký',
                'ordering': ['-checked_at', '-id'],
            },
        ),
    ]
