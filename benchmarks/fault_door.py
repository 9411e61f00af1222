"""A TCP address for a server that only listens on a socket, where a connection can be cut."""

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

_REMEMBERED = 1 << 16


@dataclass
class Door:
    """Passes on what a client and the server say to each other, until something is said."""

    upstream: str
    listener: socket.socket
    struck: threading.Event = field(default_factory=threading.Event)
    _when: re.Pattern[bytes] | None = None
    _then: Callable[[], None] | None = None
    _pairs: list[tuple[socket.socket, socket.socket]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.listener.getsockname()[1]}"

    def before(self, when: str, then: Callable[[], None]) -> None:
        """Do ``then`` once a client says ``when``, and pass that on to nobody."""
        self.struck.clear()
        self._when, self._then = re.compile(when.encode(), re.IGNORECASE | re.DOTALL), then

    def cut_after(self, when: str) -> None:
        """Cut the connection on which a client says ``when``, which still gets to the server."""
        self.struck.clear()
        self._when, self._then = re.compile(when.encode(), re.IGNORECASE | re.DOTALL), None

    def cut_all(self) -> None:
        """Cut every connection now."""
        for pair in self._pairs:
            _end(*pair)

    def forget(self) -> None:
        """Let everything through from now on."""
        self._when, self._then = None, None
        self._pairs.clear()

    def serve(self) -> None:
        """Take connections until the listener is closed."""
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.upstream)
            except OSError:  # it has crashed, and is not back yet
                client.close()
                continue
            self._pairs.append((client, server))
            for work in (self._forward, _back):
                threading.Thread(target=work, args=(client, server), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        said = b""
        with contextlib.suppress(OSError):
            while chunk := client.recv(1 << 16):
                said = said[-_REMEMBERED:] + chunk
                if self._when and self._when.search(said) and not self.struck.is_set():
                    self.struck.set()
                    if self._then:
                        self._then()
                    else:
                        server.sendall(chunk)
                    break
                server.sendall(chunk)
        _end(client, server)


def _back(client: socket.socket, server: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := server.recv(1 << 16):
            client.sendall(chunk)
    _end(client, server)


def _end(*sockets: socket.socket) -> None:
    for one in sockets:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


@contextmanager
def door_to(url: str) -> Iterator[Door]:
    """Open a door to the server at ``url``, which is that of a socket."""
    query = parse_qs(urlsplit(url).query)
    path = f"{query['host'][0]}/.s.PGSQL.{query.get('port', ['5432'])[0]}"
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        door = Door(path, listener)
        threading.Thread(target=door.serve, daemon=True).start()
        yield door
