"""Files on their way in stay in memory: nothing touches a disk before it is sealed."""

from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler

MOST_BYTES = 30 * 1024 * 1024


class InMemory(MemoryFileUploadHandler):
    """
    Keeps a file in memory, and of one that is too big only its size.

    The form then says that it is too big: the size is true, the bytes are not there.
    """

    def handle_raw_input(self, *args: Any, **more: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= MOST_BYTES:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        if file_size > MOST_BYTES:
            self.file.truncate(0)
        found = super().file_complete(file_size)
        assert isinstance(found, InMemoryUploadedFile)  # noqa: S101
        return found
