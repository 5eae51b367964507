"""A key's own index is gone where another index begins with that key: every answer wrote in both."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0090_salted_digests'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ballot',
            name='survey',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='surveys.survey'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='card',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='surveys.card'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='survey',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='surveys.survey'),
        ),
    ]
