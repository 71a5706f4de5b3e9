from django.db import migrations, models


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
    ]
