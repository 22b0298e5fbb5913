"""Reads what a notebook's namespace holds, for Therefore, and changes nothing of it.

`encode` of encodeValue.py stands in the same namespace. read_values(request, space) takes the names and the
execution numbers whose values are wanted. Where the system has fork, values are encoded in a child that is
lost with whatever it broke; elsewhere no code of a value's own class is called. Python 3.8 and newer,
standard library only.
"""
import json
import os
import sys
import time

MOST_BYTES = 8 << 20
MOST_HISTORY = 2000
MOST_HISTORY_TEXT = 2_000_000


def shell(space):
    """IPython's, where it runs this; without importing it."""
    module = sys.modules.get("IPython.core.interactiveshell") or sys.modules.get("IPython")
    try:
        kind = module.InteractiveShell
        found = kind.instance() if kind.initialized() else None
        return found if found is not None and found.user_ns is space else None
    except Exception:
        return None


def kept(found, space):
    """The texts that ran, by number, and the results: IPython's, else those of a session that has the same two names."""
    try:
        return list(found.history_manager.input_hist_raw), dict(found.history_manager.output_hist)
    except Exception:
        pass
    texts, results = dict.get(space, "In"), dict.get(space, "Out")
    if type(texts) is list and type(results) is dict:
        return list(texts), dict(results)
    return None, {}


def history(texts):
    """As [number, text], the latest first, and whether that is all of it; None where nobody keeps it."""
    if texts is None:
        return None, True
    told, size = [], 0
    for order in range(len(texts) - 1, 0, -1):
        text = texts[order] if type(texts[order]) is str else ""
        size += len(text)
        if len(told) >= MOST_HISTORY or size > MOST_HISTORY_TEXT:
            return told, False
        told.append([order, text])
    return told, True


def collected(request, space, own):
    texts, results = kept(shell(space), space)
    told, complete = history(texts)
    result = {"values": {}, "missing": [], "outputs": {}, "history": told, "complete": complete}
    for name in request["names"]:
        if dict.__contains__(space, name):
            result["values"][name] = encode(dict.__getitem__(space, name), own)
        else:
            result["missing"].append(name)
    for order in request["orders"]:
        if order in results:
            result["outputs"][str(order)] = encode(results[order], own)
    return result


def may_fork():
    # A Mac's frameworks do not live through a fork; Windows and Pyodide have none.
    return hasattr(os, "fork") and sys.platform not in ("darwin", "emscripten", "wasi", "win32")


def in_child(request, space, seconds):
    import select
    import signal

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            try:
                import resource

                limit = int(seconds) + 1
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
            except Exception:
                pass
            data = json.dumps(collected(request, space, True)).encode("utf-8")[: MOST_BYTES + 1]
            while data:
                data = data[os.write(writing, data) :]
        except BaseException:
            pass
        finally:
            os._exit(0)
    os.close(writing)
    parts, size, end = [], 0, time.monotonic() + seconds
    try:
        while size <= MOST_BYTES:
            left = end - time.monotonic()
            if left <= 0 or not select.select([reading], [], [], left)[0]:
                break
            part = os.read(reading, 1 << 16)
            if not part:
                break
            parts.append(part)
            size += len(part)
    finally:
        os.close(reading)
        try:
            os.kill(child, signal.SIGKILL)
        except OSError:
            pass
        try:
            os.waitpid(child, 0)
        except OSError:
            pass
    try:
        return json.loads(b"".join(parts).decode("utf-8"))
    except ValueError:
        return {"failed": "time" if time.monotonic() >= end else "child"}


def read_values(request, space):
    try:
        if may_fork():
            return in_child(request, space, float(request["seconds"]))
    except OSError:
        pass
    return collected(request, space, False)
