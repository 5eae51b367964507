"""The municipality's list of topics: entering, rewording, taking out of use."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.events import TopicEntered, TopicRetired, TopicReworded
from tingsted.places.first_topics import FIRST_TOPICS
from tingsted.places.models import Topic


@action
def enter_topic(actor: Actor, *, name: str, words: str = "", position: int | None = None) -> Topic:
    """Enter a topic that bodies and departments can choose; last in the list, unless told where."""
    require("places.set_up", actor, None)
    name = _free_name(name, None)
    last = Topic.objects.order_by("-position").values_list("position", flat=True).first() or 0
    topic = Topic.objects.create(
        name=name, slug=slug(name), words=_words(words), position=last + 1 if position is None else position
    )
    announce(actor, TopicEntered(about=about(topic), topic=topic.name))
    return topic


@action
def reword_topic(
    actor: Actor, *, topic: Topic, name: str, words: str = "", position: int = 0, seen: int | None = None
) -> Topic:
    """Reword a topic or move it in the list; its address and those who chose it stay."""
    require("places.set_up", actor, None)
    topic.name, topic.words, topic.position = _free_name(name, topic), _words(words), position
    save_version(
        topic,
        seen=seen,
        sentence=_("Somebody else changed the topic in the meantime."),
        fields=["name", "words", "position"],
    )
    announce(actor, TopicReworded(about=about(topic), topic=topic.name))
    return topic


@action
def retire_topic(actor: Actor, *, topic: Topic) -> Topic:
    """Take a topic out of use: nobody chooses it anew, and those who did keep it until they write anew."""
    require("places.set_up", actor, None)
    if topic.is_retired:
        raise Refused(_("The topic is already out of use."))
    topic.retired_on = clock.today()
    save_version(topic, seen=None, sentence="", fields=["retired_on"])
    announce(actor, TopicRetired(about=about(topic), topic=topic.name))
    return topic


def begin_with_first_topics() -> None:
    """The list a new municipality begins with, unless there is one; called inside its set-up."""
    if Topic.objects.exists():
        return
    for position, (name, words) in enumerate(FIRST_TOPICS, 1):
        Topic.objects.create(name=name, slug=slug(name), words=words, position=position)


def _free_name(name: str, own: Topic | None) -> str:
    name = tidy(name)
    if not name or not slug(name):
        raise Refused(_("Write what the topic is called."), "name")
    others = Topic.objects.all() if own is None else Topic.objects.exclude(pk=own.pk)
    if others.filter(name__iexact=name).exists() or (own is None and others.filter(slug=slug(name)).exists()):
        raise Refused(_("There is already a topic of that name."), "name")
    return name


def _words(words: str) -> str:
    """The words people use, each once, parted by commas."""
    return ", ".join(dict.fromkeys(word for word in (tidy(part) for part in words.split(",")) if word))
