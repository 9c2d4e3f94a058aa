"""A network cable that can be pulled, and a network that swallows: a TCP proxy on loopback.

with Cable(server.port) as cable:
    page.goto(cable.url)
    cable.pull()        # open connections end, new ones are refused
    cable.plug_in()
    cable.swallow()     # open connections stay, and nothing passes any more: nobody is told
    cable.flow()        # new connections pass; those of before stay dead
"""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

CHUNK_BYTES = 65_536


class Cable:
    """Passes bytes to `port` of 127.0.0.1 while it is plugged in.

    Args:
        refuses: a connection on which these bytes are sent ends there, as some networks do.
    """

    def __init__(self, port: int, *, refuses: bytes = b"") -> None:
        self._target = port
        self._refuses = refuses
        self._open: set[socket.socket] = set()
        self._mute: set[socket.socket] = set()
        self._swallows = False
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def plug_in(self) -> None:
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def pull(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            # Wakes the thread that waits in accept; closing alone would leave it there.
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._lock:
            for each in self._open:
                _end(each)
            self._open.clear()
            self._mute.clear()

    def swallow(self) -> None:
        with self._lock:
            self._swallows = True
            self._mute |= self._open

    def flow(self) -> None:
        with self._lock:
            self._swallows = False

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                _end(near)  # nobody is there just now
                continue
            with self._lock:
                self._open |= {near, far}
                if self._swallows:
                    self._mute |= {near, far}
            for passing in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=passing, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(CHUNK_BYTES):
                if self._refuses and self._refuses in data:
                    break
                if source not in self._mute:
                    sink.sendall(data)
        if source not in self._mute:
            _end(sink)
        _end(source)

    def __enter__(self) -> Self:
        self.plug_in()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.pull()


def _end(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
