"""Runs cells for Therefore: JSON lines in on one descriptor, JSON lines out on another.

Reads {"id": n, "code": "..."} and answers with {"id": n, "kind": "out", "stream": s, "text": t} any
number of times and one {"id": n, "kind": "done", ...}. The protocol has descriptors of its own, so
nothing that code prints, even from a child process, can be taken for it. Python 3.8 and newer,
standard library only.
"""
import ast
import io
import json
import os
import signal
import sys
import threading
import traceback

LIMIT = 1_000_000  # characters of output kept per cell; the rest is counted

protocol_in = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
protocol_out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
devnull = os.open(os.devnull, os.O_RDWR)
os.dup2(devnull, 0)
os.dup2(2, 1)
lock = threading.Lock()


def send(message):
    with lock:
        protocol_out.write(json.dumps(message) + "\n")
        protocol_out.flush()


class Stream(io.TextIOBase):
    """What a cell sees as stdout or stderr: sent on at once, up to the limit."""

    def __init__(self, name):
        self.name = name
        self.cell = None
        self.sent = 0
        self.dropped = 0

    def begin(self, cell):
        self.cell, self.sent, self.dropped = cell, 0, 0

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        room = LIMIT - self.sent
        shown = text[:room] if room > 0 else ""
        self.sent += len(shown)
        self.dropped += len(text) - len(shown)
        if shown and self.cell is not None:
            send({"id": self.cell, "kind": "out", "stream": self.name, "text": shown})
        return len(text)

    def flush(self):
        pass


out, err = Stream("stdout"), Stream("stderr")
namespace = {"__name__": "__main__", "__builtins__": __builtins__}


def limit_resources():
    try:
        import resource

        memory = int(os.environ.get("THEREFORE_MEMORY", "0"))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except Exception:
        pass


def run(code):
    """Executes a cell; the value of a last expression is shown, as notebooks do."""
    tree = ast.parse(code, "<cell>", "exec")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "<cell>", "exec"), namespace)
    if last is not None:
        value = eval(compile(last, "<cell>", "eval"), namespace)
        if value is not None:
            namespace["_"] = value
            print(repr(value))


def execute(message):
    cell = message["id"]
    out.begin(cell)
    err.begin(cell)
    sys.stdout, sys.stderr = out, err
    done = {"id": cell, "kind": "done", "ok": True}
    namespace.pop("__therefore__", None)
    try:
        run(message["code"])
    except SystemExit as error:
        done.update(ok=False, name="SystemExit", message=str(error), traceback="")
    except BaseException as error:  # KeyboardInterrupt is how an interrupt arrives
        text = "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))
        done.update(ok=False, name=type(error).__name__, message=str(error)[:2000], traceback=text[-8000:])
    finally:
        sys.stdout, sys.stderr = out, err
    done["dropped"] = out.dropped + err.dropped
    try:
        done["data"] = json.loads(json.dumps(namespace.pop("__therefore__", None)))
    except Exception:
        done["data"] = None
    out.cell = err.cell = None
    send(done)


def main():
    limit_resources()
    # Neither the workspace nor this file's folder may shadow a module.
    sys.path[:] = [entry for entry in sys.path if entry not in ("", os.getcwd(), os.path.dirname(os.path.abspath(__file__)))]
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.default_int_handler)
    send({"kind": "ready", "version": list(sys.version_info[:3]), "executable": sys.executable})
    while True:
        try:
            line = protocol_in.readline()
            if not line:
                return
            execute(json.loads(line))
        except KeyboardInterrupt:
            continue  # an interrupt that came when nothing ran


main()
