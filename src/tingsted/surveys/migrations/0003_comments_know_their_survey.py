from django.db import migrations


def to_their_survey(apps, schema_editor):
    """Each comment knows its survey, which until now only its card did."""
    Comment, Card = apps.get_model("surveys", "Comment"), apps.get_model("surveys", "Card")
    for card in Card.objects.filter(comments__isnull=False).distinct():
        Comment.objects.filter(card=card).update(survey=card.survey_id)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_questions")]

    operations = [migrations.RunPython(to_their_survey, migrations.RunPython.noop)]
