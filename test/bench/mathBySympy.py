"""Decides `left = right` with SymPy, one claim a line: {"left", "right", "names"} in, {"same", "ms"} out.

Fair to SymPy: it constructs the expressions by its own constructors, nothing is parsed, and neither
starting Python nor importing SymPy is counted.
"""
import json
import signal
import sys
import time

started = time.perf_counter()
import sympy
from sympy import *  # noqa: F403

limit = float(sys.argv[1])
sys.set_int_max_str_digits(0)
sys.setrecursionlimit(5000)


class OutOfTime(BaseException):
    pass


def ring(*_):
    raise OutOfTime()


signal.signal(signal.SIGALRM, ring)
print(json.dumps({"started": (time.perf_counter() - started) * 1000, "version": sympy.__version__}), flush=True)
everything = {name: value for name, value in vars(sympy).items() if not name.startswith("_")}

rows = [json.loads(line) for line in sys.stdin if line.strip()]


def decide(row):
    scope = dict(everything)
    scope.update({name: Symbol(name, real=True) for name in row["names"]})  # noqa: F405
    begun = time.perf_counter()
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        left, right = eval(row["left"], scope), eval(row["right"], scope)
        difference = simplify(left - right)  # noqa: F405
        same = difference == 0 or (hasattr(difference, "is_zero_matrix") and difference.is_zero_matrix is True)
        verdict = "same" if same else "different" if getattr(difference, "is_Rational", False) else "open"
    except OutOfTime:
        verdict = "out of time"
    except Exception as error:
        verdict = "error " + type(error).__name__
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"same": verdict, "ms": (time.perf_counter() - begun) * 1000}


# One round to warm up, as the other side has.
for row in rows[:60]:
    decide(row)
sympy.core.cache.clear_cache()
for row in rows:
    print(json.dumps(decide(row)), flush=True)
