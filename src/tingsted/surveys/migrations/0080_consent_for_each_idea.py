"""Sheets that are typed and not yet counted: the one cross they had for all their ideas stands at each of them."""

from typing import Any

from django.db import migrations


def to_each_idea(apps: Any, _editor: Any) -> None:
    """»The groups may write« was one field of a sheet; each offer has its own now."""
    for sheet in apps.get_model("surveys", "PaperSheet").objects.exclude(typed=None).iterator():
        consent = sheet.typed.pop("samtykke", None)
        offered = [name[1:] for name in sheet.typed if name[0] == "h" and name[1:].isdecimal()]
        if consent:
            sheet.typed |= {f"s{card}": ["1"] for card in offered}
            sheet.save(update_fields=["typed"])


class Migration(migrations.Migration):
    dependencies = [("surveys", "0022_the_population_is_mappings")]
    operations = [migrations.RunPython(to_each_idea, migrations.RunPython.noop)]
