"""The runner's side of the protocol: whole frames, and what a cell sees as its stdout and stderr."""
import _thread
import io
import json
import os
import threading

LIMIT = 1000000  # characters of output kept per stream and cell; the rest is counted
PID = os.getpid()
MAIN = _thread.get_ident()

protocol_in = os.dup(0)
protocol_out = os.dup(1)
devnull = os.open(os.devnull, os.O_RDWR)
os.dup2(devnull, 0)
os.close(devnull)

encode = json.JSONEncoder(allow_nan=False).encode
lock = threading.Lock()
cancelled = set()


class Interrupts:
    """When a KeyboardInterrupt may be raised: in the code of a cell, once, and never inside a frame."""

    running = False
    sending = False
    late = False

    def arrived(self, *_):
        if not self.running:
            return
        if self.sending:
            self.late = True
            return
        self.running = False
        raise KeyboardInterrupt

    def run(self, cell, action, *arguments):
        try:
            self.late = False
            self.running = True
            if cell in cancelled:
                raise KeyboardInterrupt
            return action(*arguments)
        finally:
            self.running = False


interrupts = Interrupts()


def send(message):
    """One frame, whole; nothing from a process forked off by the code."""
    if os.getpid() != PID:
        return
    rest = memoryview((encode(message) + "\n").encode("ascii"))
    main = _thread.get_ident() == MAIN
    if main:
        interrupts.sending = True
    try:
        with lock:
            while rest:
                rest = rest[os.write(protocol_out, rest) :]
    finally:
        if main:
            interrupts.sending = False
    if main and interrupts.late and interrupts.running:
        interrupts.late = interrupts.running = False
        raise KeyboardInterrupt


class Stream(io.TextIOBase):
    """What a cell sees as stdout or stderr: sent line by line, up to the limit."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, name, descriptor):
        self.name = "<" + name + ">"
        self.stream = name
        self.descriptor = descriptor
        self.lock = threading.RLock()
        self.begin(None)

    def begin(self, cell):
        self.cell, self.room, self.dropped, self.line = cell, LIMIT, 0, ""

    def writable(self):
        return True

    def fileno(self):
        return self.descriptor

    def close(self):
        self.flush()

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        if os.getpid() != PID:
            return self.write_raw(text)
        with self.lock:
            shown = text[: self.room] if self.cell is not None else ""
            self.room -= len(shown)
            self.dropped += len(text) - len(shown)
            self.line += shown
            if "\n" in shown or "\r" in shown or len(self.line) > 8192 or self.room == 0:
                self.flush()
        return len(text)

    def write_raw(self, text):
        rest = memoryview(text.encode("utf-8", "backslashreplace"))
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]
        return len(text)

    def flush(self):
        if os.getpid() != PID:
            return
        with self.lock:
            text, self.line = self.line, ""
            if text and self.cell is not None:
                send({"id": self.cell, "kind": "out", "stream": self.stream, "text": text})


out, err = Stream("stdout", 1), Stream("stderr", 2)


def forked():
    """In a process that the code forked off: it has no part in the protocol."""
    for descriptor in (protocol_in, protocol_out):
        try:
            os.close(descriptor)
        except OSError:
            pass
