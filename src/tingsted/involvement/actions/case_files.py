"""Handing a case file to the municipality's records system, and forgetting what was kept long enough."""

from __future__ import annotations

import hashlib
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from tingsted.involvement.events import CaseFileDelivered, CaseFileHandedOver, KeptLongEnough
from tingsted.involvement.models import CaseFile, Contribution, Listener, Matter, Phase, Proposal, Saying
from tingsted.involvement.papers.case_file import pack
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.kernel.work import enqueue

KLE = re.compile(r"\d\d\.\d\d\.\d\d")
FACET = re.compile(r"[A-ZÆØÅ]\d\d")
# A case file lies here until it has been fetched; the records system keeps it, we don't.
FETCHED_WITHIN = timedelta(days=30)
# The longest an address waits for a decision that never comes.
LONGEST_WAIT = timedelta(days=730)


@action
def hand_over_case(actor: Actor, *, matter: Matter, case_number: str, kle: str, facet: str = "") -> CaseFile:
    """Make the case file: the report, the documents and what the records system asks of each, in one ZIP."""
    require("involvement.open", actor, matter)
    case_number, kle, facet = tidy(case_number), tidy(kle), tidy(facet).upper()
    if not case_number:
        raise Refused(_("Write the number the case has in the records system."), "case_number")
    if not KLE.fullmatch(kle):
        raise Refused(_("Write the KLE number as 05.14.00."), "kle")
    if facet and not FACET.fullmatch(facet):
        raise Refused(_("Write the facet as P16: a letter and two digits."), "facet")
    made = CaseFile(
        matter=matter, case_number=case_number[:40], kle=kle, facet=facet, handed_on=clock.today()
    )
    data, made.parts = pack(made)
    made.size, made.digest = len(data), hashlib.sha256(data).hexdigest()
    made.file.save(f"{made.digest[:24]}.zip", ContentFile(data), save=False)
    made.save()
    announce(
        actor,
        CaseFileHandedOver(
            about=about(matter),
            title=matter.title,
            case_number=made.case_number,
            parts=made.parts,
            digest=made.digest,
        ),
    )
    if settings.RECORDS_FOLDER:
        enqueue("involvement.deliver_cases")
    return made


@action
def deliver_case(actor: Actor, *, case_file: CaseFile, folder: Path) -> CaseFile:
    """Lay the file where the records system takes files in: whole or not at all, and the same file again is one."""
    require("involvement.keep_time", actor, case_file.matter)
    begun = folder / f".{case_file.delivered_name}.begun"
    with case_file.file.open("rb") as source, begun.open("wb") as target:
        shutil.copyfileobj(source, target)
    begun.replace(folder / case_file.delivered_name)
    case_file.delivered_on = clock.today()
    case_file.save(update_fields=["delivered_on"])
    announce(
        actor,
        CaseFileDelivered(
            about=about(case_file.matter),
            title=case_file.matter.title,
            case_number=case_file.case_number,
            digest=case_file.digest,
        ),
    )
    return case_file


def cases_to_deliver() -> list[CaseFile]:
    """Those that lie here and not in the records system's folder yet."""
    waiting = CaseFile.objects.exclude(file="").filter(delivered_on=None)
    return list(waiting.select_related("matter").order_by("pk"))


@action
def forget_what_is_old(actor: Actor, *, on: date) -> int:
    """Case files that were to be fetched, and addresses that waited for a step that is past or never came."""
    require("involvement.keep_time", actor, None)
    files = list(CaseFile.objects.exclude(file="").filter(handed_on__lt=on - FETCHED_WITHIN))
    for case_file in files:
        case_file.file.delete(save=False)
        case_file.file = ""
        case_file.save(update_fields=["file"])
    held = Contribution.objects.exclude(email="")
    late = held.filter(sent_on__lt=on - LONGEST_WAIT)
    done = held.filter(
        matter__phase__in=(Phase.IN_ACTION, Phase.EVALUATED), promise__answered_on__isnull=False
    )
    addresses = (late | done).order_by().values_list("pk", flat=True)
    count = Contribution.objects.filter(pk__in=list(addresses)).update(email="")
    count += _forget_those_who_listen(before=on - LONGEST_WAIT)
    if files or count:
        announce(actor, KeptLongEnough(about="", addresses=count, files=len(files)))
    return count + len(files)


def _forget_those_who_listen(before: date) -> int:
    """Those who wanted to hear what came of what they told a body or proposed, where nothing ever came."""
    said = list(Saying.objects.exclude(email="").filter(day__lt=before).values_list("pk", flat=True))
    listen = list(Listener.objects.filter(invitation__invited_on__lt=before).values_list("pk", flat=True))
    if said:
        Saying.objects.filter(pk__in=said).update(email="")
    proposed = list(
        Proposal.objects.exclude(email="").filter(raised_on__lt=before).values_list("pk", flat=True)
    )
    if proposed:
        Proposal.objects.filter(pk__in=proposed).update(email="")
    if listen:
        Listener.objects.filter(pk__in=listen).delete()
    return len(said) + len(listen) + len(proposed)
