"""What SymPy proposes as the answer to a task: an antiderivative, a limit, roots, factors.

therefore_solve takes a JSON text {"kind", "symbols", ...} whose expressions are trees as in equality.py, which is
read first, as one program with this; it never parses or evaluates text of a document. It answers
{"answers": [tree, ...]}, the likeliest first, or of equations {"solutions": [[tree, ...], ...]}. Nothing here is
believed: whoever asks confirms it. What has no tree is left out, so an empty list says nothing.
Python 3.8 and newer, SymPy 1.10 and newer.
"""
import json

import sympy as S
from sympy.integrals.manualintegrate import manualintegrate

NAMES = {
    S.Abs: "abs", S.sign: "sign", S.floor: "floor", S.ceiling: "ceiling", S.log: "ln", S.sin: "sin", S.cos: "cos", S.tan: "tan", S.cot: "cot", S.sec: "sec",
    S.csc: "csc", S.asin: "arcsin", S.acos: "arccos", S.atan: "arctan", S.acot: "arccot", S.sinh: "sinh", S.cosh: "cosh", S.tanh: "tanh", S.coth: "coth",
    S.asinh: "arsinh", S.acosh: "arcosh", S.atanh: "artanh", S.factorial: "factorial", S.binomial: "binomial", S.Max: "max", S.Min: "min",
}
MOST_NODES = 300
MOST_ANSWERS = 4
MOST_SOLUTIONS = 24


class NoTree(Exception):
    """The expression holds something that has no tree."""


class Trees:
    """Trees of expressions in the given symbols, as large as somebody may want to read."""

    def __init__(self, symbols):
        self.symbols = symbols
        self.nodes = 0

    def tree(self, e):
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise NoTree()
        if e in self.symbols:
            return ["symbol", self.symbols.index(e)]
        if e.is_Rational:
            size = ["number", str(abs(e.p)), str(e.q)]
            return ["negate", size] if e.p < 0 else size
        if e in (S.pi, S.E, S.I, S.oo):
            return ["constant", {S.pi: "pi", S.E: "e", S.I: "i", S.oo: "infinity"}[e]]
        if e == -S.oo:
            return ["negate", ["constant", "infinity"]]
        if e.is_Add:
            terms = e.as_ordered_terms()
            return ["add"] + [self.tree(term) for term in terms]
        if e.is_Mul:
            return self.product(e)
        if isinstance(e, S.exp):
            return ["power", ["constant", "e"], self.tree(e.args[0])]
        if e.is_Pow:
            return self.power(*e.as_base_exp())
        name = NAMES.get(e.func)
        if name is None or not e.args:
            raise NoTree()
        return [name] + [self.tree(arg) for arg in e.args]

    def product(self, e):
        if e.could_extract_minus_sign() and not (-e).could_extract_minus_sign():
            return ["negate", self.tree(-e)]
        above, below = S.fraction(e)
        if below != 1:
            return ["divide", self.tree(above), self.tree(below)]
        factors = e.as_ordered_factors()
        if any(factor == e for factor in factors):
            raise NoTree()
        return ["multiply"] + [self.tree(factor) for factor in factors]

    def power(self, base, exponent):
        if exponent.is_Rational and exponent < 0:
            return ["divide", ["number", "1", "1"], self.tree(base ** -exponent)]
        if exponent == S.Rational(1, 2):
            return ["sqrt", self.tree(base)]
        if exponent.is_Rational and exponent.p == 1 and exponent.q != 1:
            return ["root", self.tree(base), ["number", str(exponent.q), "1"]]
        return ["power", self.tree(base), self.tree(exponent)]


def unfinished(e):
    return e.has(S.Integral, S.Sum, S.Product, S.Limit, S.Derivative, S.nan, S.zoo, S.RootOf, S.AccumBounds) or bool(e.atoms(S.Float))


def attempts(*ways):
    """What each way gives, where it gives anything; SymPy raises of every kind, and none is an answer."""
    for way in ways:
        try:
            found = way()
        except (KeyboardInterrupt, MemoryError):
            raise
        except Exception:
            continue
        if found is not None:
            yield found


def proposals(symbols, *ways):
    answers = []
    for found in attempts(*ways):
        found = S.sympify(found)
        if isinstance(found, S.Piecewise):
            found = found.args[0][0]
        if unfinished(found) or found.has(S.Piecewise):
            continue
        try:
            tree = Trees(symbols).tree(found)
        except (NoTree, RecursionError, ValueError):
            continue
        if tree not in answers:
            answers.append(tree)
        if len(answers) >= MOST_ANSWERS:
            break
    return {"answers": answers}


