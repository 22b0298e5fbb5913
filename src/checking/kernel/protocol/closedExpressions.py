"""The expressions of a code that no argument of its functions reaches: constants, however they are written.

Python 3.8 and newer, standard library only.
"""
import ast
import builtins
import copy

MOST_CLOSED = 300
# Modules whose functions give the same for the same arguments.
KNOWN = {
    "math", "cmath", "sympy", "fractions", "decimal", "itertools", "functools", "operator", "numpy", "statistics", "mpmath", "collections",
    "string", "base64", "binascii", "json", "re", "struct", "codecs", "zlib", "datetime", "numbers",
}
# Builtins that do something besides giving a value.
DOING = {"input", "open", "exit", "quit", "print", "breakpoint", "help", "globals", "locals", "vars", "id", "dir", "copyright", "credits", "license", "__import__"}
HOLE = "__therefore_value__"


def bound_names(tree):
    """How often each name is given a value anywhere in the code."""
    count = {}

    def bind(name):
        count[name] = count.get(name, 0) + 1

    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bind(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bind(node.name)
        elif isinstance(node, ast.arg):
            bind(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            bind(node.name)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            for name in node.names:
                count[name] = 9
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            count[node.target.id] = 9
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                bind((alias.asname or alias.name).split(".")[0])
        elif type(node).__name__ in ("MatchAs", "MatchStar") and node.name:
            bind(node.name)
    return count


def known_imports(tree):
    """Import statements of modules without side effects, and the names they bind."""
    statements, names = [], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            aliases = [alias for alias in node.names if alias.name.split(".")[0] in KNOWN]
            if aliases:
                statements.append(ast.copy_location(ast.Import(names=aliases), node))
                names.update((alias.asname or alias.name).split(".")[0] for alias in aliases)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").split(".")[0] in KNOWN:
            if any(alias.name == "*" for alias in node.names):
                try:
                    module = __import__(node.module, fromlist=["*"])
                    names.update(getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")]))
                except Exception:
                    continue
            statements.append(node)
            names.update(alias.asname or alias.name for alias in node.names)
    return statements, names


def free_names(node):
    used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    inside = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)}
    inside |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    return used - inside


def constants_of(tree, allowed):
    """Names given one closed value, once: they stand for it."""
    count, known = bound_names(tree), {}
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and len(node.targets) == 1]
    pairs = []
    for node in assigned:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name):
            pairs.append((target.id, value))
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            pairs += [(one.id, other) for one, other in zip(target.elts, value.elts) if isinstance(one, ast.Name)]
    for _ in range(6):
        for name, value in pairs:
            if count.get(name) == 1 and name not in known and free_names(value) <= allowed | set(known) and not doing(value):
                known[name] = value
    return known


def doing(node):
    return any(isinstance(each, (ast.Await, ast.Yield, ast.YieldFrom)) for each in ast.walk(node))


def closed_expressions(tree):
    """(size, number, compared, start, inlined) of each expression that no argument of a function reaches."""
    count = bound_names(tree)
    statements, imported = known_imports(tree)
    allowed = {name for name in dir(builtins) if name not in DOING and name not in count} | {name for name in imported if count.get(name, 0) <= 1}
    known = constants_of(tree, allowed)
    allowed = allowed | set(known)
    compared, skipped, starting = set(), set(), set()
    updated = {node.target.id for node in ast.walk(tree) if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)}
    updated |= {name for name, times in count.items() if times > 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)) for op in node.ops):
            for side in [node.left] + node.comparators:
                compared.update(id(each) for each in within(side))
        elif isinstance(node, ast.Dict):
            compared.update(id(key) for key in node.keys if key is not None)
        elif isinstance(node, ast.JoinedStr):
            skipped.update(id(value) for value in node.values)
        elif isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body and isinstance(node.body[0], ast.Expr):
            skipped.add(id(node.body[0].value))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                starting.update(id(value) for name, value in named(target, node.value) if name in updated)
        elif isinstance(node, ast.Call):
            skipped.add(id(node.func))
    for number, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.expr) or isinstance(node, (ast.Starred, ast.FormattedValue)) or id(node) in skipped:
            continue
        if not isinstance(getattr(node, "ctx", None) or ast.Load(), ast.Load):
            continue
        if free_names(node) <= allowed and not doing(node):
            yield sum(1 for _ in ast.walk(node)), number, id(node) in compared, id(node) in starting, known, statements


def named(target, value):
    if isinstance(target, ast.Name):
        return [(target.id, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return [(one.id, other) for one, other in zip(target.elts, value.elts) if isinstance(one, ast.Name)]
    return []


def within(side):
    """An operand of a comparison and the parts of it that it is compared part by part with."""
    yield side
    if isinstance(side, (ast.Tuple, ast.List, ast.Set)):
        for each in side.elts:
            yield from within(each)
    elif isinstance(side, ast.Dict):
        for each in side.values:
            yield from within(each)
    elif isinstance(side, ast.BinOp) and isinstance(side.op, (ast.Sub, ast.BitXor)):
        yield from within(side.left)
        yield from within(side.right)
    elif isinstance(side, ast.UnaryOp):
        yield from within(side.operand)


class Inlined(ast.NodeTransformer):
    def __init__(self, known):
        self.known = known

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and node.id in self.known:
            return self.visit(copy.deepcopy(self.known[node.id]))
        return node


def valued_all(tree, found, emit):
    nodes = list(ast.walk(tree))
    namespace = {"__name__": "check", "__builtins__": builtins}
    if found:
        for statement in found[0][5]:
            try:
                module = ast.Module(body=[statement], type_ignores=[])
                exec(compile(ast.fix_missing_locations(module), "<check>", "exec"), namespace)
            except Exception:
                pass
    for size, number, compared, starting, known, _ in found:
        node = nodes[number]
        told = {"node": number, "line": getattr(node, "lineno", 0), "compared": compared, "starts": starting, "literal": isinstance(node, ast.Constant)}
        try:
            expression = ast.Expression(Inlined(known).visit(copy.deepcopy(node)))
            told["value"] = encode(eval(compile(ast.fix_missing_locations(expression), "<check>", "eval"), dict(namespace)))
        except Exception:
            told["value"] = {"kind": "opaque", "type": "error"}
        emit(told)


class Holed(ast.NodeTransformer):
    def __init__(self, target):
        self.target = target

    def visit(self, node):
        if node is self.target:
            return ast.copy_location(ast.Name(id=HOLE, ctx=ast.Load()), node)
        return self.generic_visit(node)


def holed(tree, number):
    tree = copy.deepcopy(tree)
    target = list(ast.walk(tree))[number]
    return ast.fix_missing_locations(Holed(target).visit(tree))
