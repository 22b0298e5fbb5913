"""What the numbers say of both sides of an equation as they are written: values by mpmath alone.

Read before equality.py, as one program with it.
"""
import json
from fractions import Fraction

from mpmath import mp


class Undefined(Exception):
    """No value here."""


class Unknown(Exception):
    """This cannot be computed."""


def valued(tree, at):
    """The value of a tree as it is written, by mpmath alone."""
    head, args = tree[0], tree[1:]
    if head == "number":
        return mp.mpf(int(args[0])) / int(args[1])
    if head == "symbol":
        return at[args[0]]
    if head == "constant":
        return {"pi": +mp.pi, "e": +mp.e, "i": mp.mpc(0, 1), "infinity": mp.inf}[args[0]]
    if head in ("sum", "product", "integral", "limit", "derivative"):
        return analytic(head, args, at)
    values = [valued(arg, at) for arg in args]
    a = values[0]
    b = values[1] if len(values) > 1 else None
    try:
        return applied(head, values, a, b)
    except (ZeroDivisionError, OverflowError):
        raise Undefined()
    except ValueError:
        raise Undefined()


def applied(head, values, a, b):
    if head == "add":
        return mp.fsum(values)
    if head == "multiply":
        return mp.fprod(values)
    if head == "negate":
        return -a
    if head == "divide":
        return a / b
    if head == "power":
        if a == 0 and not b > 0:
            raise Undefined()
        if not isinstance(a, mp.mpc) and a < 0 and b != mp.nint(b):
            raise Undefined()
        return mp.power(a, b)
    if head == "sqrt":
        return mp.sqrt(a)
    if head == "root":
        if not isinstance(a, mp.mpc) and a < 0 and int(b) % 2 == 1:
            return -mp.root(-a, int(b))
        return mp.root(a, int(b))
    if head in ("ln", "log"):
        if a == 0:
            raise Undefined()
        return mp.log(a) if head == "ln" else mp.log(a) / mp.log(b if b is not None else 10)
    if head in ("factorial", "gamma"):
        return mp.gamma(a + (1 if head == "factorial" else 0))
    if head == "mod":
        return a - b * mp.floor(a / b)
    if head in ("gcd", "lcm"):
        import math

        whole = [int(v) for v in values]
        if any(v != w for v, w in zip(values, whole)):
            raise Undefined()
        result = abs(whole[0])
        for w in whole[1:]:
            common = math.gcd(result, w)
            result = common if head == "gcd" else (abs(result * w) // common if common else 0)
        return mp.mpf(result)
    simple = {
        "abs": abs, "sign": mp.sign, "floor": mp.floor, "ceiling": mp.ceil, "exp": mp.exp, "sin": mp.sin, "cos": mp.cos, "tan": mp.tan,
        "cot": mp.cot, "sec": mp.sec, "csc": mp.csc, "arcsin": mp.asin, "arccos": mp.acos, "arctan": mp.atan, "arccot": mp.acot,
        "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh, "coth": mp.coth, "arsinh": mp.asinh, "arcosh": mp.acosh, "artanh": mp.atanh,
        "real-part": mp.re, "imaginary-part": mp.im, "conjugate": mp.conj, "argument": mp.arg,
    }
    if head in simple:
        return simple[head](a)
    if head == "binomial":
        return mp.binomial(a, b)
    if head in ("max", "min"):
        return (max if head == "max" else min)(values)
    raise Unknown()


def analytic(head, args, at):
    index = args[1][1]

    def body(value):
        inner = list(at)
        inner[index] = mp.mpmathify(value)
        return valued(args[0], inner)

    if head == "derivative":
        return mp.diff(body, at[index], int(args[2][1]))
    if head == "limit":
        return limit(body, valued(args[2], at), args[3][1] if len(args) > 3 else "+-")
    low, high = valued(args[2], at), valued(args[3], at)
    if isinstance(low, mp.mpc) or isinstance(high, mp.mpc):
        raise Unknown()
    if head == "integral":
        value, error = mp.quad(body, [low, high], error=True)
        closer = mp.quad(body, [low, between(low, high), high])
        if error > mp.mpf(10) ** -15 * (1 + abs(value)) or abs(value - closer) > mp.mpf(10) ** -13 * (1 + abs(value)):
            raise Unknown()
        return value
    if mp.isinf(high) or mp.isinf(low):
        if mp.isinf(low):
            raise Unknown()
        series = (mp.nsum if head == "sum" else mp.nprod)
        value = series(body, [int(low), mp.inf])
        later = series(lambda k: body(k), [int(low) + 3, mp.inf])
        first = [body(int(low) + k) for k in range(3)]
        again = later + mp.fsum(first) if head == "sum" else later * mp.fprod(first)
        if not mp.isfinite(value) or abs(value - again) > mp.mpf(10) ** -12 * (1 + abs(value)):
            raise Unknown()
        return value
    if low != int(low) or high != int(high) or high - low > 20000:
        raise Unknown()
    terms = [body(k) for k in range(int(low), int(high) + 1)]
    return mp.fsum(terms) if head == "sum" else mp.fprod(terms)


def between(low, high):
    if mp.isfinite(low) and mp.isfinite(high):
        return low + (high - low) * mp.mpf(3) / 7
    return low + 2 if mp.isfinite(low) else high - 2 if mp.isfinite(high) else mp.mpf(1)


def limit(body, target, side):
    ways = []
    for sign in ([1] if mp.isinf(target) or side == "+" else [-1] if side == "-" else [1, -1]):
        if mp.isinf(target):
            values = [body(mp.sign(target) * mp.mpf(10) ** k) for k in (3, 5, 7, 9)]
        else:
            values = [body(target + sign * mp.mpf(10) ** -k) for k in (4, 7, 10, 13)]
        steps = [abs(b - a) for a, b in zip(values, values[1:])]
        if not all(b <= a / 4 or b < mp.mpf(10) ** -18 for a, b in zip(steps, steps[1:])) or steps[-1] > mp.mpf(10) ** -5 * (1 + abs(values[-1])):
            raise Unknown()
        ways.append(values[-1])
    if max(ways) - min(ways) > mp.mpf(10) ** -5 * (1 + abs(ways[0])):
        raise Undefined()
    return ways[0]


def holds(tree, at):
    head = tree[0]
    if head == "and":
        return all(holds(part, at) for part in tree[1:])
    if head == "or":
        return any(holds(part, at) for part in tree[1:])
    a, b = valued(tree[1], at), valued(tree[2], at)
    if isinstance(a, mp.mpc) or isinstance(b, mp.mpc):
        raise Undefined()
    return {"equal": a == b, "not-equal": a != b, "less": a < b, "less-equal": a <= b, "greater": a > b, "greater-equal": a >= b}[head]


POOL = [Fraction(n, d) for n, d in ((2, 1), (1, 2), (3, 1), (1, 3), (-1, 2), (5, 2), (1, 1), (3, 4), (-2, 1), (7, 3), (-2, 3), (1, 5), (4, 1), (13, 7), (9, 10), (-7, 5), (0, 1), (6, 1), (11, 2), (-3, 1), (5, 1), (17, 3), (1, 7), (8, 1))]
WHOLE = [Fraction(n) for n in (2, 1, 3, 5, 4, 0, 6, 7, -1, 9, 12, -3, 10, 15, -2, 8)]


def points(symbols, assumptions):
    """Points of the domain, simplest first, with the free symbols walking the pool at different paces."""
    free = [(i, s) for i, s in enumerate(symbols) if s["free"]]
    for turn in range(60):
        at, shown = [None] * len(symbols), {}
        for place, (i, s) in enumerate(free):
            pool = POOL if s["domain"] == "real" else WHOLE
            value = pool[(turn * (2 * place + 1) + 5 * place) % len(pool)]
            if s["domain"] == "natural" and value < 0:
                value = -value
            at[i] = mp.mpf(value.numerator) / value.denominator
            shown[i] = str(value)
        try:
            if all(holds(a, at) for a in assumptions):
                yield at, shown
        except (Undefined, Unknown):
            continue
        if not free:
            return


def real_or_none(tree, at, complex_allowed):
    try:
        value = valued(tree, at)
    except Undefined:
        return None
    if isinstance(value, mp.mpc):
        if complex_allowed:
            return value
        if abs(value.imag) > mp.mpf(10) ** -25 * (1 + abs(value.real)):
            return None
        value = value.real
    return value if mp.isfinite(value) else None


def tolerance(trees):
    text = json.dumps(trees)
    if '"limit"' in text:
        return mp.mpf(10) ** -4, "4"
    if '"integral"' in text or '"derivative"' in text or '"infinity"' in text:
        return mp.mpf(10) ** -11, "11"
    return mp.mpf(10) ** -30, "30"


def numeric(question):
    """What the numbers say of both sides as they are written."""
    mp.dps = 45
    allowed, digits = tolerance([question["left"], question["right"]])
    agreed, lopsided, blind = 0, 0, 0
    seen = set()
    for at, shown in points(question["symbols"], question["assumptions"]):
        key = json.dumps(shown, sort_keys=True)
        if key in seen:
            continue
        seen.add(key)
        try:
            left = real_or_none(question["left"], at, question["complex"])
            right = real_or_none(question["right"], at, question["complex"])
        except (Unknown, mp.NoConvergence, TypeError, KeyError):
            blind += 1
            if blind > 3:
                break
            continue
        if left is None or right is None:
            lopsided += (left is None) != (right is None)
            continue
        if abs(left - right) <= allowed * (1 + abs(left) + abs(right)):
            agreed += 1
        elif abs(left - right) > mp.mpf(10) ** -3 * (mp.mpf(10) ** -3 + abs(left) + abs(right)):
            return {"numeric": "differs", "point": shown, "left": mp.nstr(left, 10), "right": mp.nstr(right, 10)}
        else:
            blind += 1
        if agreed >= 12:
            break
    if lopsided > 1:
        return {"numeric": "one-sided"}
    enough = 6 if any(s["free"] for s in question["symbols"]) else 1
    return {"numeric": "agrees" if agreed >= enough else "silent", "points": agreed, "digits": int(digits)}
