"""A proxy between keel and PostgreSQL that breaks things at the n-th request, on purpose."""

import contextlib
import os
import signal
import socket
import struct
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Fault = Literal["kill-before", "kill-after", "cut-before", "cut-after", "hang", "delay"]
"""Kill -9 the client before the request is sent on, or just after; cut its connection before it is
sent on, or just after; send on nothing more, in either direction, and keep everything open; send it
on after longer than a server may be silent."""

_LONG = 9.0
"""Seconds."""

FAULTS: tuple[Fault, ...] = ("kill-before", "kill-after", "cut-before", "cut-after")


@dataclass
class FaultProxy:
    """Counts requests; at number ``at`` it does ``fault``, once.

    Those of the look count, by which keel sees whether there is anything to do, and of the session
    that works; none of a later connection.
    """

    upstream: str
    fault: Fault
    at: int
    folder: str
    holding: bytes = b""
    """What the request has to have in it, counted from number ``at``."""
    pid: int = 0
    requests: int = 0
    struck: threading.Event = field(default_factory=threading.Event)
    struck_look: bool = False
    """Whether it was the look that was struck."""

    def serve(self, listener: socket.socket) -> None:
        number = 0
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.upstream)
            pair = _Pair(self, client, server, number)
            number += 1
            threading.Thread(target=pair.run, daemon=True).start()


@dataclass
class _Pair:
    """One connection of the client, and ours to the server for it."""

    proxy: FaultProxy
    client: socket.socket
    server: socket.socket
    number: int
    """Of the connection."""
    cut: bool = False

    def run(self) -> None:
        back = threading.Thread(target=self.replies, daemon=True)
        back.start()
        with self.client, self.server:
            with contextlib.suppress(OSError, EOFError):
                self.forward(b"")
                while self.one_request():
                    pass
            self.end()
            back.join()

    def one_request(self) -> bool:
        kind = self.exactly(1)
        proxy = self.proxy
        if not (self.number < 2 and kind in (b"Q", b"S")):
            self.forward(kind)
            return True
        proxy.requests += 1
        request = self.message(kind)
        if proxy.requests < proxy.at or proxy.holding not in request or proxy.struck.is_set():
            self.server.sendall(request)
            return True
        if proxy.fault == "delay":
            proxy.struck.set()
            time.sleep(_LONG)
            self.server.sendall(request)
            return True
        self.cut = True
        proxy.struck_look = self.number == 0
        if proxy.fault.endswith("after"):
            self.server.sendall(request)
        proxy.struck.set()
        if proxy.fault.startswith("kill"):
            os.kill(proxy.pid, signal.SIGKILL)
        if proxy.fault == "hang":
            self.swallow()
        return False

    def swallow(self) -> None:
        while self.client.recv(1 << 16):
            pass

    def forward(self, kind: bytes) -> None:
        self.server.sendall(self.message(kind))

    def message(self, kind: bytes) -> bytes:
        length = self.exactly(4)
        (size,) = struct.unpack("!I", length)
        return kind + length + self.exactly(size - 4)

    def exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.client.recv(size - len(data))
            if not more:
                raise EOFError
            data += more
        return data

    def replies(self) -> None:
        with contextlib.suppress(OSError):
            while data := self.server.recv(1 << 16):
                if not self.cut:
                    self.client.sendall(data)
        self.end()

    def end(self) -> None:
        for one in (self.client, self.server):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def fault_proxy(
    upstream: Path, fault: Fault, at: int, holding: bytes = b""
) -> Iterator[FaultProxy]:
    """Listen on a socket in ``proxy.folder``, in front of the server whose sockets are there."""
    with (
        tempfile.TemporaryDirectory(prefix="kp", dir="/tmp") as folder,
        socket.socket(socket.AF_UNIX) as listener,
    ):
        listener.bind(f"{folder}/.s.PGSQL.5432")
        listener.listen()
        proxy = FaultProxy(str(upstream / ".s.PGSQL.5432"), fault, at, folder, holding)
        accepting = threading.Thread(target=proxy.serve, args=(listener,), daemon=True)
        accepting.start()
        try:
            yield proxy
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            accepting.join()
