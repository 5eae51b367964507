from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0011_paper"),
    ]

    operations = [
        migrations.DeleteModel(
            name="Population",
        ),
    ]
