from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0019_wait_no_longer_for_answers")]

    operations = [migrations.RemoveField(model_name="campaign", name="texts_version")]
