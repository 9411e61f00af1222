"""Runs a command as root where user namespaces are forbidden, as in many containers.

Within a user namespace that maps every user to itself, the number of further ones is set to zero.
"""

import ctypes
import os
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
EVERYBODY = "0 0 65536"


def main() -> int:
    """Run the command given as arguments and return its exit code."""
    asking, asked = os.pipe()
    answering, answered = os.pipe()
    child = os.fork()
    if child == 0:
        if ctypes.CDLL(None).unshare(CLONE_NEWUSER) != 0:
            os._exit(125)
        os.write(asked, b"x")
        os.read(answering, 1)
        os.setuid(0)
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
        os.execvp(sys.argv[1], sys.argv[1:])
    os.read(asking, 1)
    for name in ("uid_map", "gid_map"):
        Path(f"/proc/{child}/{name}").write_text(EVERYBODY)
    os.write(answered, b"x")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
