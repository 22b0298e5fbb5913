"""Says what a Python value is as JSON, for Therefore to judge.

encode(value, own=False) never raises and never asks the value's own class how it looks or compares,
unless `own` says that this process is one that may be lost. What is long or deep is cut, and says so.
Nothing is imported: NumPy, pandas, SymPy, mpmath and Matplotlib are known where they were imported
already. Python 3.8 and newer.
"""
import decimal
import fractions
import itertools
import sys

MOST_ITEMS = 64
MOST_DEPTH = 4
MOST_TEXT = 500
MOST_NODES = 2000
MOST_BITS = 400_000
# Python 3.11 refuses to print longer ones in decimal.
DECIMAL_BITS = 12_000


def encode(value, own=False):
    try:
        return Encoding(own).value(value, 0)
    except RecursionError:
        return {"kind": "opaque", "type": "deep"}
    except Exception:
        return {"kind": "opaque", "type": type_name(value)}


def type_name(value):
    kind = type(value)
    try:
        name = "%s.%s" % (type.__dict__["__module__"].__get__(kind), type.__dict__["__qualname__"].__get__(kind))
    except Exception:
        name = "?"
    return cut(name[9:] if name.startswith("builtins.") else name, 120)[0]


def cut(text, most=MOST_TEXT):
    text = str.__str__(text)
    return (text, False) if str.__len__(text) <= most else (text[:most], True)


def integer(value):
    value = int.__add__(value, 0)
    bits = value.bit_length()
    if bits > MOST_BITS:
        return {"kind": "opaque", "type": "int", "text": "%d bits" % bits}
    return {"kind": "integer", "value": str(value) if bits <= DECIMAL_BITS else hex(value)}


def floating(value, text=None, bits=64):
    value = float.__add__(value, 0.0)
    return {"kind": "float", "text": text or float.__repr__(value), "hex": float.hex(value), "bits": bits}


def module(name):
    return sys.modules.get(name)


class Opaque(Exception):
    pass


