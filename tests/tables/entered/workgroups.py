"""The work of a group in the tables of the house."""

from __future__ import annotations

from typing import Any

from tables.arranged import BY_LINK, EVERYBODY, Row, clockwork, ruth, sofie, visitor
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.kernel import links
from tingsted.workgroups.actions import (
    add_task,
    ask_body,
    finish_group,
    give_wish,
    open_placing,
    pause_group,
    propose_groups,
    write_log,
)
from tingsted.workgroups.models import LogEntry, Placing, Question, Task, Wisher
from tingsted.workgroups.notices import MEMBERSHIP, WISH


@on_stage("workgroups.task")
def task(scene: Scene) -> Task:
    """Of the one member, soon due."""
    made = add_task(
        scene.cast.as_sofie, group=scene.group, words="Hent grus", owner=scene.member, due=in_days(2)
    )
    return Task.objects.select_related("group", "owner").get(pk=made.pk)


@on_stage("workgroups.entry")
def entry(scene: Scene) -> LogEntry:
    return write_log(scene.cast.as_sofie, group=scene.group, words="Vi målte op.")


@on_stage("workgroups.question")
def question(scene: Scene) -> Question:
    return ask_body(scene.cast.as_sofie, group=scene.group, words="Må vi grave ved åen?")


@on_stage("workgroups.placing")
def placing(scene: Scene) -> Placing:
    """Two ideas, one of which takes whoever comes."""
    made = open_placing(
        scene.cast.as_ruth, area=scene.cast.glumsoe, title="Find din gruppe", ideas=scene.ideas[2:4],
        closes=in_days(30), least=1,
    )  # fmt: skip
    return Placing.objects.select_related("area", "body").get(pk=made.pk)


@on_stage("workgroups.wisher")
def wisher(scene: Scene) -> Wisher:
    return give_wish(scene.cast.as_ruth, **wishing("Bo")(scene))


def wishing(name: str) -> Any:
    def facts(scene: Scene) -> dict[str, Any]:
        found = scene["workgroups.placing"]
        return {
            "placing": found, "name": name, "email": f"{name.lower()}.oenske@tingsted.example", "consent": True,
            "wishes": found.choices.all()[:1],
        }  # fmt: skip

    return facts


def proposed(scene: Scene) -> object:
    return propose_groups(scene.cast.as_ruth, placing=scene["workgroups.placing"])


def of_placing(**facts: Any) -> Any:
    return lambda scene: {"placing": scene["workgroups.placing"], **facts}


def token(scene: Scene) -> str:
    return links.sign(MEMBERSHIP, str(scene.member.pk))


def paused(scene: Scene) -> object:
    return pause_group(scene.cast.as_sofie, group=scene.group, back_on=in_days(1))


def finished(scene: Scene) -> object:
    return finish_group(scene.cast.as_sofie, group=scene.group)


def of_group(**facts: Any) -> Any:
    return lambda scene: {"group": scene.group, **facts}


