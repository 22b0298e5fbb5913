"""Decides equations for Therefore with SymPy and, apart from it, with mpmath.

therefore_decide takes a JSON text {"left", "right", "assumptions", "symbols", "complex"} whose
expressions are trees ["operator", ...arguments]; it never parses or evaluates text of a document. It
answers {"proved": bool, "numeric": "agrees"|"differs"|"one-sided"|"silent", ...}: the two are found
independently, the proof by SymPy's algebra here, the numbers by mpmath in numbers.py, which is read
first, as one program with this.
Python 3.8 and newer, SymPy 1.10 and newer.
"""
import json

import sympy as S

SYMPY = {
    "add": S.Add, "multiply": S.Mul, "power": S.Pow, "abs": S.Abs, "sign": S.sign, "floor": S.floor, "ceiling": S.ceiling,
    "exp": S.exp, "ln": S.log, "sqrt": S.sqrt, "sin": S.sin, "cos": S.cos, "tan": S.tan, "cot": S.cot, "sec": S.sec, "csc": S.csc,
    "arcsin": S.asin, "arccos": S.acos, "arctan": S.atan, "arccot": S.acot, "sinh": S.sinh, "cosh": S.cosh, "tanh": S.tanh,
    "coth": S.coth, "arsinh": S.asinh, "arcosh": S.acosh, "artanh": S.atanh, "factorial": S.factorial, "gamma": S.gamma,
    "binomial": S.binomial, "max": S.Max, "min": S.Min, "gcd": S.gcd, "lcm": S.lcm, "mod": S.Mod, "real-part": S.re,
    "imaginary-part": S.im, "conjugate": S.conjugate, "argument": S.arg,
}
CONSTANTS = {"pi": S.pi, "e": S.E, "i": S.I, "infinity": S.oo}
RELATIONS = {"equal": S.Eq, "not-equal": S.Ne, "less": S.Lt, "less-equal": S.Le, "greater": S.Gt, "greater-equal": S.Ge}


def build(tree, symbols):
    """The SymPy expression of a tree; sums, integrals and limits stay as they are until `doit`."""
    head, args = tree[0], tree[1:]
    if head == "number":
        return S.Rational(int(args[0]), int(args[1]))
    if head == "symbol":
        return symbols[args[0]]
    if head == "constant":
        return CONSTANTS[args[0]]
    if head in ("sum", "product", "integral", "limit", "derivative"):
        inner = list(symbols)
        index = args[1][1]
        inner[index] = S.Symbol("k%d" % index, integer=True) if head in ("sum", "product") else S.Symbol("x%d" % index, real=True)
        if head == "derivative":
            return S.Derivative(build(args[0], symbols), (symbols[index], int(args[2][1])))
        body = build(args[0], inner)
        ends = [build(arg, symbols) for arg in args[2:] if arg[0] != "side"]
        if head == "limit":
            side = args[3][1] if len(args) > 3 else "+-"
            return S.Limit(body, inner[index], ends[0], "+" if ends[0] in (S.oo, -S.oo) else side)
        return {"sum": S.Sum, "product": S.Product, "integral": S.Integral}[head](body, (inner[index], ends[0], ends[1]))
    parts = [build(arg, symbols) for arg in args]
    if head == "negate":
        return -parts[0]
    if head == "divide":
        return parts[0] / parts[1]
    if head == "root":
        return S.real_root(parts[0], parts[1]) if parts[1].is_odd else parts[0] ** (1 / parts[1])
    if head == "log":
        return S.log(parts[0], parts[1] if len(parts) > 1 else 10)
    return SYMPY[head](*parts)


def symbol(index, s):
    given = {"real": True}
    if s["domain"] != "real":
        given["integer"] = True
    if s["domain"] == "natural":
        given["nonnegative"] = True
    if s.get("positive"):
        given["positive"] = True
    return S.Symbol("s%d" % index, **given)


def chosen(expression, assumptions):
    """Of a piecewise result, the piece whose condition follows from what is assumed."""
    for piecewise in expression.atoms(S.Piecewise):
        for value, condition in piecewise.args:
            if follows(condition, assumptions):
                expression = expression.subs(piecewise, value)
                break
    return expression


def follows(condition, assumptions):
    if condition in (True, S.true):
        return True
    free = condition.free_symbols
    if len(free) != 1:
        return False
    known = S.S.Reals
    (x,) = free
    if x.is_positive:
        known = S.Interval.open(0, S.oo)
    for assumption in assumptions:
        if assumption.free_symbols == free:
            known = known.intersect(assumption.as_set())
    return known.is_subset(condition.as_set()) is True


def equal_zero(difference):
    if difference == 0:
        return True
    if difference.has(S.nan, S.zoo, S.oo, S.Sum, S.Integral, S.Limit, S.Product, S.Derivative):
        return False
    if S.simplify(difference) == 0:
        return True
    for rewrite in (S.expand_trig, S.expand_log, S.powsimp, S.combsimp, S.radsimp, lambda d: S.simplify(S.expand(d, complex=False))):
        try:
            if S.simplify(rewrite(difference)) == 0:
                return True
        except (NotImplementedError, TypeError, ValueError):
            continue
    return difference.equals(0) is True


def proved(question):
    """Whether SymPy's algebra shows the sides equal."""
    symbols = [symbol(index, s) for index, s in enumerate(question["symbols"])]
    left, right = [build(question[side], symbols).doit() for side in ("left", "right")]
    assumptions = []
    for tree in question["assumptions"]:
        try:
            made = RELATIONS[tree[0]](*[build(part, symbols) for part in tree[1:]])
            if made not in (True, False, S.true, S.false):
                assumptions.append(made)
        except (KeyError, TypeError, NotImplementedError, ValueError):
            continue
    left, right = [chosen(side, assumptions) for side in (left, right)]
    if left in (S.oo, -S.oo) or right in (S.oo, -S.oo):
        return False
    return equal_zero(left - right)


def therefore_decide(text):
    question = json.loads(text)
    answer = numeric(question)
    answer["proved"] = False
    if answer["numeric"] in ("agrees", "differs"):
        try:
            answer["proved"] = bool(proved(question))
        except Exception as error:  # SymPy raises of every kind; none is a proof
            answer["trouble"] = type(error).__name__ + ": " + str(error)[:200]
    answer["disproved"] = answer["numeric"] == "differs" and not answer["proved"] and confirmed(question, answer)
    answer["sympy"] = S.__version__
    return answer


def confirmed(question, answer):
    """Whether SymPy's own value of each side, where it has one, is the one the numbers gave."""
    symbols = [symbol(index, s) for index, s in enumerate(question["symbols"])]
    at = {symbols[int(index)]: S.Rational(value) for index, value in answer["point"].items()}
    for side in ("left", "right"):
        written = json.dumps(question[side])
        # An extrapolation has no bound of its error, so it needs SymPy's word.
        extrapolated = '"limit"' in written or '"infinity"' in written and '"integral"' not in written
        try:
            value = S.N(build(question[side], symbols).subs(at).doit(), 15)
            known = value.is_number and value.is_finite and not value.has(S.Sum, S.Integral, S.Limit, S.Product, S.Derivative)
        except Exception:  # SymPy raises of every kind; none is a value
            known = False
        if known and abs(value - S.Float(answer[side], 15)) > S.Float("1e-4") * (1 + abs(value)):
            return False
        if extrapolated and not known:
            return False
    return True
