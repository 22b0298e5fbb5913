"""Reads what a notebook's namespace holds, for Therefore, and changes nothing of it.

`encode` of encodeValue.py and `forked` of places.py stand in the same namespace. read_values(request, space)
takes the names and the execution numbers whose values are wanted. Where the system has fork, values are encoded in a child that is
lost with whatever it broke; elsewhere no code of a value's own class is called. Python 3.8 and newer,
standard library only.
"""
import os
import sys

MOST_READ = 8 << 20
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


def read_values(request, space):
    if may_fork():
        try:
            frames, end = forked(lambda emit: emit(collected(request, space, True)), float(request["seconds"]), MOST_READ)
        except OSError:
            return collected(request, space, False)
        return frames[0] if frames else {"failed": end}
    return collected(request, space, False)
