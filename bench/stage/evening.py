"""An evening on the stage: a room that is open, three hundred phones, five screens and a host, all at once.

Phones and screens are callers of this process; the server is another. Each phone sends under receipts of its own and
sends again what was not answered, as its page does.
"""

from __future__ import annotations

import http.client
import json
import re
import secrets
import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from bench.stage.server import PORT

SCREENS, EVERY, CUT_OFF = 5, 1.0, 0.4
"""As `screen.js` asks: every second, and sooner while it gets no answer."""
TRIES_AGAIN = 1.0
"""As `phone.js` does, the first time."""
DOORS = 12
"""How many phones send in the same moment; the others are a moment behind."""
LOOKS_A_SECOND = 37
"""Three hundred phones that each ask every eight seconds whether there is a vote."""
FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-Sent-By": "queue"}


@dataclass(frozen=True)
class Sending:
    """One form from one phone: what it says, and the receipt that makes it count once."""

    path: str
    body: bytes
    cookies: str
    stream: str
    said: str


@dataclass
class Stream:
    """A number that grows: when it was answered how large it was, for a screen to come after."""

    at: list[float] = field(default_factory=list)
    value: list[int] = field(default_factory=list)

    def grow(self, value: int | None = None) -> None:
        self.at.append(time.monotonic())
        self.value.append(len(self.at) if value is None else value)

    def waited(self, before: int, shown: int, now: float) -> list[float]:
        """How long what was answered had waited that a screen shows now and did not show before."""
        return [
            now - at for at in self.at[bisect_right(self.value, before) : bisect_right(self.value, shown)]
        ]

    def unseen(self, shown: int) -> int:
        """How much was answered that a screen does not show."""
        return len(self.at) - bisect_right(self.value, shown)


@dataclass
class Evening:
    """Everything that was answered, and how it went."""

    code: str
    host: str
    host_path: str
    streams: dict[str, Stream] = field(
        default_factory=lambda: {"notes": Stream(), "votes": Stream(), "wall": Stream()}
    )
    answered: list[str] = field(default_factory=list)
    behind: list[float] = field(default_factory=list)
    unseen: int = 0
    pressed: list[float] = field(default_factory=list)
    resent: int = 0
    refused: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


def fetched(code: str, phone: int, notes: int, polls: list[tuple[int, list[int]]]) -> list[Sending]:
    """One phone opens its page, and what it is going to send."""
    status, text, headers = call("GET", f"/m/{code}/")
    if status != 200:
        raise RuntimeError(f"the phone's page answered {status}")
    cookies = "; ".join(c.split(";", 1)[0] for c in headers)
    secret = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[0]

    def form(path: str, stream: str, said: str, **fields: object) -> Sending:
        body = {"csrfmiddlewaretoken": secret, "kvittering": secrets.token_urlsafe(18), **fields}
        return Sending(path, urlencode(body).encode(), cookies, stream, said)

    sent = [
        form(f"/m/{code}/ide/", "notes", words, words=words, column="want")
        for words in (f"Seddel {n} fra telefon {phone}" for n in range(notes))
    ]
    for number, (poll, choices) in enumerate(polls, 1):
        stream = "votes" if number == len(polls) else ""
        choice = choices[phone % len(choices)]
        sent.append(form(f"/m/{code}/stem/{poll}/", stream, f"{poll} {phone}", valg=choice))
    Random(phone).shuffle(
        sent
    )  # what the screens show comes all the evening long, also when the server falls
    return sent


