"""The digest of a result gets a salt, so that nobody can find out by trying what a few people answered.

Of a survey that fewer answered than are ever shown, nothing is told any more: the order of its ideas told of them.
"""

import hashlib
import secrets
from typing import Any

import tingsted.surveys.models.ballots
from django.db import migrations, models


def salt_each(apps: Any, _editor: Any) -> None:
    """The digests there are go on being found from the material, now with the salt before them."""
    for result in apps.get_model("surveys", "Result").objects.iterator():
        result.salt = secrets.token_urlsafe(24)
        result.digest = hashlib.sha256(f"{result.salt} {result.digest}".encode()).hexdigest()
        result.save(update_fields=["salt", "digest"])


def tell_nothing_of_too_few(apps: Any, _editor: Any) -> None:
    town = apps.get_model("places", "Municipality").objects.filter(pk=1).first()
    few = apps.get_model("surveys", "Result").objects.filter(answers__lt=town.smallest_count if town else 5)
    few.update(method="too few to show", table=[], questions=[], rounds={}, people={}, shown=[])


class Migration(migrations.Migration):
    dependencies = [("surveys", "0081_typists")]
    operations = [
        migrations.AddField(
            model_name="result",
            name="salt",
            field=models.CharField(
                default=tingsted.surveys.models.ballots.new_salt,
                editable=False,
                help_text="Known to the body's auditor only.",
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="result",
            name="digest",
            field=models.CharField(
                help_text="Of the salt and the digest of what was counted.", max_length=64
            ),
        ),
        migrations.RunPython(salt_each, migrations.RunPython.noop),
        migrations.RunPython(tell_nothing_of_too_few, migrations.RunPython.noop),
    ]
