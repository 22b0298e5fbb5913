import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../host/setup.mjs';
import { vscodeFolder } from '../host/vscode.mjs';

/** What is used here of the two packages with which VS Code reads grammars. */
interface Grammar {
  tokenizeLine(line: string, state: unknown): { readonly tokens: readonly { readonly startIndex: number; readonly endIndex: number; readonly scopes: readonly string[] }[]; readonly ruleStack: unknown };
}
interface Textmate {
  readonly INITIAL: unknown;
  readonly Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar | null> };
  parseRawGrammar(text: string, path: string): unknown;
}
interface Oniguruma {
  loadWASM(bytes: Uint8Array): Promise<void>;
  readonly OnigScanner: new (patterns: string[]) => unknown;
  readonly OnigString: new (text: string) => unknown;
}

interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const required = createRequire(join(vscodeFolder, 'package.json'));
let textmate: Textmate;
let markdown: Grammar;
let trace: Grammar;

function contributed(folder: string): readonly (Contributed & { readonly file: string })[] {
  const { contributes } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { contributes: { grammars: readonly Contributed[] } };
  return contributes.grammars.map((grammar) => ({ ...grammar, file: join(folder, grammar.path) }));
}

before(async () => {
  textmate = required('vscode-textmate') as Textmate;
  const oniguruma = required('vscode-oniguruma') as Oniguruma;
  await oniguruma.loadWASM(readFileSync(required.resolve('vscode-oniguruma').replace('main.js', 'onig.wasm')));
  const grammars = [...['markdown-basics', 'markdown-math', 'python', 'html'].map((name) => join(vscodeFolder, 'extensions', name)), root].flatMap(contributed);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns), createOnigString: (text: string) => new oniguruma.OnigString(text) }),
    loadGrammar: (scope: string) => {
      const found = grammars.find(({ scopeName }) => scopeName === scope);
      return Promise.resolve(found ? textmate.parseRawGrammar(readFileSync(found.file, 'utf8'), found.file) : null);
    },
    getInjections: (scope: string) => grammars.filter(({ injectTo = [] }) => injectTo.includes(scope)).map(({ scopeName }) => scopeName),
  });
  const load = async (scope: string): Promise<Grammar> => {
    const grammar = await registry.loadGrammar(scope);
    if (!grammar) throw new Error(`No grammar ${scope}`);
    return grammar;
  };
  markdown = await load('text.html.markdown');
  trace = await load('text.therefore-trace');
});

/** The scopes at the first occurrence of each piece, line by line: pieces are looked for in order. */
function scopesOf(grammar: Grammar, text: string): (line: number, piece: string) => string {
  let state = textmate.INITIAL;
  const lines = text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return { line, tokens };
  });
  return (line, piece) => {
    const at = lines[line]?.line.indexOf(piece) ?? -1;
    assert.ok(at >= 0, `${piece} on line ${line}`);
    return lines[line]?.tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex)?.scopes.join(' ') ?? '';
  };
}

const math = /meta\.embedded\.math\.markdown/;

test('formulas in a line are mathematics by each delimiter, and none of it twice', () => {
  const at = scopesOf(markdown, 'Let \\(\\alpha + 1\\) and $\\beta$ and \\[\\gamma\\] be, not \\\\(\\delta\\\\).\n\n`\\(\\alpha\\)`\n');
  for (const name of ['\\alpha', '\\beta', '\\gamma']) {
    assert.match(at(0, name), math, name);
    assert.equal(at(0, name).match(/meta\.embedded\.math/g)?.length, 1, name);
  }
  assert.doesNotMatch(at(0, ' be'), math);
  assert.doesNotMatch(at(0, '\\delta'), math);
  assert.doesNotMatch(at(2, '\\alpha'), math);
});

