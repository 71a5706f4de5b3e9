from django.db import migrations, models

from core.calendar import Deadline, calendar_from_rows


def keep_what_stands(apps, schema_editor):
    """A closed phase keeps the moved deadline only where a report of it was due by that."""
    phases = apps.get_model("campaigns", "Phase").objects.filter(campaign__rolls_to_working_day=True)
    calendar = calendar_from_rows(apps.get_model("core", "Holiday").objects.values_list("on", "is_day_off"))
    for phase in phases:
        planned = Deadline(phase.report_due_on, phase.report_due_bound)
        rolled = planned.rolled(calendar)
        due_then = phase.submissions.filter(due_on=rolled.due_on, bound=rolled.bound)
        if rolled != planned and (phase.state != "closed" or due_then.exists()):
            phase.rolled_due_on = rolled.due_on
            phase.save(update_fields=["rolled_due_on"])


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0016_count_by_section"),
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="phase",
            name="rolled_due_on",
            field=models.DateField(blank=True, null=True, verbose_name="hạn báo cáo đã lùi khỏi ngày nghỉ"),
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop, elidable=True),
    ]