ROWS |= {
    "workgroups.forget_wishes": Row(clockwork, lambda s: {"on": in_days(100)}),
    "workgroups.change_placing": Row(ruth, of_placing(closes=in_days(9), sizes={})),
    "workgroups.give_wish": Row(visitor, wishing("Ida"), EVERYBODY),
    "workgroups.open_placing": Row(
        ruth,
        lambda s: {"area": s.cast.glumsoe, "title": "Igen", "ideas": s.ideas[2:4], "closes": in_days(9)},
    ),
    "workgroups.place_by_hand": Row(ruth, of_placing(moves={})),
    "workgroups.propose_groups": Row(ruth, of_placing()),
    "workgroups.settle_placing": Row(ruth, of_placing(), before=proposed),
    "workgroups.take_wish_back": Row(
        visitor, lambda s: {"token": links.sign(WISH, str(s["workgroups.wisher"].pk))}, BY_LINK
    ),
    "workgroups.add_task": Row(sofie, of_group(words="Lån en gravemaskine")),
    "workgroups.answer_group": Row(ruth, lambda s: {"question": s["workgroups.question"], "answer": "Ja."}),
    "workgroups.ask_body": Row(sofie, of_group(words="Hvem ejer jorden?")),
    "workgroups.change_task": Row(sofie, lambda s: {"task": s["workgroups.task"], "words": "Hent mere grus"}),
    "workgroups.drop_task": Row(sofie, lambda s: {"task": s["workgroups.task"]}),
    "workgroups.end_pauses": Row(clockwork, lambda s: {"on": in_days(1)}, before=paused),
    "workgroups.finish_task": Row(sofie, lambda s: {"task": s["workgroups.task"]}),
    "workgroups.let_go": Row(sofie, lambda s: {"member": s.member}),
    "workgroups.mark_driver": Row(sofie, lambda s: {"member": s.member, "drives": True}),
    "workgroups.pause_group": Row(sofie, of_group(note="Frost.")),
    "workgroups.remind_of_tasks": Row(clockwork, lambda s: {"on": in_days(0)}),
    "workgroups.remove_log": Row(sofie, lambda s: {"entry": s["workgroups.entry"]}),
    "workgroups.resume_group": Row(sofie, of_group(), before=paused),
    "workgroups.show_member": Row(
        visitor, lambda s: {"token": token(s), "public": True, "drives": True}, BY_LINK
    ),
    "workgroups.tell_story": Row(sofie, of_group(story="Det gik."), before=finished),
    "workgroups.tick_task": Row(
        visitor, lambda s: {"token": token(s), "task": s["workgroups.task"]}, BY_LINK
    ),
    "workgroups.write_log": Row(sofie, of_group(words="Vi gravede.")),
}
WAYS |= {
    "workgroups:groups": lambda s: {"slug": s.cast.glumsoe.slug},
    "workgroups:tick": lambda s: {"key": s["workgroups.task"].pk},
    "workgroups:task": lambda s: {"key": s["workgroups.task"].pk},
    "workgroups:task_done": lambda s: {"key": s["workgroups.task"].pk},
    "workgroups:drop_log": lambda s: {"key": s["workgroups.entry"].pk},
    "workgroups:of_member": lambda s: {"key": s.member.pk},
    "workgroups:question": lambda s: {"key": s["workgroups.question"].pk},
}
for name in ("placing", "placing_people", "change_placing"):
    WAYS[f"workgroups:{name}"] = lambda s: {"slug": s["workgroups.placing"].slug}
WAYS["workgroups:open_placing"] = lambda s: {"slug": s.cast.glumsoe.slug}
TOKENS |= {
    "workgroups:member": token,
    "workgroups:tick": token,
    "workgroups:take_back": lambda s: links.sign(WISH, str(s["workgroups.wisher"].pk)),
}
LISTS |= {
    f"workgroups:{name}" for name in ("change_placing", "groups", "member", "placing", "placing_people")
}
ALONE |= {
    "workgroups:open_placing": "makes something new",
    "workgroups:placing": "one's own wish",
    "workgroups:take_back": "one's own wish",
    "workgroups:change_placing": "told in tests/workgroups/test_placing.py: its fields are named by the groups",
    "workgroups:placing_people": "told in tests/workgroups/test_placing.py; what was moved by hand stays",
    "workgroups:member": "one's own page",
    "workgroups:tick": "one's own task",
    "workgroups:leave": "one's own link",
    "workgroups:new_task": "makes something new",
    "workgroups:task_done": "one button; the second time it is done already",
    "workgroups:new_log": "makes something new",
    "workgroups:drop_log": "one button; the second time it is not there",
    "workgroups:of_member": "one button for each thing; the second time it stands so already",
    "workgroups:ask": "makes something new",
    "workgroups:pause": "the second time it says that the group is not at work",
    "workgroups:resume": "one button; the second time it says that the group is not pausing",
}


@two_more
def more_work(scene: Scene) -> None:
    """Two more tasks, lines and wishes."""
    for number in ("en", "to"):
        add_task(scene.cast.as_sofie, group=scene.group, words=f"Opgave {number}", owner=scene.member)
        write_log(scene.cast.as_sofie, group=scene.group, words=f"Der skete {number}")
        give_wish(scene.cast.as_ruth, **wishing(f"Bo{number}")(scene))
