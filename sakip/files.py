"""Files that must never be seen half written."""

import os
import tempfile
from pathlib import Path


def write_once(path: Path, text: str) -> None:
    """Create the file complete and for its owner alone; of two that try at once the first wins."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w") as out:
            out.write(text)
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)
