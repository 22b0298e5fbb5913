"""Runs the calls of a proposed check for Therefore, each by itself, and says what each came to.

run({"code", "own", "sympy", "seconds", "all", "calls", "groups", "closed"}, names): a call is {"id", "fn",
"inputs", "seed"} and for checks "claim"; "replaced" puts a value in the place of one expression of the
code. Each runs in a namespace and a process of its own that ends afterwards, with limits of time; where
there are no processes, in a namespace of its own, and what it changed is put back as far as can be seen.
Values are constructed from trees, never from text. "own" says that the process is ours: only there may
anything be imported or run without a process of its own. encodeValue.py, closedExpressions.py and places.py
are read first, as one program with this. The verdict is made elsewhere. Python 3.8 and newer, standard
library only.
"""
import ast
import builtins
import io
import json
import os
import random
import sys
import time
import warnings

MOST_OUTPUT = 2000
CONSTANTS = {"pi": "pi", "e": "E", "i": "I", "infinity": "oo"}
SYMPY = {
    "add": "Add", "multiply": "Mul", "power": "Pow", "abs": "Abs", "sign": "sign", "floor": "floor", "ceiling": "ceiling", "exp": "exp",
    "ln": "log", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc", "arcsin": "asin",
    "arccos": "acos", "arctan": "atan", "arccot": "acot", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "coth": "coth", "arsinh": "asinh",
    "arcosh": "acosh", "artanh": "atanh", "factorial": "factorial", "gamma": "gamma", "binomial": "binomial", "max": "Max", "min": "Min",
    "gcd": "gcd", "lcm": "lcm", "mod": "Mod", "real-part": "re", "imaginary-part": "im", "conjugate": "conjugate", "argument": "arg",
}
def run(input, names):
    can_fork = hasattr(os, "fork") and sys.platform not in ("emscripten", "wasi", "win32")
    if not input["own"] and (not can_fork or sys.platform == "darwin"):
        return {"unsupported": "fork"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(input["code"])
            compile(tree, "<check>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError, UnicodeError) as error:
        return {"broken": cut("%s: %s" % (type(error).__name__, error), 300)[0]}
    work = Work(input, tree, Forked() if can_fork else Within())
    if input["own"]:
        load(input)
        return work.all()
    if not any(name not in sys.modules for name in wanted(input)):
        return work.all()
    # In a kernel of the user's the import belongs into a process that ends.
    frames, end = forked(lambda emit: (load(input), emit(work.all())), input["all"] + 20, MOST_BYTES * 8)
    return frames[0] if frames else {"ended": end}


def wanted(input):
    return [name for name in ("sympy", "numpy", "scipy", "pandas") if name in input["code"] or name == "sympy" and input["sympy"]]


def load(input):
    """Imports what every call would import for itself."""
    for name in wanted(input):
        try:
            __import__(name)
        except Exception:
            continue
        if name == "sympy":
            load_sympy(input["code"])


def load_sympy(code):
    """Has SymPy build the tables that the code will need, once for all processes made of this one."""
    import sympy as S

    ready = S.__dict__.setdefault("__therefore_ready__", set())
    x, y, f = S.Symbol("x"), S.Symbol("y"), S.Function("f")
    for word, work in (
        ("simplif", lambda: S.simplify(S.sin(x) ** 2 + S.cos(x) ** 2 + (x**2 - 1) / (x - 1))),
        ("solve", lambda: (S.solve(x**2 + x - 1, x), S.solve([x + y - 1, x - y], [x, y]))),
        ("integra", lambda: (S.integrate(S.exp(-(x**2)), (x, 0, S.oo)), S.integrate(x * S.sin(x), x))),
        ("limit", lambda: S.limit((1 + 2 / x) ** x, x, S.oo)),
        ("dsolve", lambda: S.dsolve(f(x).diff(x) - 2 * f(x))),
        ("sum", lambda: S.summation(x, (x, 1, y))),
        ("series", lambda: S.series(S.exp(x), x, 0, 3)),
    ):
        if word in code and word not in ready:
            ready.add(word)
            try:
                work()
            except Exception:
                pass


class Work:
    """The calls, one after another, until the time for all is over."""

    def __init__(self, input, tree, place):
        self.input, self.tree, self.place = input, tree, place
        self.code = input["code"]

    def all(self):
        self.until = time.monotonic() + self.input["all"]
        results, slow = {}, 0
        for call in self.input["calls"]:
            # What hangs twice hangs always.
            result = results[call["id"]] = self.call(call) if slow < 2 else {"kind": "not-run"}
            slow += result["kind"] == "timeout"
        for group in self.input["groups"]:
            against = results.get(group["against"])
            known = against["value"] if against and against["kind"] == "value" else group.get("value")
            moved = 0
            for call in group["calls"]:
                result = results[call["id"]] = self.call(call)
                moved += result["kind"] == "value" and result["value"] != known
                if moved >= group["enough"]:
                    break
        answer = {"results": results, "forked": self.place.forked, "python": "%d.%d" % sys.version_info[:2]}
        if self.input["closed"]:
            answer["closed"], answer["looked"] = self.closed()
        return answer

    def left(self):
        return min(self.input["seconds"], self.until - time.monotonic())

    def call(self, call):
        seconds = self.left()
        if seconds <= 0:
            return {"kind": "not-run"}
        started = time.monotonic()
        frames, end = self.place.frames(self.working(call), seconds)
        result = frames[0] if frames else {"kind": end}
        if not isinstance(result, dict) or result.get("kind") not in ("value", "error", "missing", "timeout", "died"):
            result = {"kind": "died"}
        result["ms"] = round((time.monotonic() - started) * 1000, 1)
        return result

    def working(self, call):
        code, tree, place, input = self.code, self.tree, self.place, self.input

        def work(emit):
            # A process of its own knows of no other call.
            if place.forked:
                input.clear()
            emit(called(code, tree, call, place.forked))

        return work

    def closed(self):
        """The closed expressions of the code, small ones first, and whether all were looked at."""
        found = sorted(closed_expressions(self.tree), key=lambda each: each[0])[:MOST_CLOSED]
        told, start = [], 0
        for _ in range(4):
            seconds = self.left()
            if seconds <= 0:
                return told, False
            frames, end = self.place.frames(lambda emit: valued_all(self.tree, found[start:], emit), seconds)
            told += frames
            start += len(frames)
            if end == "done":
                return told, start >= len(found)
            start += 1  # what took too long is passed over
        return told, False


def called(code, tree, call, is_forked):
    """What one call comes to. The claim is made before any of the code runs."""
    try:
        claim = constructed(call["claim"]) if "claim" in call else None
        replacement = call.get("replaced")
        value = constructed(replacement["value"]) if replacement else None
    except Exception as error:
        return {"kind": "error", "name": "Construction", "message": cut("%s: %s" % (type(error).__name__, error), 300)[0]}
    namespace = {"__name__": "check", "__builtins__": builtins}
    output = Capped()
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = output
    say_value = encode
    try:
        random.seed(call["seed"])
        if "numpy" in sys.modules and hasattr(sys.modules["numpy"], "random"):
            sys.modules["numpy"].random.seed(call["seed"] % (1 << 32))
        if replacement:
            namespace[HOLE] = value
            exec(compile(holed(tree, replacement["node"]), "<check>", "exec"), namespace)
        else:
            exec(compile(code, "<check>", "exec"), namespace)
        function = namespace.get(call["fn"])
        if not callable(function):
            return {"kind": "missing"}
        given = json.loads(call["inputs"])
        result = function(claim, given) if "claim" in call else function(given)
        made = {"kind": "value", "value": say_value(result, is_forked)}
    except (OutOfTime, MemoryError):
        return {"kind": "timeout"}
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) and not is_forked:
            raise
        try:
            message = cut(str(error), 300)[0]
        except BaseException:
            message = ""
        return {"kind": "error", "name": cut(type(error).__name__, 60)[0], "message": message}
    finally:
        sys.stdout, sys.stderr = before
    if output.text:
        made["out"] = output.text
    return made


class Capped(io.TextIOBase):
    """What the code prints is no part of its answer."""

    def __init__(self):
        self.text = ""

    def writable(self):
        return True

    def write(self, text):
        if len(self.text) < MOST_OUTPUT:
            self.text += str(text)[: MOST_OUTPUT - len(self.text)]
        return len(text)


def constructed(spec):
    """The Python value of a description: numbers exactly, in SymPy where Python has none."""
    kind = spec["is"]
    if kind == "int":
        return int(spec["value"])
    if kind == "float":
        return float(spec["value"])
    if kind == "bool":
        return bool(spec["value"])
    if kind == "str":
        return str(spec["value"])
    if kind == "sympy":
        import sympy

        return built(sympy, spec["tree"], [sympy.Symbol(name) for name in spec["names"]])
    items = [constructed(item) for item in spec["items"]]
    return {"set": set, "tuple": tuple, "list": list}[kind](items)


def built(S, tree, symbols):
    head, args = tree[0], tree[1:]
    if head == "number":
        return S.Rational(int(args[0]), int(args[1]))
    if head == "symbol":
        return symbols[args[0]]
    if head == "constant":
        return getattr(S, CONSTANTS[args[0]])
    parts = [built(S, arg, symbols) for arg in args]
    if head == "negate":
        return -parts[0]
    if head == "divide":
        return parts[0] / parts[1]
    if head == "root":
        return S.real_root(parts[0], parts[1]) if parts[1].is_odd else parts[0] ** (1 / parts[1])
    if head == "log":
        return S.log(parts[0], parts[1] if len(parts) > 1 else 10)
    return getattr(S, SYMPY[head])(*parts)
