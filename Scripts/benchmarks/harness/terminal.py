"""Programs on a pseudo-terminal."""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

from .measuring import MeasurementError

PATIENCE = 60
ROWS, COLUMNS = 24, 80


class Terminal:
    """A program on a pseudo-terminal of 80 by 24, ended with the `with` block.

    It is started without Python's own threads or buffers in the way, and everything that it writes is kept in `output`.
    """

    def __init__(self, command, environment):
        self.command = command
        self.environment = environment
        self.output = b""

    def __enter__(self):
        self.controller, terminal = pty.openpty()
        fcntl.ioctl(self.controller, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        path = os.ttyname(terminal)
        # Opening the terminal in a session of its own makes it the controlling one.
        actions = [(os.POSIX_SPAWN_OPEN, 0, path, os.O_RDWR, 0)]
        actions += [(os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)]
        actions += [(os.POSIX_SPAWN_CLOSE, number) for number in (self.controller, terminal)]
        self.begun = time.perf_counter()
        self.process = os.posix_spawnp(
            self.command[0], self.command, self.environment, file_actions=actions, setsid=True
        )
        os.close(terminal)
        os.set_blocking(self.controller, False)
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.controller)

    def _turn(self, pending, until):
        """Reads what is there and writes what can be written; returns what is still to be written."""
        wants = [self.controller] if pending else []
        readable, writable, _ = select.select([self.controller], wants, [], max(0, until - time.perf_counter()))
        if not readable and not writable:
            raise MeasurementError(f"{' '.join(self.command)} wrote last: {self.output[-200:]!r}")
        if readable:
            try:
                self.output += os.read(self.controller, 65536)
            except BlockingIOError:
                pass
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                raise MeasurementError(f"{' '.join(self.command)} ended: {self.output[-200:]!r}") from error
        if writable:
            try:
                pending = pending[os.write(self.controller, pending):]
            except BlockingIOError:
                pass
        return pending

    def wait(self, text, after=0):
        """Waits until `text` has come behind the place `after`; returns the place behind it."""
        until = time.perf_counter() + PATIENCE
        while True:
            found = self.output.find(text, after)
            if found >= 0:
                return found + len(text)
            self._turn(b"", until)

    def type(self, data, text):
        """Types `data` and waits until `text` has come since; returns the seconds that took."""
        after = len(self.output)
        until = time.perf_counter() + PATIENCE
        begun = time.perf_counter()
        pending = data
        while pending or self.output.find(text, after) < 0:
            pending = self._turn(pending, until)
        return time.perf_counter() - begun

    def resident_bytes(self):
        """The resident set of the program as it is now, of which how much is its own."""
        sizes = {}
        with open(f"/proc/{self.process}/smaps_rollup", encoding="ascii") as lines:
            for line in lines:
                name, _, value = line.partition(":")
                if value.endswith("kB\n"):
                    sizes[name] = int(value.split()[0]) * 1024
        return sizes["Rss"], sizes["Private_Dirty"] + sizes["Private_Clean"]
