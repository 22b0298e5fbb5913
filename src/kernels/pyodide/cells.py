"""Runs cells in the embedded Python: its last expression is the function that does. It takes the JSON text
{"id": n, "code": s, "rich": b, "record": b} and answers with the one of {"id": n, "kind": "done", ...}, as
runner.py does; what a cell shows goes, one JSON object a line, to /dev/display.

The names that reach JavaScript are taken away first. What protects is that JavaScript itself is closed
(realm.ts): this is for a plain ImportError in the place of a broken Python.
"""
import sys


def therefore_cells():
    import ast
    import builtins
    import io
    import json
    import linecache
    import os
    import time
    import traceback
    import types

    import pyodide.code

    limit = 1_000_000  # characters of output kept per stream and cell
    most_data = 8 << 20  # characters of the result's JSON
    sources = 100  # texts whose lines tracebacks can show
    shown_on = os.open("/dev/display", os.O_WRONLY)
    encode = json.JSONEncoder(allow_nan=False).encode

    class Stream(io.TextIOBase):
        encoding = "utf-8"
        errors = "backslashreplace"

        def __init__(self, name, descriptor):
            self.name, self.descriptor, self.sent = "<" + name + ">", descriptor, 0

        def writable(self):
            return True

        def fileno(self):
            return self.descriptor

        def write(self, text):
            if not isinstance(text, str):
                raise TypeError("write() argument must be str, not " + type(text).__name__)
            # One more than is kept, so that the reader knows something is missing.
            kept = text[: max(0, limit + 1 - self.sent)]
            self.sent += len(kept)
            if kept:
                os.write(self.descriptor, kept.encode("utf-8", "backslashreplace"))
            return len(text)

    def send(message):
        os.write(shown_on, (encode(message) + "\n").encode("ascii"))

    # What runnerDisplay.py needs of its runner.
    wire = types.ModuleType("runnerWire")
    out, err = Stream("stdout", 1), Stream("stderr", 2)
    wire.out, wire.err, wire.send, wire.encode = out, err, send, encode
    sys.modules["runnerWire"] = wire
    sys.path.insert(0, "/therefore")
    import runnerDisplay

    sys.path[0] = "/therefore/sympy.zip"
    shown = runnerDisplay.shown
    sleep = time.sleep

    def interruptible_sleep(seconds):
        """An interrupt arrives between steps of Python only."""
        end = time.monotonic() + seconds
        while seconds > 0.01:
            sleep(0.01)
            seconds = end - time.monotonic()
        sleep(seconds if seconds > 0 or seconds != seconds else 0)

    def no_input(prompt="", *_):
        raise EOFError("input() is not possible here, because nobody is asked: set the value in the cell itself.")

    time.sleep = interruptible_sleep
    builtins.display = runnerDisplay.display
    builtins.input = no_input
    module = types.ModuleType("__main__")
    namespace = module.__dict__
    namespace["__builtins__"] = builtins
    sys.modules["__main__"] = module
    history = {"In": [""], "Out": {}}

    def run(code, name, record):
        tree = ast.parse(code, name, "exec")
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
        if record:
            namespace.setdefault("In", history["In"])
            namespace.setdefault("Out", history["Out"])
            history["In"].append(code)
        exec(compile(tree, name, "exec"), namespace)
        if last is not None:
            value = eval(compile(last, name, "eval"), namespace)
            if value is not None and not code.rstrip().endswith(";"):
                if record:
                    namespace["_"] = history["Out"][len(history["In"]) - 1] = value
                shown.show(value, True)
        runnerDisplay.show_figures()

    def told(error):
        """What is told of an exception; its own code, which may fail as well, forms the message."""
        try:
            message = str(error)[:2000]
            trace = traceback.TracebackException(type(error), error, error.__traceback__)
            trace.stack[:] = [frame for frame in trace.stack if frame.filename != "<exec>"]
            text = "" if isinstance(error, SystemExit) else "".join(trace.format())
        except BaseException:
            message = text = "the exception cannot be shown"
        return {"ok": False, "name": type(error).__name__, "message": message, "traceback": text[-16000:]}

    def result():
        """The JSON value that the code left, whose name is taken away."""
        value = namespace.pop("__therefore__", None)
        if value is None:
            return {}
        try:
            text = encode(value)
        except BaseException:
            return {"data": None}
        if len(text) > most_data:
            return {"ok": False, "name": "ValueError", "message": "the result is too long", "traceback": ""}
        return {"data": json.loads(text)}

    def execute(text):
        message = json.loads(text)
        cell, code = message["id"], message["code"]
        name = "<cell %d>" % cell
        linecache.cache[name] = (len(code), None, [line + "\n" for line in code.split("\n")], name)
        linecache.cache.pop("<cell %d>" % (cell - sources), None)
        out.sent = err.sent = 0
        sys.stdout, sys.stderr = out, err
        shown.begin(cell, message["rich"])
        namespace.pop("__therefore__", None)
        done = {"id": cell, "kind": "done", "ok": True}
        try:
            run(code, name, message["record"])
        except BaseException as error:  # KeyboardInterrupt is how an interrupt arrives
            done.update(told(error))
        done.update(result() if done["ok"] else {})
        namespace.pop("__therefore__", None)
        done["dropped"] = shown.dropped
        return encode(done)

    for name in ("js", "pyodide_js"):
        sys.modules.pop(name, None)
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]
    del pyodide.code.run_js
    return execute


therefore_cells()
