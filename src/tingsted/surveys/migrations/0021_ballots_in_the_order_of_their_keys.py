from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0020_after_the_ballot"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="ballot",
            name="surveys_bal_survey__5224ce_idx",
        ),
        migrations.AddIndex(
            model_name="ballot",
            index=models.Index(fields=["survey", "id"], name="surveys_bal_survey__12ede3_idx"),
        ),
    ]