def hold(evening: Evening, sendings: list[Sending], seconds: float, half_way: Callable[[], object]) -> None:
    """Everybody sends at an even pace, looks and reads until all is answered; `half_way` happens in the middle."""
    around = [threading.Thread(target=_screen, args=(evening,)) for _ in range(SCREENS)]
    around += [
        threading.Thread(target=_host, args=(evening,)),
        threading.Thread(target=_looks, args=(evening,)),
    ]
    for thread in around:
        thread.start()
    began = time.monotonic()
    with ThreadPoolExecutor(DOORS) as doors:
        due = (began + seconds * number / len(sendings) for number in range(len(sendings)))
        done = doors.map(lambda s, at: _send(evening, s, at), sendings, due)
        middle = threading.Thread(target=_in_the_middle, args=(evening, len(sendings) // 2, half_way))
        middle.start()
        list(done)
    middle.join()
    time.sleep(2 * EVERY + 1)
    evening.over.set()
    for thread in around:
        thread.join()


def _in_the_middle(evening: Evening, half: int, act: Callable[[], object]) -> None:
    while len(evening.answered) < half:
        time.sleep(0.02)
    act()


def _send(evening: Evening, sending: Sending, due: float) -> None:
    """At its time; then, until it is answered, the same form under the same receipt."""
    time.sleep(max(0.0, due - time.monotonic()))
    while True:
        try:
            status, text, _ = call("POST", sending.path, sending.body, {**FORM, "Cookie": sending.cookies})
        except (OSError, http.client.HTTPException):
            status, text = 0, ""
        if status in (200, 422):
            break
        with evening.lock:
            evening.resent += 1
        time.sleep(TRIES_AGAIN)
    with evening.lock:
        if status == 422:
            evening.refused.append(text)
            return
        evening.pressed.append(time.monotonic() - due)
        evening.answered.append(sending.said)
        if sending.stream:
            evening.streams[sending.stream].grow()


def _screen(evening: Evening) -> None:
    """Asks every second, and sooner while it is cut off; notes how long what it shows had been there."""
    tag, shown = "", {"notes": 0, "votes": 0, "wall": 0}
    while not evening.over.is_set():
        began, pause = time.monotonic(), EVERY
        try:
            status, text, headers = call("GET", f"/skaerm/{evening.code}/nu/", None, {"If-None-Match": tag})
        except (OSError, http.client.HTTPException):
            status, text, headers, pause = 0, "", [], CUT_OFF
        if status == 200:
            now, fresh = time.monotonic(), read_screen("".join(json.loads(text).values()))
            tag = next((h[5:] for h in headers if h.startswith("ETag:")), "")
            with evening.lock:
                for name, stream in evening.streams.items():
                    evening.behind += stream.waited(shown[name], fresh[name], now)
            shown = fresh
        evening.over.wait(max(0.2, pause - (time.monotonic() - began)))
    with evening.lock:
        evening.unseen += sum(stream.unseen(shown[name]) for name, stream in evening.streams.items())


def read_screen(text: str) -> dict[str, int]:
    """What a screen says: notes in all, votes in the vote that is open, the highest number on the wall."""
    counts = re.findall(r'class="count"[^>]*>(\d+)', text)
    votes = re.findall(r'data-votes="(\d+)"', text)
    numbers = [int(n) for n in re.findall(r'class="idno">[^<]*-(\d+)<', text)]
    return {"notes": int(counts[0]), "votes": int(votes[0]) if votes else 0, "wall": max(numbers, default=0)}


def _host(evening: Evening) -> None:
    """Reads what waits every other second and shows it."""
    cookies = {"Cookie": evening.host}
    for _turn in _every(evening, 2.0):
        try:
            _status, text, _ = call("GET", f"{evening.host_path}nu/", None, cookies)
            text = json.loads(text)["now"]
            keys = re.findall(r'data-key="(\d+)"', text)
            if not keys:
                continue
            secret = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[0]
            said = [("csrfmiddlewaretoken", secret), *(("note", key) for key in keys)]
            status, _, _ = call(
                "POST", f"{evening.host_path}laes/", urlencode(said).encode(), {**FORM, **cookies}
            )
        except (OSError, http.client.HTTPException, ValueError):
            continue
        if status == 302:
            with evening.lock:
                evening.streams["wall"].grow(max(int(n) for n in re.findall(r">[^<]*-(\d+)</a>", text)))


def _looks(evening: Evening) -> None:
    """The other phones, that only ask whether there is a vote."""
    tag = ""
    for _turn in _every(evening, 1 / LOOKS_A_SECOND):
        try:
            _, _, headers = call("GET", f"/m/{evening.code}/nu/", None, {"If-None-Match": tag})
            tag = next((h[5:] for h in headers if h.startswith("ETag:")), tag)
        except (OSError, http.client.HTTPException):
            continue


def _every(evening: Evening, seconds: float) -> Iterator[None]:
    """A beat until the evening is over; one that is late goes on at once, and misses none on purpose."""
    following = time.monotonic()
    while not evening.over.is_set():
        yield
        following = max(following + seconds, time.monotonic())
        evening.over.wait(max(0.0, following - time.monotonic()))


_kept = threading.local()


def call(
    method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str, list[str]]:
    """One answer over this thread's connection: status, text, and its cookies and tag."""
    connection = getattr(_kept, "connection", None)
    if connection is None:
        connection = _kept.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read().decode()
    except BaseException:
        connection.close()
        _kept.connection = None
        raise
    found = [v for k, v in answer.getheaders() if k.lower() == "set-cookie"]
    tags = [f"ETag:{v}" for k, v in answer.getheaders() if k.lower() == "etag"]
    return answer.status, text, found + tags
