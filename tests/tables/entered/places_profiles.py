"""Topics and profiles in the tables of the house."""

from __future__ import annotations

from tables.arranged import Row, tue
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.places.actions import describe_office, enter_topic
from tingsted.places.models import Topic


@on_stage("places.topic")
def topic(scene: Scene) -> Topic:
    """One that Glumsø cares about."""
    found = Topic.objects.current()[0]
    describe_office(scene.cast.as_ruth, office=scene.cast.council, topics=[found], meets="Om onsdagen")
    return found


ROWS["places.enter_topic"] = Row(tue, lambda s: {"name": "Boliger"})
ROWS["places.reword_topic"] = Row(tue, lambda s: {"topic": s["places.topic"], "name": "Planer"})
ROWS["places.retire_topic"] = Row(tue, lambda s: {"topic": s["places.topic"]})
WAYS["places:topic"] = WAYS["places:retire_topic"] = lambda s: {"slug": s["places.topic"].slug}
LISTS.update({"places:topics", "places:edit_topics"})
ALONE |= {
    "places:new_topic": "makes something new; the same name twice is refused in a sentence",
    "places:retire_topic": "one button; the second time it says that the topic is out of use",
}


@two_more
def more_topics(scene: Scene) -> None:
    cast = scene.cast
    made = [enter_topic(cast.as_tue, name=f"Emne {number}") for number in (1, 2)]
    for actor, office in ((cast.as_asta, cast.fodby_council), (cast.as_holger, cast.roads)):
        describe_office(actor, office=office, topics=[scene["places.topic"], *made])
