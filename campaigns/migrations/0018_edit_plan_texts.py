from django.db import migrations, models


def keep_duties_with_the_campaign(apps, schema_editor):
    """Until now the duties of an imported plan stood only in its draft."""
    for campaign in apps.get_model("campaigns", "Campaign").objects.exclude(plan=None).select_related("plan"):
        if told := campaign.plan.draft.get("duties"):
            campaign.duties = [str(duty["text"]) for duty in told]
            campaign.save(update_fields=["duties"])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0017_keep_moved_deadlines")]

    operations = [
        migrations.AlterField(
            model_name="campaign",
            name="duties",
            field=models.JSONField(blank=True, default=list, verbose_name="phân công trách nhiệm"),
        ),
        migrations.AddField(
            model_name="campaign",
            name="texts_version",
            field=models.PositiveIntegerField(default=1, verbose_name="lần sửa nội dung kế hoạch"),
        ),
        migrations.RunPython(keep_duties_with_the_campaign, migrations.RunPython.noop, elidable=True),
    ]
