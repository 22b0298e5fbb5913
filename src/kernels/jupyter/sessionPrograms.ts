/** Under which name the JSON of `__therefore__` comes back among an execution's expressions. */
export const dataName = 'therefore';
export const dataType = 'application/vnd.therefore.data+json';

/**
 * Python of our own around an execution. It leaves no name behind: `exec` has a namespace of its own, and
 * what must last between two requests hangs on IPython's display hook.
 */
const keep = `
try:
    shell = get_ipython()
    hook, names, count = shell.displayhook, shell.user_ns, shell.execution_count
    kept = {name: names[name] for name in ("_", "__", "___", "_%d" % count) if name in names}
    hook._therefore = (hook._, hook.__, hook.___, kept, count, count in names["_oh"], names["_oh"].get(count))
except Exception:
    pass
`;

const restore = `
try:
    shell = get_ipython()
    hook, names = shell.displayhook, shell.user_ns
    hook._, hook.__, hook.___, kept, count, had, out = hook.__dict__.pop("_therefore")
    for name in ("_", "__", "___", "_%d" % count):
        if name in kept:
            names[name] = kept[name]
        else:
            names.pop(name, None)
    if had:
        names["_oh"][count] = out
    else:
        names["_oh"].pop(count, None)
except Exception:
    pass
`;

const take = 'value = user.pop("__therefore__", None)\n';

const answer = `
import json
text = json.dumps(value)
class Data:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {${JSON.stringify(dataType)}: text}
    def __repr__(self):
        return "data"
result = Data()
`;

/** Other kernels than IPython's have no `get_ipython`, and keep no results either. */
function expression(...programs: readonly string[]): string {
  return `(lambda scope: (exec(${JSON.stringify(programs.join('\n'))}, scope), scope.get("result"))[1])({"user": globals(), "get_ipython": globals().get("get_ipython")})`;
}

export interface Around {
  /** Sent before the execution; undefined where there is nothing to do. */
  readonly before: string | undefined;
  /** Evaluated in the same request once the code ended well: its value holds the data. */
  readonly expression: string;
  /** Sent after an execution that did not end well, for then the kernel evaluates nothing. */
  readonly afterwards: string;
}

/** What a kernel of our own runs once at its start. */
export const atStart = expression(keep);

/**
 * What surrounds an execution. One that is not recorded leaves `Out` and `_` as they were: in a kernel of our
 * own, as the execution before it kept them; in a foreign one, where others come between, as they are just before.
 */
export function around(recorded: boolean, foreign: boolean): Around {
  const undo = recorded ? '' : restore;
  const again = foreign ? '' : keep;
  return {
    before: foreign ? expression(recorded ? '' : keep, take) : undefined,
    // The data last: where it is no JSON, the rest is done.
    expression: expression(undo, again, take, answer),
    afterwards: expression(undo, again, take),
  };
}

/** Changes the kernel's folder once it runs, so that no file there could stand in for a module at its start. */
export function changeFolder(folder: string): string {
  return `__import__("os").chdir(${JSON.stringify(folder)})`;
}
