from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0091_no_index_twice")]
    operations = [
        migrations.AddField(
            model_name="result",
            name="basis",
            field=models.JSONField(
                default=dict,
                help_text="What beside the answers it was counted from, and changes later: see `material.basis_of`.",
            ),
        ),
    ]
