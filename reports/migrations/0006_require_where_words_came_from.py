import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0005_where_words_came_from'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sourcelink',
            name='taken_from',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.submissionrevision', verbose_name='lấy từ lần nộp'),
        ),
        migrations.AlterField(
            model_name='sourcelink',
            name='taken_text',
            field=models.TextField(verbose_name='lời của đơn vị khi đưa vào'),
        ),
        migrations.AlterField(
            model_name='sourcelink',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.submissionrevision', verbose_name='đã xem lần nộp'),
        ),
        migrations.AlterField(
            model_name='sourcelink',
            name='text',
            field=models.TextField(verbose_name='lời của đơn vị khi xem'),
        ),
    ]
