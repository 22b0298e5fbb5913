"""Runs cells for Therefore: JSON lines in on one descriptor, JSON lines out on another.

The first line in is {"kind": "start", ...} with the limits to set, answered by {"kind": "ready", ...}.
{"kind": "run", "id": n, "code": s, "rich": b, "record": b, "cpu": seconds} is answered by any number of
{"id": n, "kind": "out", "stream": s, "text": t} and {"id": n, "kind": "display", "bundle": {...}}, and by
one {"id": n, "kind": "done", ...}. {"kind": "interrupt", "id": n} ends that run with a KeyboardInterrupt.

The protocol has descriptors of its own, which no child process inherits and every forked one closes, so
that nothing the code prints or leaves behind can be taken for a frame or keep the other side waiting.
Python 3.8 and newer, standard library only.
"""
import _thread
import ast
import builtins
import faulthandler
import json
import linecache
import os
import queue
import signal
import sys
import traceback
import types
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from runnerDisplay import display, show_figures, shown
from runnerLimits import end_others, is_alone, limit_processor, limited
from runnerWire import MAIN, PID, cancelled, encode, err, forked, interrupts, out, protocol_in, send

DATA = 8 << 20  # characters of the result's JSON
SOURCES = 20  # texts of checks whose lines tracebacks can show

messages = queue.SimpleQueue()
sources = []


def no_input(prompt="", *_):
    raise EOFError("input() is not possible here, because nobody is asked: set the value in the cell itself.")


module = types.ModuleType("__main__")
namespace = module.__dict__
namespace["__builtins__"] = builtins
builtins.display = display
builtins.input = no_input
history = {"In": [""], "Out": {}}
loop = None


def finished(value):
    """The value of compiled code, after what it awaits."""
    global loop
    if not isinstance(value, types.CoroutineType):
        return value
    import asyncio

    if loop is None or loop.is_closed():
        loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop.run_until_complete(value)


