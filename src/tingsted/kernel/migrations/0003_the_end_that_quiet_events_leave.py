"""The journal's end tells quiet events apart; indexes that no query used are gone: every act wrote in all of them."""

from django.db import migrations, models


def begin_at_the_end(apps, schema_editor):
    apps.get_model("kernel", "JournalHead").objects.update(loud=models.F("digest"))


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0002_names_of_what_is_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='journalhead',
            name='loud',
            field=models.CharField(blank=True, default='', help_text='Digest of the last entry that was not quiet.', max_length=64),
        ),
        migrations.RunPython(begin_at_the_end, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='journalentry',
            name='day',
            field=models.DateField(),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='kind',
            field=models.CharField(max_length=80),
        ),
        migrations.AlterField(
            model_name='journalentry',
            name='office_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name='receipt',
            name='day',
            field=models.DateField(),
        ),
        migrations.AlterField(
            model_name='tally',
            name='until',
            field=models.DateTimeField(),
        ),
    ]
