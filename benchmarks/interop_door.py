"""A TCP address for a server that only listens on a socket: some tools take nothing else."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit


@contextmanager
def tcp_door(url: str) -> Iterator[str]:
    """Give a URL of the server at ``url``, which only listens on a socket, that all tools take."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    path = f"{query['host'][0]}/.s.PGSQL.{query.get('port', ['5432'])[0]}"
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_accept, args=(door, path), daemon=True).start()
        yield f"postgresql://{parts.username}@127.0.0.1:{door.getsockname()[1]}"


def _accept(door: socket.socket, path: str) -> None:
    while True:
        try:
            client, _ = door.accept()
        except OSError:
            return  # it was closed
        server = socket.socket(socket.AF_UNIX)
        server.connect(path)
        for one, other in ((client, server), (server, client)):
            threading.Thread(target=_pump, args=(one, other), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while chunk := source.recv(1 << 16):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        target.close()
