"""``python -I anak.py PARENT COMMAND …``: run a command that ends when its parent is gone.

A parent that was killed the hard way ends nobody: its web server would keep the port, and its
workers would go on beside those of the next one. Linux tells a child of it; elsewhere nothing
does, and the command runs as it is. Imports nothing of the project, since it runs by itself.
"""

import ctypes
import os
import signal
import sys

_PDEATHSIG = 1  # PR_SET_PDEATHSIG of prctl(2); it lasts over exec


def main(parent: int, command: list[str]) -> None:
    """Become the command, unless the parent has gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            raise SystemExit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
