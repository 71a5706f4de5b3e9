import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0008_whose_item_words_came_from'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sourcelink',
            name='taken_item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.submissionitem', verbose_name='lấy từ mục'),
        ),
    ]
