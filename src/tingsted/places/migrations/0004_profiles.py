# The mutual profile: topics, and what an office says of itself, moved out of the office without loss.

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from tingsted.kernel.text import slug
from tingsted.places.first_topics import FIRST_TOPICS

MOVED = ("cares_about", "can_manage")


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Each office's words go into a profile of its own; a municipality that is set up gets the first topics."""
    Office, Profile = apps.get_model("places", "Office"), apps.get_model("places", "Profile")
    for office in Office.objects.order_by("pk").iterator():
        words = {name: getattr(office, name) for name in MOVED}
        if any(words.values()):
            Profile.objects.create(office=office, **words)
    Topic = apps.get_model("places", "Topic")
    if apps.get_model("places", "Municipality").objects.exists():
        for position, (name, words) in enumerate(FIRST_TOPICS, 1):
            Topic.objects.create(name=name, slug=slug(name), words=words, position=position)
    schema_editor.connection.check_constraints()


def carry_back(apps: Any, schema_editor: Any) -> None:
    """The words the office had a place for go back there."""
    for profile in apps.get_model("places", "Profile").objects.select_related("office").order_by("pk"):
        for name in MOVED:
            setattr(profile.office, name, getattr(profile, name))
        profile.office.save(update_fields=list(MOVED))
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0003_offices'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=80)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('words', models.CharField(blank=True, help_text='What people say when they mean it, parted by commas.', max_length=400)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_on', models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                'verbose_name': 'topic',
                'ordering': ['position', 'name', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='municipality',
            name='font_display_file',
            field=models.FileField(blank=True, upload_to='municipality'),
        ),
        migrations.AddField(
            model_name='municipality',
            name='font_text_file',
            field=models.FileField(blank=True, upload_to='municipality'),
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cares_about', models.CharField(blank=True, help_text='In its own words.', max_length=200)),
                ('can_manage', models.CharField(blank=True, max_length=200)),
                ('manages_in', models.PositiveSmallIntegerField(blank=True, help_text='The year that what it can manage was written for.', null=True)),
                ('how_it_works', models.TextField(blank=True)),
                ('meets', models.CharField(blank=True, max_length=200)),
                ('involve_when', models.CharField(blank=True, help_text='A department: when to involve it.', max_length=300)),
                ('reach', models.CharField(blank=True, help_text='A department: how to reach it.', max_length=300)),
                ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to='places.office')),
                ('topics', models.ManyToManyField(blank=True, related_name='profiles', to='places.topic')),
            ],
            options={
                'verbose_name': 'profile',
            },
        ),
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveField(
            model_name='office',
            name='can_manage',
        ),
        migrations.RemoveField(
            model_name='office',
            name='cares_about',
        ),
    ]