test('displays and bare environments are mathematics over lines, and end', () => {
  const at = scopesOf(markdown, ['\\[', 'x^2', '\\]', 'after', '', '\\begin{align*}', 'a &= \\beta \\\\', '\\end{align*}', 'after', '', '$$', '\\begin{cases}', 'q', '\\end{cases}', '$$', 'after', '', '\\[', 'never closed', '', 'after'].join('\n'));
  for (const [line, piece] of [[1, 'x'], [6, '\\beta'], [12, 'q']] as const) assert.match(at(line, piece), math, piece);
  for (const line of [3, 8, 15, 20]) assert.doesNotMatch(at(line, 'after'), /math/, `line ${line}`);
  assert.equal(at(12, 'q').match(/meta\.embedded\.math/g)?.length, 1);
});

test('blocks hold Markdown with mathematics, a check holds Python, and all of them close', () => {
  for (const name of ['problem', 'solution', 'claim', 'hint']) {
    const at = scopesOf(markdown, [`\`\`\`${name} easy`, 'Solve **now** $x^2$ and \\(y\\).', '', '- item', '```', 'after **bold**'].join('\n'));
    assert.match(at(0, name), /fenced_code\.block\.language/, name);
    assert.match(at(1, 'now'), /markup\.bold/, name);
    assert.match(at(1, 'x^2'), math, name);
    assert.match(at(1, 'y'), math, name);
    assert.doesNotMatch(at(5, 'after'), /therefore|fenced|list/, name);
    assert.match(at(5, 'bold'), /markup\.bold/);
  }
  const check = scopesOf(markdown, '```check\nassert x == 1\n```\nafter');
  assert.match(check(1, 'assert'), /meta\.embedded\.block\.python.*keyword/);
  assert.doesNotMatch(check(3, 'after'), /python|fenced/);
});

test('a block in a longer fence or of tildes keeps fences inside it, and what is unclosed inside ends with it', () => {
  const at = scopesOf(markdown, ['````problem', '```python', 'def f(): pass', '```', 'still **in**', '````', 'after', '~~~solution', '$$', 'x', '~~~', 'after'].join('\n'));
  assert.match(at(2, 'def'), /python/);
  assert.match(at(4, 'in'), /block\.therefore.*markup\.bold|markup\.bold/);
  assert.match(at(4, 'still'), /meta\.block\.therefore/);
  assert.doesNotMatch(at(6, 'after'), /therefore|python|math/);
  assert.match(at(9, 'x'), math);
  assert.doesNotMatch(at(11, 'after'), /therefore|math/);
});

test('ordinary fences stay what they are', () => {
  const at = scopesOf(markdown, '```problems\n$x$\n```\nafter\n\n```latex\n\\(\n```\nafter');
  assert.doesNotMatch(at(1, 'x'), math);
  assert.doesNotMatch(at(3, 'after'), /fenced|therefore/);
  assert.doesNotMatch(at(8, 'after'), /fenced|math/);
});

test('in a trace only our own lines are headings and verdicts, whatever a model leaves open', () => {
  const at = scopesOf(trace, ['∴ Solve', '∴ Thought for 0:02', '', 'Let **us** see $x$ and \\(y\\).', '', '```python', 'def f(): pass', '$$', '∴ Answer', ' ∴ ✓ verified · 1 = 2', '', '$$', 'z', '∴ ✓ verified · x = 2', '∴ ✗ refuted · x = 3', '∴ – not checked · q'].join('\n'));
  assert.match(at(0, 'Solve'), /markup\.heading\.therefore-trace/);
  assert.match(at(3, 'us'), /markup\.bold/);
  assert.match(at(3, 'x'), math);
  assert.match(at(3, 'y'), math);
  assert.match(at(6, 'def'), /python/);
  assert.match(at(8, 'Answer'), /markup\.heading/);
  assert.doesNotMatch(at(9, 'verified'), /markup\.inserted/);
  assert.match(at(12, 'z'), math);
  assert.match(at(13, 'verified'), /markup\.inserted/);
  assert.doesNotMatch(at(13, 'x = 2'), /markup\.inserted/);
  assert.match(at(14, 'refuted'), /markup\.deleted/);
  assert.match(at(15, 'not'), /markup\.changed/);
});
