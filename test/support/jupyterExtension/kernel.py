"""The user's kernel of the stand-in for the Jupyter extension: IPython itself, asked and answering in lines of JSON."""
import json
import os
import signal
import sys

requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
os.dup2(os.open(os.devnull, os.O_RDWR), 0)


def tell(answer):
    answers.write(json.dumps(answer) + "\n")


class Stream:
    encoding = "utf-8"

    def __init__(self, name):
        self.name = name

    def write(self, text):
        if text:
            tell({"stream": self.name, "text": text})
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


signal.signal(signal.SIGINT, signal.SIG_IGN)

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


class Shown(DisplayHook):
    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        tell({"bundle": {mime: data for mime, data in format_dict.items() if type(data) is str}})

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    displayhook_class = Shown

    def _showtraceback(self, etype, evalue, stb):
        pass


config = Config()
config.HistoryManager.enabled = False
shell = Shell.instance(config=config)
sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")


def run(code, keep):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        ran = shell.run_cell(code, store_history=keep)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    error = ran.error_before_exec or ran.error_in_exec
    if error is None:
        return {"order": ran.execution_count}
    return {"order": ran.execution_count, "ename": type(error).__name__, "evalue": str(error)}


def state():
    """Everything that code of another extension must leave as it was."""
    space = shell.user_ns
    values = {name: repr(value) for name, value in space.items() if name[:1] != "_" and name not in ("In", "Out", "get_ipython", "exit", "quit", "open")}
    history = shell.history_manager
    with open("/proc/self/task/%d/children" % os.getpid()) as children:
        return {"names": sorted(space), "values": values, "in": list(history.input_hist_raw), "out": sorted(history.output_hist), "count": shell.execution_count, "modules": len(sys.modules), "children": children.read().split()}


for line in requests:
    request = json.loads(line)
    try:
        done = state() if request["kind"] == "state" else run(request["code"], request["kind"] == "cell")
    except BaseException as error:
        done = {"ename": type(error).__name__, "evalue": str(error)}
    tell({"done": done})
