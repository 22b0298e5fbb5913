/**
 * Runs code in the user's kernel: in its namespace, showing the value of a last expression, and telling its
 * beginning and its end on the kernel's own stdout between marks of a number nobody knows before. An
 * exception is told there as well, so whatever has no told end has not ended.
 */
const program = `
def run():
    import ast
    import json
    import linecache
    import sys
    import traceback

    out = sys.stdout
    name = "<therefore %s>" % nonce[:8]
    done = {"ok": True, "data": None}

    def tell(kind, text):
        out.write("<therefore:%s:%s>%s</therefore:%s>" % (nonce, kind, text, nonce))
        out.flush()

    def show(value):
        if rich and "IPython" in sys.modules:
            from IPython.display import display

            display(value)
        else:
            print(repr(value))

    tell("begin", "")
    user.pop("__therefore__", None)
    try:
        linecache.cache[name] = (len(code), None, [line + "\\n" for line in code.split("\\n")], name)
        tree = ast.parse(code, name, "exec")
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
        exec(compile(tree, name, "exec", dont_inherit=True), user)
        if last is not None:
            value = eval(compile(last, name, "eval", dont_inherit=True), user)
            if value is not None and not code.rstrip().endswith(";"):
                show(value)
    except BaseException as error:
        try:
            trace = traceback.TracebackException(type(error), error, error.__traceback__)
            trace.stack[:] = [frame for frame in trace.stack if frame.filename != "<string>"]
            message, text = str(error)[:2000], "".join(trace.format())[-16000:]
        except BaseException:
            message = text = "the exception cannot be shown"
        done = {"ok": False, "name": type(error).__name__, "message": message, "traceback": text}
    value = user.pop("__therefore__", None)
    linecache.cache.pop(name, None)
    if done["ok"]:
        try:
            done["data"] = json.loads(json.dumps(value, allow_nan=False))
        except BaseException:
            pass
    text = json.dumps(done)
    if len(text) > 8 << 20:
        text = json.dumps({"ok": False, "name": "ValueError", "message": "the result is too long", "traceback": ""})
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    tell("end", text)


run()
`;

/** One line for the kernel that runs code so. It reads no name of the user's, who may have given any name another meaning. */
export function framedCode(code: string, nonce: string, rich: boolean): string {
  const given = [`"nonce": ${python(nonce)}`, `"code": ${python(code)}`, `"rich": ${rich ? 'True' : 'False'}`, '"user": (lambda: 0).__globals__', '"__builtins__": __import__("builtins")'];
  return `__import__("builtins").exec(${python(program)}, {${given.join(', ')}})`;
}

/** A Python string of ASCII alone: IPython cuts source into lines at more characters than Python does. */
function python(text: string): string {
  const escaped = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
    if (code < 0x20 || code > 0x7e) return `\\u${code.toString(16).padStart(4, '0')}`;
    return character === '"' || character === '\\' ? `\\${character}` : character;
  });
  return `"${escaped.join('')}"`;
}