def evaluate(tree, name, mode):
    code = compile(tree, name, mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    awaits = code.co_flags & 0x80  # CO_COROUTINE
    value = eval(code, namespace)
    return finished(value) if awaits else value


def parsed(code, name):
    """The syntax tree; lines that only tell IPython where plots go are left out."""
    parse = lambda text: compile(text, name, "exec", flags=ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    try:
        return parse(code)
    except SyntaxError as error:
        lines = code.split("\n")
        if not any(line.startswith(("%", "!")) for line in lines):
            raise
        kept = ["" if line.startswith("%matplotlib") else line for line in lines]
        if any(line.startswith(("%", "!")) for line in kept):
            error.msg = str(error.msg) + " (magics and shell lines, % and !, need an IPython kernel)"
            raise
        return parse("\n".join(kept))


def run(code, name, record):
    """Executes a cell; the value of a last expression is shown, as notebooks do."""
    tree = parsed(code, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    if record:
        namespace.setdefault("In", history["In"])
        namespace.setdefault("Out", history["Out"])
        history["In"].append(code)
    evaluate(tree, name, "exec")
    if last is not None:
        value = evaluate(last, name, "eval")
        if value is not None and not code.rstrip().endswith(";"):
            if record:
                namespace["_"] = history["Out"][len(history["In"]) - 1] = value
            shown.show(value, True)
    show_figures()
    out.flush()
    err.flush()


def told(error):
    """What is told of an exception; its own code, which may fail as well, forms the message."""
    name = type(error).__name__
    try:
        message = str(error)[:2000]
        text = "" if isinstance(error, SystemExit) else traced(error)
    except BaseException:
        message = text = "the exception cannot be shown"
    return {"ok": False, "name": name, "message": message, "traceback": text if len(text) <= 16000 else text[:8000] + "\n…\n" + text[-8000:]}


def traced(error):
    """The traceback without the frames of these files."""
    told = traceback.TracebackException(type(error), error, error.__traceback__)
    waiting = [told]
    while waiting:
        each = waiting.pop()
        each.stack[:] = [frame for frame in each.stack if os.path.dirname(frame.filename) != HERE]
        waiting += [other for other in (each.__cause__, each.__context__) if other is not None]
        waiting += getattr(each, "exceptions", None) or []
    return "".join(told.format())


def keep_source(name, code, record):
    """For tracebacks: all cells of the user's own, and the latest of other texts."""
    linecache.cache[name] = (len(code), None, [line + "\n" for line in code.split("\n")], name)
    if not record:
        sources.append(name)
        if len(sources) > SOURCES:
            linecache.cache.pop(sources.pop(0), None)


def result():
    """The JSON value that the code left, whose name is taken away."""
    value = namespace.pop("__therefore__", None)
    if value is None:
        return {}
    try:
        text = encode(value)
    except BaseException:
        return {"data": None}
    if len(text) > DATA:
        return {"ok": False, "name": "ValueError", "message": "the result is too long", "traceback": ""}
    return {"data": json.loads(text)}


def execute(message):
    cell = message["id"]
    rich, record, code = bool(message.get("rich")), bool(message.get("record")), message["code"]
    name = "<cell %d>" % cell
    keep_source(name, code, record)
    for stream in (out, err):
        stream.begin(cell)
    shown.begin(cell, rich)
    sys.stdout, sys.stderr, sys.stdin = out, err, sys.__stdin__
    sys.modules["__main__"] = module
    signal.signal(signal.SIGINT, interrupts.arrived)
    limit_processor(message.get("cpu"))
    done = {"id": cell, "kind": "done", "ok": True}
    namespace.pop("__therefore__", None)
    try:
        interrupts.run(cell, run, code, name, record)
    except BaseException as error:  # KeyboardInterrupt is how an interrupt arrives
        done.update(told(error))
    if os.getpid() != PID:
        leave(done)
    sys.stdout, sys.stderr = out, err
    for stream in (out, err):
        stream.flush()
    done.update(result())
    done["dropped"] = out.dropped + err.dropped + shown.dropped
    for stream in (out, err):
        stream.begin(None)
    shown.begin(None, False)
    if alone:
        end_others()
    # Threads that the code left running: all but this one and the reader.
    done["threads"] = max(0, len(sys._current_frames()) - 2)
    cancelled.discard(cell)
    send(done)


def leave(done):
    """Ends a process that the code forked off and that ran on to the end of the cell."""
    if done["ok"]:
        os._exit(0)
    if done["name"] == "SystemExit":
        os._exit(int(done["message"]) & 255 if done["message"].isdigit() else 0 if done["message"] in ("", "None") else 1)
    err.write(done["traceback"])
    os._exit(1)


def listen():
    """Reads the protocol, in a thread of its own: what arrives is heard whatever a cell does."""
    pieces = []
    while True:
        try:
            chunk = os.read(protocol_in, 1 << 16)
        except OSError:
            chunk = b""
        if not chunk:
            end()
        pieces.append(chunk)
        if b"\n" not in chunk:
            continue
        lines = b"".join(pieces).split(b"\n")
        pieces = [lines.pop()]
        for line in lines:
            message = json.loads(line.decode("utf-8"))
            if message.get("kind") == "interrupt":
                interrupt(message["id"])
            else:
                messages.put(message)


def interrupt(cell):
    if out.cell is not None and out.cell != cell:
        return
    cancelled.add(cell)
    if not interrupts.running:
        return
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(MAIN, signal.SIGINT)
    elif hasattr(signal, "raise_signal"):
        signal.raise_signal(signal.SIGINT)  # on Windows this wakes time.sleep as well
    else:
        _thread.interrupt_main()


def end():
    """The other side is gone: so are this process and those of its group."""
    if hasattr(os, "killpg") and os.getpgrp() == PID:
        os.killpg(PID, signal.SIGKILL)
    os._exit(0)


alone = False


def main():
    global alone
    _thread.start_new_thread(listen, ())
    start = messages.get()
    # A descriptor of its own for what is written past Python, such as by child processes.
    if start.get("rawOut"):
        os.dup2(3, 1)
        os.close(3)
    else:
        os.dup2(2, 1)
    accepted = limited(start)
    alone = bool(start.get("alone")) and is_alone()
    # This file's folder must not shadow a module, nor may the working folder where it is not the user's own.
    kept = [entry for entry in sys.path if entry != HERE]
    sys.path[:] = [""] + kept if start.get("own") else [entry for entry in kept if entry not in ("", os.getcwd())]
    sys.argv[:] = [""]
    warnings.filterwarnings("ignore", message=".*non-(GUI|interactive)", category=UserWarning)
    faulthandler.enable(file=2)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forked)
    signal.signal(signal.SIGINT, interrupts.arrived)
    send({"kind": "ready", "version": list(sys.version_info[:3]), "executable": sys.executable, "limits": accepted, "alone": alone})
    while True:
        execute(messages.get())


main()
