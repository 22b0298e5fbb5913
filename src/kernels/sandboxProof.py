"""Tries what code in a sandbox must not be able to do, and tells of each attempt whether it failed.

The one before it set `trial`: {"port", "file", "files", "process", "names", "memory"}. Each attempt that
must fail is known to succeed outside.
"""


def therefore_prove(trial):
    import os
    import socket

    def fails(attempt):
        try:
            attempt()
        except MemoryError:
            return True
        except (OSError, ValueError):
            return True
        return False

    def connect():
        socket.create_connection(("127.0.0.1", trial["port"]), 2).close()

    def read(path):
        if os.path.isdir(path):
            if not os.listdir(path):
                raise OSError("empty")
        else:
            open(path, "rb").read(1)

    def write():
        with open(trial["file"], "ab") as file:
            file.write(b"x")

    def processes():
        others = [int(name) for name in os.listdir("/proc") if name.isdigit()]
        if len(others) <= 2:
            raise OSError("none")

    def see():
        with open("/proc/%d/cmdline" % trial["process"], "rb") as file:
            if trial["mark"].encode() not in file.read():
                raise OSError("another")

    def allocate():
        bytearray(trial["memory"])

    names = set(trial["names"])
    return {
        "network": fails(connect),
        "files": all(fails(lambda path=path: read(path)) for path in trial["files"] + [trial["file"]]) and fails(write),
        "environment": not set(os.environ) - names,
        "processes": fails(processes) and fails(see),
        "memory": bool(trial["memory"]) and fails(allocate),
    }


__therefore__ = therefore_prove(trial)
del therefore_prove, trial
