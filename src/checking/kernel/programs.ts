import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of Python programs, in their order, from the folder they stand in. */
export function programTexts(folder: string, names: readonly string[]): string[] {
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The program that runs proposed checks, from the folder of `encodeValue.py`. */
export function checkProgram(folder: string): string {
  return programTexts(folder, ['encodeValue.py', 'protocol/closedExpressions.py', 'protocol/places.py', 'protocol/harness.py']).join('\n');
}

/**
 * Code that runs programs of ours in a session: their texts in one namespace of their own, then
 * `entry(input, globals)` of the last, with the session's own names as `globals`. Its JSON result is left in
 * `__therefore__`, and no other name. Texts and input travel as string literals, so nothing in them is code here.
 */
export function programCall(texts: readonly string[], entry: string, input: unknown): string {
  return [
    'def __therefore__(texts, entry, text, names):',
    '    import json',
    '    own = {"__name__": "therefore", "__builtins__": __builtins__}',
    '    for each in texts:',
    '        exec(compile(each, "<therefore>", "exec"), own)',
    '    return own[entry](json.loads(text), names)',
    `__therefore__ = __therefore__([${texts.map(pythonString).join(', ')}], ${pythonString(entry)}, ${pythonString(JSON.stringify(input))}, globals())`,
    '',
  ].join('\n');
}

/** A JSON string is a Python string too: lone surrogates and control characters are escaped in it alike. */
function pythonString(text: string): string {
  return JSON.stringify(text);
}
