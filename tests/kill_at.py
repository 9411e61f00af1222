"""Runs keel and kills it, as kill -9 does, when it touches a folder for the n-th time.

``python kill_at.py N FOLDER keel-arguments…``; it ends by itself when N is too much.
"""

import os
import runpy
import signal
import sys
from pathlib import Path

_TOUCHING = ("open", "os.mkdir", "os.remove", "os.rename")


def main() -> None:
    left = int(sys.argv[1])
    folder = str(Path(sys.argv[2]))
    sys.argv = ["keel", *sys.argv[3:]]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _TOUCHING or not str(arguments[0]).startswith(folder):
            return
        if event == "open" and not int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR):
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    runpy.run_module("pgkeel", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
