"""Where the calls of a proposed check run: a process each, or the one there is.

Python 3.8 and newer, standard library only.
"""
import gc
import io
import json
import math
import os
import select
import signal
import struct
import sys
import threading
import time
import warnings

MOST_BYTES = 1 << 20


class OutOfTime(BaseException):
    """The call took longer than it may."""


class Forked:
    forked = True

    def frames(self, work, seconds):
        return forked(work, seconds, MOST_BYTES)


def forked(work, seconds, most):
    """Runs `work(emit)` in a process of its own: what it emitted, and "done", "timeout" or "died"."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        try:
            inside(work, reading, writing, seconds)
        finally:
            os._exit(0)
    os.close(writing)
    frames, end = [], "died"
    try:
        frames, end = received(reading, time.monotonic() + seconds, most)
    finally:
        os.close(reading)
        for kill in (os.killpg, os.kill):
            try:
                kill(child, signal.SIGKILL)
            except OSError:
                pass
        try:
            os.waitpid(child, 0)
        except OSError:
            pass
    return frames, end


def received(reading, deadline, most):
    data, frames, waiting = b"", [], select.poll() if hasattr(select, "poll") else None
    if waiting:
        waiting.register(reading, select.POLLIN | select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            return frames, "timeout"
        if not (waiting.poll(left * 1000) if waiting else select.select([reading], [], [], left)[0]):
            continue
        piece = os.read(reading, 65536)
        if not piece:
            return frames, "died"
        data += piece
        while len(data) >= 4:
            (length,) = struct.unpack(">I", data[:4])
            if length == 0:
                return frames, "done"
            if length > most:
                return frames, "died"
            if len(data) < 4 + length:
                break
            try:
                frames.append(json.loads(data[4 : 4 + length].decode("ascii")))
            except ValueError:
                return frames, "died"
            data = data[4 + length :]


def inside(work, reading, writing, seconds):
    """In the child: nothing open but the way back, limits set, and the work in a thread whose stack begins here."""
    os.setpgid(0, 0)
    for name in ("SIGINT", "SIGTERM", "SIGCHLD", "SIGALRM"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    # Should nobody be left to end it.
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)
    try:
        import resource

        limit = max(1, math.ceil(seconds))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 20, 16 << 20))
    except Exception:
        pass
    # Collecting garbage would copy the parent's memory.
    gc.disable()
    nothing = os.open(os.devnull, os.O_RDWR)
    # Numbers that are closed would be given out again while objects of the parent still mean to close them.
    for descriptor in open_descriptors():
        if descriptor != writing:
            try:
                os.fstat(descriptor)
                os.dup2(nothing, descriptor)
            except OSError:
                pass
    sys.stdin = io.StringIO("")
    dumps, write, pack = json.dumps, os.write, struct.pack

    def emit(value):
        data = dumps(value).encode("ascii")
        data = pack(">I", len(data)) + data
        while data:
            data = data[write(writing, data) :]

    def complete():
        try:
            work(emit)
            write(writing, pack(">I", 0))
        except BaseException:
            pass
        os._exit(0)

    # As deep as memory allows.
    for size in (64 << 20, 8 << 20, 1 << 20):
        try:
            threading.stack_size(size)
            thread = threading.Thread(target=complete, daemon=True)
            thread.start()
        except (ValueError, RuntimeError):
            continue
        thread.join()
    complete()


def open_descriptors():
    try:
        return {0, 1, 2} | {int(name) for name in os.listdir("/proc/self/fd")}
    except OSError:
        return range(1024)


class Within:
    """In this process, which is ours: changes of modules and builtins that can be seen are undone."""

    forked = False

    def frames(self, work, seconds):
        frames = []
        kept = {name: (module, dict(vars(module))) for name, module in list(sys.modules.items()) if name in WATCHED and module is not None}
        modules, path, folder, environment = dict(sys.modules), list(sys.path), os.getcwd(), dict(os.environ)
        limit, tracing = sys.getrecursionlimit(), sys.gettrace()
        deadline = time.monotonic() + seconds

        def line(frame, event, argument):
            if time.monotonic() > deadline:
                raise OutOfTime()
            return line

        def entered(frame, event, argument):
            return line(frame, event, argument) if frame.f_code.co_filename == "<check>" else None

        try:
            sys.settrace(entered)
            work(frames.append)
            end = "done"
        except OutOfTime:
            end = "timeout"
        finally:
            sys.settrace(tracing)
            sys.setrecursionlimit(limit)
            for name, (module, before) in kept.items():
                now = vars(module)
                for key in [key for key in now if key not in before]:
                    del now[key]
                now.update(before)
            for name, module in modules.items():
                sys.modules[name] = module
            sys.path[:] = path
            if dict(os.environ) != environment:
                os.environ.clear()
                os.environ.update(environment)
            try:
                os.chdir(folder)
            except OSError:
                pass
        return frames, end


WATCHED = ("builtins", "json", "math", "cmath", "random", "fractions", "decimal", "itertools", "functools", "operator", "sympy", "mpmath", "sys", "os", "time")
