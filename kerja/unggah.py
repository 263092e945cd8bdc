"""Uploads of more than a file may be are dropped while they arrive, before they fill the disk."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class LimitedUpload(FileUploadHandler):
    """The first of the handlers: lets the rest of the form through, but not a file too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count; drop the file and note it on the request once it is too large."""
        if start + len(raw_data) > settings.BUKTI_MAX_FILE:
            self.request.upload_dropped = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""


def was_dropped(request: HttpRequest) -> bool:
    """Return whether a file of this request was too large."""
    return getattr(request, "upload_dropped", False)