class Encoding:
    def __init__(self, own):
        self.own = own
        self.nodes = 0

    def value(self, value, depth):
        self.nodes += 1
        kind = type(value)
        if value is None:
            return {"kind": "none"}
        if kind is bool:
            return {"kind": "boolean", "value": value}
        if issubclass(kind, int):
            return integer(value)
        if issubclass(kind, float) and kind.__module__ != "numpy":
            return floating(value)
        if kind is complex:
            return {"kind": "complex", "re": floating(value.real), "im": floating(value.imag)}
        if issubclass(kind, str) and kind.__module__ != "numpy":
            text, was_cut = cut(value)
            return {"kind": "text", "text": text, "cut": was_cut}
        if kind is fractions.Fraction:
            return {"kind": "fraction", "numerator": integer(value.numerator), "denominator": integer(value.denominator)}
        if kind is decimal.Decimal:
            return {"kind": "decimal", "text": cut(decimal.Decimal.__str__(value), 2000)[0]}
        for of_library in (self.numpy, self.sympy, self.mpmath, self.pandas, self.matplotlib):
            made = of_library(value, kind, depth)
            if made is not None:
                return made
        return self.collection(value, kind, depth) or self.opaque(value)

    def collection(self, value, kind, depth):
        if issubclass(kind, (tuple, list, set, frozenset)):
            base = next(base for base in (tuple, list, set, frozenset) if issubclass(kind, base))
            name = {frozenset: "set"}.get(base, base.__name__)
            return self.items(name, base.__iter__(value), base.__len__(value), depth)
        if kind is range:
            return self.items("list", iter(value), len(range(0)) if not value else (value[-1] - value[0]) // value.step + 1, depth)
        if kind in (type({}.keys()), type({}.values())):
            return self.items("list", iter(value), len(value), depth)
        if issubclass(kind, dict):
            length = dict.__len__(value)
            if depth >= MOST_DEPTH:
                return {"kind": "dict", "length": length, "entries": []}
            pairs = itertools.islice(dict.items(value), MOST_ITEMS)
            return {"kind": "dict", "length": length, "entries": [[self.value(k, depth + 1), self.value(v, depth + 1)] for k, v in pairs]}
        return None

    def items(self, kind, values, length, depth):
        if depth >= MOST_DEPTH or self.nodes > MOST_NODES:
            return {"kind": kind, "length": length, "items": []}
        return {"kind": kind, "length": length, "items": [self.value(item, depth + 1) for item in itertools.islice(values, MOST_ITEMS)]}

    def opaque(self, value):
        made = {"kind": "opaque", "type": type_name(value)}
        if self.own or type(value).__module__ in ("builtins", "datetime", "uuid"):
            try:
                made["text"] = cut(repr(value))[0]
            except Exception:
                pass
        return made

    def numpy(self, value, kind, depth):
        np = module("numpy")
        if np is None or not issubclass(kind, (getattr(np, "generic", ()), getattr(np, "ndarray", ()))):
            return None
        if issubclass(kind, np.generic):
            return self.scalar(np, value)
        flat = np.ndarray.ravel(np.asarray(value))
        return {
            "kind": "array", "type": str(value.dtype)[:60], "shape": [int(n) for n in np.ndarray.__getattribute__(value, "shape")],
            "items": [self.scalar(np, item) if isinstance(item, np.generic) else self.value(item, depth + 1) for item in flat[:MOST_ITEMS]],
        }

    def scalar(self, np, value):
        if isinstance(value, np.bool_):
            return {"kind": "boolean", "value": bool(value)}
        if isinstance(value, np.integer):
            return integer(int(value))
        if isinstance(value, np.floating):
            bits = value.dtype.itemsize * 8
            return floating(float(value), str(value), bits if bits < 64 else 64)
        if isinstance(value, np.complexfloating):
            bits = value.dtype.itemsize * 4
            return {"kind": "complex", "re": floating(float(value.real), str(value.real), min(bits, 64)), "im": floating(float(value.imag), str(value.imag), min(bits, 64))}
        if isinstance(value, np.str_):
            return dict(zip(("kind", "text", "cut"), ("text",) + cut(str(value))))
        return {"kind": "opaque", "type": type_name(value), "text": cut(str(value))[0]}

    def mpmath(self, value, kind, depth):
        mp = module("mpmath")
        if mp is None or not hasattr(mp, "mpf"):
            return None
        if issubclass(kind, mp.mpf):
            return {"kind": "decimal", "text": mp.nstr(value, mp.mp.dps, strip_zeros=False), "digits": mp.mp.dps}
        if issubclass(kind, mp.mpc):
            return {"kind": "complex", "re": self.mpmath(value.real, type(value.real), depth), "im": self.mpmath(value.imag, type(value.imag), depth)}
        if issubclass(kind, mp.matrix):
            return {"kind": "array", "type": "mpf", "shape": [value.rows, value.cols], "items": [self.value(item, depth + 1) for item in itertools.islice(value, MOST_ITEMS)]}
        return None

    def pandas(self, value, kind, depth):
        pd = module("pandas")
        if pd is None or not hasattr(pd, "DataFrame"):
            return None

        def several(values):
            return [self.value(item, MOST_DEPTH) for item in itertools.islice(values, MOST_ITEMS)]

        if issubclass(kind, pd.Index):
            return {"kind": "list", "length": len(value), "items": several(value[:MOST_ITEMS].to_numpy())}
        if issubclass(kind, pd.Series):
            head = pd.Series(value).iloc[:MOST_ITEMS]
            return {"kind": "series", "name": cut(str(head.name))[0], "length": len(value), "index": several(head.index.to_numpy()), "items": several(head.to_numpy())}
        if issubclass(kind, pd.DataFrame):
            rows, columns = [int(n) for n in value.shape]
            wide = min(columns, MOST_ITEMS)
            head = pd.DataFrame(value).iloc[: max(1, MOST_ITEMS // max(1, wide)), :wide]
            return {
                "kind": "frame", "shape": [rows, columns], "columns": several(head.columns.to_numpy()), "index": several(head.index.to_numpy()),
                "rows": [several(head.iloc[row].to_numpy()) for row in range(len(head))],
            }
        return None

    def matplotlib(self, value, kind, depth):
        if not issubclass(kind, getattr(module("matplotlib.lines"), "Line2D", ())):
            return None
        x, y = value.get_xdata(orig=True), value.get_ydata(orig=True)
        step = max(1, -(-len(x) // MOST_ITEMS))  # every n-th of many points, so that the whole line is seen
        return {"kind": "line", "length": len(x), **{name: [self.value(item, 2) for item in itertools.islice(iter(part), 0, None, step)] for name, part in (("x", x), ("y", y))}}

    def sympy(self, value, kind, depth):
        S = module("sympy")
        if S is None or not hasattr(S, "Basic") or not hasattr(S, "MatrixBase"):
            return None
        if not issubclass(kind, (S.Basic, S.MatrixBase)):
            return None
        if value is S.true or value is S.false:
            return {"kind": "boolean", "value": value is S.true}
        trees = Trees(S)
        try:
            tree = trees.of(value)
            return {"kind": "symbolic", "tree": tree, "assumptions": trees.assumptions}
        except (Opaque, RecursionError):
            made = {"kind": "opaque", "type": type_name(value)}
            if self.own:
                try:
                    made["text"] = cut(S.srepr(value), 2000)[0]
                except Exception:
                    pass
            return made


NAMES = {
    "Add": "add", "Mul": "multiply", "Pow": "power", "Abs": "abs", "sign": "sign", "floor": "floor", "ceiling": "ceiling", "exp": "exp",
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc", "asin": "arcsin", "acos": "arccos", "atan": "arctan",
    "acot": "arccot", "asec": "arcsec", "acsc": "arccsc", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "coth": "coth", "sech": "sech",
    "csch": "csch", "asinh": "arsinh", "acosh": "arcosh", "atanh": "artanh", "factorial": "factorial", "gamma": "gamma", "binomial": "binomial",
    "re": "real-part", "im": "imaginary-part", "conjugate": "conjugate", "arg": "argument", "Max": "max", "Min": "min", "Mod": "mod",
    "Equality": "equal", "Unequality": "not-equal", "StrictLessThan": "less", "LessThan": "less-equal", "StrictGreaterThan": "greater",
    "GreaterThan": "greater-equal", "And": "and", "Or": "or", "Not": "not", "FiniteSet": "set", "Tuple": "tuple", "Union": "union",
    "Intersection": "intersection",
}
ASSUMED = ("integer", "rational", "real", "positive", "negative", "nonnegative", "nonpositive", "even", "odd", "prime")


class Trees:
    """SymPy objects as trees ["operator", ...arguments]."""

    def __init__(self, S):
        self.S = S
        self.nodes = 0
        self.assumptions = {}
        self.heads = {getattr(S, name): head for name, head in NAMES.items() if hasattr(S, name)}

    def of(self, value):
        S = self.S
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Opaque()
        kind = type(value)
        if issubclass(kind, S.MatrixBase):
            if value.rows * value.cols > MOST_ITEMS * 4:
                raise Opaque()
            return ["matrix"] + [["list"] + [self.of(value[row, column]) for column in range(value.cols)] for row in range(value.rows)]
        if issubclass(kind, S.Rational):
            return ["number", integer(int(value.p))["value"], integer(int(value.q))["value"]]
        if issubclass(kind, S.Float):
            return ["float", str(value), int(getattr(value, "_prec", 53) * 0.30103)]
        if kind is S.Symbol:
            name = cut(value.name, 60)[0]
            assumed = [word for word in ASSUMED if getattr(value, "is_" + word) is True]
            if assumed:
                self.assumptions[name] = assumed
            return ["symbol", name]
        constant = self.constant(value)
        if constant:
            return ["constant", constant]
        head = self.heads.get(kind)
        if head:
            return [head] + [self.of(arg) for arg in value.args]
        return self.special(value, kind)

    def constant(self, value):
        S = self.S
        for known, name in (
            (S.pi, "pi"), (S.E, "e"), (S.I, "i"), (S.oo, "infinity"), (S.S.EmptySet, "emptyset"), (S.true, "true"), (S.false, "false"),
            (S.S.Reals, "reals"), (S.S.Integers, "integers"), (S.S.Naturals, "positive-integers"), (S.S.Naturals0, "naturals"),
            (S.S.Rationals, "rationals"), (S.S.Complexes, "complexes"),
        ):
            if value is known:
                return name
        return None

    def special(self, value, kind):
        S = self.S
        args = value.args
        if value is S.S.NegativeInfinity:
            return ["negate", ["constant", "infinity"]]
        if kind is S.log:
            return ["ln", self.of(args[0])]
        if kind is S.Poly:
            return self.of(value.as_expr())
        if kind is S.Interval:
            sides = ["constant", "false" if value.left_open else "true"], ["constant", "false" if value.right_open else "true"]
            return ["interval", self.of(args[0]), self.of(args[1]), *sides]
        if kind is S.Piecewise:
            return ["cases"] + [["list", self.of(part), self.of(condition)] for part, condition in args]
        if kind in (S.Sum, S.Product, S.Integral) and len(args) == 2 and len(args[1]) == 3:
            return [kind.__name__.lower(), self.of(args[0])] + [self.of(part) for part in args[1]]
        if kind is S.Integral and len(args) == 2 and len(args[1]) == 1:
            return ["integral", self.of(args[0]), self.of(args[1][0])]
        if issubclass(kind, S.core.function.AppliedUndef):
            return ["call", ["symbol", cut(kind.__name__, 60)[0]]] + [self.of(arg) for arg in args]
        raise Opaque()
