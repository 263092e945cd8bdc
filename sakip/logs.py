"""What the log never shows: the secret part of a link that was sent by e-mail."""

import logging
import re

_SECRET = re.compile(r"(/undangan/|/password/reset/key/)[^/\s?\"']+")


class LineFormatter(logging.Formatter):
    """Lines in which the token of an invitation or a forgotten password is left out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with its traceback if it has one."""
        return _SECRET.sub(r"\1***", super().format(record))
