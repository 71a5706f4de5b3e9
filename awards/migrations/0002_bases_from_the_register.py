"""Căn cứ come from the register of legal texts (documents.LegalText), no longer from the periods."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(model_name="legalperiod", name="bases"),
    ]
