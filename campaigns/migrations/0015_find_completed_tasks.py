from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0014_carry_duties_over")]

    operations = [
        migrations.AddIndex(
            model_name="submissionitem",
            index=models.Index(fields=["task", "role", "status"], name="item_status_of_task"),
        ),
    ]
