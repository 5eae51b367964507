"""A mail server of our own on this machine: it takes what it is given, or refuses an address."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Received:
    """One letter as it came over the wire."""

    sender: str
    to: list[str]
    data: bytes


@dataclass
class PostOffice:
    """What came, and which addresses it does not know."""

    port: int = 0
    unknown: frozenset[str] = frozenset()
    received: list[Received] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class _Counter(socketserver.StreamRequestHandler):
    """The few words of RFC 5321 that a sender needs."""

    def handle(self) -> None:
        office: PostOffice = self.server.office  # type: ignore[attr-defined]  # given below
        sender, to = "", []
        self._say("220 post.example ESMTP")
        for raw in self.rfile:
            line = raw.decode("ascii").rstrip("\r\n")
            word = line.upper().split(" ")[0]
            office.said.append(word)
            if word == "EHLO":
                self._say("250-post.example\r\n250-8BITMIME\r\n250 SIZE 1000000")
            elif word == "MAIL":
                sender, to = _address(line), []
                self._say("250 OK")
            elif word == "RCPT" and _address(line) in office.unknown:
                self._say("550 5.1.1 No such person here")
            elif word == "RCPT":
                to.append(_address(line))
                self._say("250 OK")
            elif word == "DATA":
                self._say("354 Go on")
                office.received.append(Received(sender, to, self._body()))
                self._say("250 Taken")
            elif word == "QUIT":
                self._say("221 Bye")
                return
            else:
                self._say("250 OK" if word in {"RSET", "NOOP"} else "500 What?")

    def _body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            assert line.endswith(b"\r\n") and len(line) <= 1000, line
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


def _address(line: str) -> str:
    return line[line.index("<") + 1 : line.index(">")]


@contextmanager
def open_post_office(*, unknown: frozenset[str] = frozenset()) -> Iterator[PostOffice]:
    """A mail server on a free port of this machine, for as long as the block lasts."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Counter) as server:
        office = PostOffice(server.server_address[1], unknown)
        server.office = office  # type: ignore[attr-defined]  # the counter finds it here
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield office
        finally:
            server.shutdown()