def antiderivative_of(question, symbols):
    f, x = build(question["body"], symbols), symbols[question["variable"]]
    plain = S.Symbol("u")
    # A letter that may be complex keeps SymPy from taking squares apart by signs.
    g = f.subs(x, plain)

    def back(found):
        return found.subs(plain, x)

    if not question["thorough"]:
        return proposals(symbols, lambda: back(manualintegrate(g, plain)))
    return proposals(symbols, lambda: S.integrate(f, x), lambda: back(S.integrate(S.apart(g, plain), plain)) if g.is_rational_function(plain) else None)


def integral_of(question, symbols):
    f, x = build(question["body"], symbols), symbols[question["variable"]]
    low, high = [build(end, symbols) for end in question["ends"]]
    held = []

    def value():
        held.append(S.integrate(f, (x, low, high)))
        return S.simplify(held[0])

    return proposals(symbols, value, lambda: held[0], lambda: S.expand(S.simplify(held[0])))


def limit_of(question, symbols):
    f, x = build(question["body"], symbols), symbols[question["variable"]]
    target = build(question["target"], symbols)
    side = question["side"]
    if target in (S.oo, -S.oo):
        return proposals(symbols, lambda: S.limit(f, x, target))
    if side in ("+", "-"):
        return proposals(symbols, lambda: S.limit(f, x, target, side))

    def both():
        left, right = S.limit(f, x, target, "-"), S.limit(f, x, target, "+")
        return right if S.simplify(left - right) == 0 or left == right else None

    return proposals(symbols, both)


def sum_of(question, symbols):
    index = S.Symbol("k", integer=True)
    inner = list(symbols)
    inner[question["variable"]] = index
    low, high = [build(end, symbols) for end in question["ends"]]
    f = build(question["body"], inner)
    held = []

    def value():
        held.append(S.summation(f, (index, low, high)))
        return S.factor(held[0])

    return proposals(symbols, value, lambda: S.simplify(held[0]), lambda: held[0])


def factors_of(question, symbols):
    f = build(question["body"], symbols)
    return proposals(symbols, lambda: S.factor(f))


def simpler_of(question, symbols):
    f = build(question["body"], symbols)
    ways = (S.simplify, S.sqrtdenest, lambda e: S.radsimp(S.sqrtdenest(e)), S.nsimplify, S.trigsimp, lambda e: S.factor(S.simplify(e)))
    return proposals(symbols, *[lambda way=way: way(f) for way in ways])


def solutions_of(question, symbols):
    """Tuples of values of the unknowns, each by each a solution; principal ones only, and maybe not all."""
    unknowns = [symbols[index] for index in question["unknowns"]]
    # Without assumptions, so that complex solutions are there to be counted.
    loose = {symbol: S.Symbol("u%d" % index) for index, symbol in enumerate(symbols)}
    back = {new: old for old, new in loose.items()}
    sides = [S.nsimplify(build(left, symbols) - build(right, symbols)).subs(loose) for left, right in question["equations"]]
    wanted = [loose[unknown] for unknown in unknowns]
    found = []

    def take(values):
        values = [S.sympify(value).subs(back) for value in values]
        if any(unfinished(value) or value.has(S.Piecewise) or value.free_symbols & set(unknowns) for value in values):
            return
        try:
            made = Trees(symbols)
            trees = []
            for value in values:
                made.nodes = 0
                trees.append(made.tree(shortest(value)))
        except (NoTree, RecursionError, ValueError):
            return
        if trees not in found and len(found) < MOST_SOLUTIONS:
            found.append(trees)

    if len(wanted) == 1:
        # The size of a complex number would be another equation.
        if sides[0].has(S.Abs):
            sides, wanted = [sides[0].subs(back)], unknowns
        for values in attempts(lambda: S.solve(sides[0], wanted[0])):
            for value in values:
                take([value])
    else:
        for solutions in attempts(lambda: S.solve(sides, wanted, dict=True)):
            for solution in solutions:
                if all(unknown in solution for unknown in wanted):
                    take([solution[unknown] for unknown in wanted])
    return {"solutions": found}


def shortest(value):
    """Nested roots opened where that is possible."""
    ways = [value]
    ways.extend(attempts(lambda: S.sqrtdenest(value), lambda: S.radsimp(S.sqrtdenest(value))))
    return min(ways, key=S.count_ops)


WORK = {"antiderivative": antiderivative_of, "definite": integral_of, "limit": limit_of, "sum": sum_of, "factor": factors_of, "simplify": simpler_of, "equations": solutions_of}


def therefore_solve(text):
    question = json.loads(text)
    symbols = [symbol(index, s) for index, s in enumerate(question["symbols"])]
    return WORK[question["kind"]](question, symbols)
