"""Each choice has its own sizes, which a coordinator can change; they begin as those of the whole placing."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def to_each(apps: Any, schema_editor: Any) -> None:
    placings = apps.get_model("workgroups", "Placing").objects.filter(pk=OuterRef("placing"))
    apps.get_model("workgroups", "Choice").objects.update(
        least=Subquery(placings.values("least")), most=Subquery(placings.values("most"))
    )


class Migration(migrations.Migration):
    dependencies = [("workgroups", "0003_placing")]

    operations = [
        migrations.AddField("choice", "least", models.PositiveSmallIntegerField(
            default=3, help_text="With fewer, a proposal does not open it.")),
        migrations.AddField("choice", "most", models.PositiveSmallIntegerField(default=12)),
        migrations.RunPython(to_each, migrations.RunPython.noop),
        migrations.RemoveConstraint("placing", "a_group_holds_its_least"),
        migrations.RemoveField("placing", "least"),
        migrations.RemoveField("placing", "most"),
        migrations.AddConstraint("choice", models.CheckConstraint(
            condition=models.Q(most__gte=F("least")), name="a_group_holds_its_least")),
    ]
