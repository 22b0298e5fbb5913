"""Runs checks of the corpora and says what they do; shares nothing with what judges checks.

`accepts`: for each {shape, code, inputs, claim, nearby} the index of the first claim in `nearby` that
differs from the true `claim` and for which `check` returns True, or -1. Only where `claim` itself passes.
`holds`: for each entry of a corpus "" or what is wrong with it: a good one computes or accepts its claim
when the claim is true and does not otherwise; a bad one does what its `shown` says.
Standard input and output are JSON. Python with SymPy; SIGALRM where the system has it.
"""
import contextlib
import copy
import io
import json
import re
import signal
import sys

import sympy

SECONDS = 10


def number(text):
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return sympy.sympify(text.replace("^", "**"))


def expression(claim):
    names = {"i": sympy.I, **{name: sympy.Symbol(name) for name in claim["variables"]}}
    return sympy.sympify(claim["value"].replace("^", "**"), locals=names)


def value(claim):
    kind = claim["kind"]
    if kind == "number":
        return number(claim["value"])
    if kind == "boolean":
        return claim["value"]
    if kind == "set":
        return {number(each) for each in claim["elements"]}
    if kind == "tuple":
        return tuple(number(each) for each in claim["elements"])
    if kind == "matrix":
        return [[number(each) for each in row] for row in claim["rows"]]
    return expression(claim)


def equal(computed, text):
    """Whether a computed number is the claimed one, at the precision it is printed with."""
    if isinstance(computed, bool) or computed is None:
        return False
    decimals = re.fullmatch(r"-?\d+\.(\d+)", text)
    if decimals:
        return abs(float(computed) - float(text)) <= 0.5 * 10 ** -len(decimals.group(1)) * (1 + 1e-9)
    difference = complex(sympy.N(sympy.sympify(computed) - sympy.sympify(text.replace("^", "**")), 30))
    return abs(difference) < 1e-12 * max(1, abs(complex(sympy.N(sympy.sympify(text.replace("^", "**"))))))


def same(computed, claim):
    kind = claim["kind"]
    if kind == "number":
        return equal(computed, claim["value"])
    if kind == "boolean":
        return type(computed) is bool and computed == claim["value"]
    if kind == "set":
        elements = claim["elements"]
        return len(computed) == len(elements) and all(any(equal(a, b) for b in elements) for a in computed)
    if kind == "tuple":
        return len(computed) == len(claim["elements"]) and all(equal(a, b) for a, b in zip(computed, claim["elements"]))
    if kind == "matrix":
        return len(computed) == len(claim["rows"]) and all(len(r) == len(s) and all(equal(a, b) for a, b in zip(r, s)) for r, s in zip(computed, claim["rows"]))
    difference = sympy.sympify(computed) - expression(claim)
    if claim["upTo"] == "constant":
        difference = sympy.diff(difference, sympy.Symbol(claim["variables"][0]))
    return zero(difference)


def zero(difference):
    names = sorted(difference.free_symbols, key=str)
    points = [{name: sympy.Rational(7 * k + 3 * i + 2, 11) for i, name in enumerate(names)} for k in range(1, 5)]
    return all(abs(complex(sympy.N(difference.subs(point), 30))) < 1e-15 for point in points)


def differs(claim, other):
    """Whether a claim near a true one is false: by a margin, where the true one was rounded."""
    if other["kind"] == "number":
        decimals = re.fullmatch(r"-?\d+\.(\d+)", claim["value"])
        a, b = (complex(sympy.N(number(each["value"]), 30)) for each in (claim, other))
        return abs(a - b) > (1.5 * 10 ** -len(decimals.group(1)) if decimals else 1e-9)
    if other["kind"] == "expression":
        return not same(expression(other), claim)
    return not same(value(other), claim)


class Overtime(Exception):
    pass


def overtime(*_):
    raise Overtime()


def call(entry, claim=None, inputs=None):
    namespace = {"__name__": "check"}
    inputs = copy.deepcopy(entry["inputs"] if inputs is None else inputs)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, overtime)
        signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(entry["code"], "<check>", "exec"), namespace)
            if entry["shape"] == "compute":
                return namespace["compute"](inputs)
            return namespace["check"](value(entry["claim"] if claim is None else claim), inputs)
    except Exception as error:
        return error
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)


def accepted(entry):
    if not entry["nearby"] or entry["shape"] != "check" or call(entry) is not True:
        return -1
    for index, other in enumerate(entry["nearby"]):
        if differs(entry["claim"], other) and call(entry, claim=other) is True:
            return index
    return -1


def moved(given):
    if isinstance(given, bool):
        return not given
    if isinstance(given, int):
        return given + 3
    if isinstance(given, float):
        return given * 2
    if isinstance(given, str):
        return given + given[:2]
    return [moved(each) for each in given]


def trouble(entry):
    outcome = call(entry)
    passes = outcome is True if entry["shape"] == "check" else not isinstance(outcome, Exception) and same(outcome, entry["claim"])
    if entry["is"] == "good":
        return "" if passes == entry["claimTrue"] and not isinstance(outcome, Exception) else "gives %r" % (outcome,)
    shown = entry["shown"]
    if "accepts" in shown:
        other = call(entry, claim=shown["accepts"])
        return "" if outcome is True and other is True else "gives %r and %r" % (outcome, other)
    if "ignores" in shown:
        name = shown["ignores"]
        other = call(entry, inputs={**entry["inputs"], name: moved(entry["inputs"][name])})
        return "" if repr(other) == repr(outcome) else "%s changes %r to %r" % (name, outcome, other)
    if "answer" in shown:
        return "" if passes else "gives %r" % (outcome,)
    if "returns" in shown:
        return "" if type(outcome) is not bool else "gives %r" % (outcome,)
    return ""


what = {"accepts": accepted, "holds": trouble}[sys.argv[1]]
json.dump([what(entry) for entry in json.load(sys.stdin)], sys.stdout)
