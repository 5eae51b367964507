import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_comments_know_their_survey")]

    operations = [
        migrations.AlterField(
            model_name="comment",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="surveys.survey"
            ),
        )
    ]
