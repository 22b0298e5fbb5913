import { commaParts, pythonSource, topLevel, type PythonStatement } from './pythonLines.ts';

/** How a cell gives a name its value. */
export type Assigned =
  /** `x = …` once, at the left margin. */
  | { readonly how: 'plain'; readonly right: string }
  /** In a branch or a loop, more than once, augmented, unpacked: its value is only known by running. */
  | { readonly how: 'computed'; readonly right?: string }
  /** The variable of a loop, a `with`, an `except`: an index, not a quantity. */
  | { readonly how: 'index' }
  | { readonly how: 'import' | 'definition' | 'deleted' };

export interface LastExpression {
  /** As written. */
  readonly text: string;
  /** `x` or `x, y`: the names it shows, in order; empty for anything else. */
  readonly names: readonly string[];
  /** It is a pair of brackets or commas around the names. */
  readonly isTuple: boolean;
}

/** One `print(…)` at the left margin. */
export interface PrintCall {
  /** The names among what it prints; an expression counts as no name. */
  readonly names: readonly string[];
  /** How many values it prints, texts not counted. */
  readonly values: number;
}

/** What one cell does to the names of its notebook. */
export interface CellNames {
  readonly assigned: ReadonlyMap<string, Assigned>;
  /** Names whose contents may have changed: `x.append(1)`, `df['a'] = 2`, `shuffle(x)`. Numbers cannot. */
  readonly touched: ReadonlySet<string>;
  /** Every name that it reads anywhere, of builtins and of its own functions too. */
  readonly used: ReadonlySet<string>;
  /** Parameters and the variables of comprehensions: a use of such a name may be none of the notebook's. */
  readonly bound: ReadonlySet<string>;
  readonly last: LastExpression | undefined;
  /** In order; undefined where it also prints in other places, so that lines cannot be told apart. */
  readonly prints: readonly PrintCall[] | undefined;
  /** `from m import *`, `exec`, `%run`, another language, unfinished code: any name may have changed. */
  readonly isOpaque: boolean;
}

const keywords = new Set('False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(' '));
const simple = /^(?:return|raise|assert|pass|break|continue|yield|nonlocal|await)\b/;
const header = /^(?:async\s+)?(if|elif|else|for|while|with|try|except|finally|match|case)\b/;
/** Statement calls that change none of their arguments. */
const harmless = /^(?:print|display|len|help|type|isinstance|input|open|plot|show|savefig|hist|scatter|bar|figure|legend|title|[xy]label|grid|axhline|axvline|subplots|info|assert_\w+|seed|close|pprint|Math|Latex|Markdown)$/;

/** What the text of a Python cell says of names, by its statements alone: nothing is executed. */
export function cellNames(source: string): CellNames {
  const { statements, isForeign, isSilent } = pythonSource(source);
  const reader = new NameReader(isForeign);
  for (const statement of statements) reader.statement(statement);
  return reader.result(statements, isSilent);
}

/** Names that Python source assigns at its top level: what a check cell may compare a claim with. */
export function definedNames(source: string): Set<string> {
  return new Set([...cellNames(source).assigned].flatMap(([name, { how }]) => (how === 'plain' || how === 'computed' ? [name] : [])));
}

class NameReader {
  readonly #assigned = new Map<string, Assigned>();
  readonly #touched = new Set<string>();
  readonly #used = new Set<string>();
  readonly #bound = new Set<string>();
  readonly #prints: PrintCall[] = [];
  #isOpaque: boolean;
  #printsElsewhere = false;
  /** The column of the `def` or `class` whose body is being read. */
  #body: number | undefined;

  constructor(isForeign: boolean) {
    this.#isOpaque = isForeign;
  }

  result(statements: readonly PythonStatement[], isSilent: boolean): CellNames {
    const last = isSilent ? undefined : lastExpression(statements.at(-1));
    return { assigned: this.#assigned, touched: this.#touched, used: this.#used, bound: this.#bound, last, prints: this.#printsElsewhere ? undefined : this.#prints, isOpaque: this.#isOpaque };
  }

  statement({ code, indent }: PythonStatement): void {
    for (const name of namesIn(code)) this.#used.add(name);
    for (const part of code.matchAll(/\bdef\s+\w+\s*\((.*)\)|\blambda\b([^:]*):|\bfor\b(.*?)\bin\b/gs)) for (const name of namesIn(part[1] ?? part[2] ?? part[3] ?? '')) this.#bound.add(name);
    if (/\b(?:exec|eval|globals|locals|vars|setattr|run_line_magic|run_cell_magic|get_ipython)\s*\(/.test(code)) this.#isOpaque = true;
    if (this.#body !== undefined) {
      if (indent > this.#body) {
        // A function may assign names of the notebook, at whatever time it is called.
        for (const name of /^global\s+(.+)$/.exec(code)?.[1]?.split(',') ?? []) this.#assign(name.trim(), { how: 'computed' });
        if (/\bprint\s*\(/.test(code)) this.#printsElsewhere = true;
        return;
      }
      this.#body = undefined;
    }
    const defined = /^(?:async\s+)?(def|class)\s+(\w+)/.exec(code);
    if (defined) {
      this.#assign(defined[2] ?? '', { how: 'definition' });
      this.#body = indent;
      if (/:\s*\S/.test(code) && /\bprint\s*\(/.test(code)) this.#printsElsewhere = true;
      return;
    }
    this.#plain(code, indent > 0);
  }

  #plain(code: string, isInner: boolean): void {
    for (const walrus of code.matchAll(/(?<![\w.])([\p{L}_][\p{L}\p{N}_]*)\s*:=/gu)) this.#assign(walrus[1] ?? '', { how: 'computed' });
    const head = header.exec(code);
    const colon = head ? headerEnd(code) : undefined;
    if (head && colon !== undefined) {
      this.#header(head[1] ?? '', code.slice(0, colon));
      const rest = code.slice(colon + 1).trim();
      if (rest !== '') this.#plain(rest, true);
      return;
    }
    if (this.#import(code) || code.startsWith('@') || simple.test(code)) return;
    if (/^global\b/.test(code)) return;
    const deleted = /^del\b\s*(.*)$/.exec(code)?.[1];
    if (deleted !== undefined) {
      for (const part of commaParts(deleted.replace(/^\((.*)\)$/, '$1'))) {
        if (/^\w+$/.test(part)) this.#assign(part, { how: 'deleted' });
        else this.#touch(part);
      }
      return;
    }
    if (!this.#assignment(code, isInner)) this.#expression(code, isInner);
  }

  #header(word: string, code: string): void {
    if (word === 'for') this.#targets(code.slice(code.indexOf('for') + 3, (topLevel(code, (at) => /^\sin\b/.test(code.slice(at, at + 4)))[0] ?? 0)), { how: 'index' });
    else if (word === 'with') for (const part of commaParts(code.replace(/^(?:async\s+)?with\b\s*\(?/, ''))) this.#targets(/\bas\s+([\w\s,()*]+?)\)?$/.exec(part)?.[1] ?? '', { how: 'index' });
    else if (word === 'except') this.#targets(/\bas\s+(\w+)\s*$/.exec(code)?.[1] ?? '', { how: 'index' });
    // Patterns bind names in ways that are not followed.
    else if (word === 'case') for (const name of namesIn(code.slice(4))) this.#assign(name, { how: 'index' });
  }

  #import(code: string): boolean {
    const from = /^from\s+[\w.]+\s+import\s+(.*)$/.exec(code)?.[1];
    const plain = /^import\s+(.*)$/.exec(code)?.[1];
    if (from === undefined && plain === undefined) return false;
    if (from?.trim() === '*') this.#isOpaque = true;
    else
      for (const part of commaParts((from ?? plain ?? '').replace(/^\(([^]*)\)$/, '$1'))) {
        const [, module = '', alias] = /^([\w.]+)(?:\s+as\s+(\w+))?$/.exec(part) ?? [];
        this.#assign(alias ?? module.split('.')[0] ?? '', { how: 'import' });
      }
    return true;
  }

  #assignment(code: string, isInner: boolean): boolean {
    const signs = topLevel(code, (at) => code[at] === '=' && code[at + 1] !== '=' && !/[=!<>:]/.test(code[at - 1] ?? ''));
    const [first] = signs;
    const lambda = /\blambda\b/.exec(code)?.index ?? Infinity;
    if (first === undefined || lambda < first) {
      return /^[\p{L}_][\p{L}\p{N}_]*\s*:[^=]+$/u.test(code);
    }
    const augmented = /^(.*?)(?:\*\*|\/\/|>>|<<|[-+*/%@&|^])$/s.exec(code.slice(0, first))?.[1];
    if (augmented !== undefined) {
      this.#targets(augmented, { how: 'computed' });
      return true;
    }
    const parts = signs.filter((at) => at < lambda).map((at, index, all) => code.slice(index === 0 ? 0 : (all[index - 1] ?? 0) + 1, at));
    const right = code.slice((signs.filter((at) => at < lambda).at(-1) ?? 0) + 1).trim();
    // SymPy's letters are no quantities.
    if (/^(?:\w+\.)?(?:symbols|Symbol|Function|Dummy|MatrixSymbol|IndexedBase|Idx)\s*\(/.test(right)) {
      for (const part of parts) this.#targets(part, { how: 'definition' });
      return true;
    }
    for (const part of parts) {
      const target = part.replace(/^\s*([\p{L}_][\p{L}\p{N}_]*)\s*:.*$/su, '$1');
      const values = commaParts(right.replace(/^\((.*)\)$/s, '$1'));
      const targets = commaParts(target.trim().replace(/^[([](.*)[)\]]$/s, '$1'));
      const isSpread = targets.length === values.length && !target.includes('*') && targets.length > 1;
      if (targets.length > 1 || /^[([]/.test(target.trim())) targets.forEach((each, index) => this.#targets(each, isInner || !isSpread ? { how: 'computed' } : { how: 'plain', right: values[index] ?? '' }));
      else this.#targets(target, isInner ? { how: 'computed', right } : { how: 'plain', right });
    }
    return true;
  }

  #expression(code: string, isInner: boolean): void {
    const call = /^([\p{L}_][\p{L}\p{N}_.]*)\s*\(/u.exec(code)?.[1];
    if (call === 'print') {
      if (isInner) this.#printsElsewhere = true;
      else this.#prints.push(printCall(code));
      return;
    }
    if (call === undefined) {
      if (/^[\p{L}_][\p{L}\p{N}_]*\s*[.[]/u.test(code) && code.includes('(')) this.#touch(code);
      return;
    }
    const name = call.split('.').at(-1) ?? '';
    if (call.includes('.') && !harmless.test(name)) this.#touch(call);
    if (!harmless.test(name)) for (const argument of commaParts(code.slice(code.indexOf('(') + 1, code.lastIndexOf(')')))) if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(argument) && !keywords.has(argument)) this.#touched.add(argument);
  }

  #targets(text: string, assigned: Assigned): void {
    for (const part of commaParts(text.trim().replace(/^[([](.*)[)\]]$/s, '$1'))) {
      const target = part.replace(/^\*/, '').trim();
      if (/^[([]/.test(target)) this.#targets(target, assigned.how === 'plain' ? { how: 'computed' } : assigned);
      else if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(target)) this.#assign(target, assigned);
      else this.#touch(target);
    }
  }

  #assign(name: string, assigned: Assigned): void {
    if (name === '' || keywords.has(name)) return;
    const before = this.#assigned.get(name);
    const { how } = assigned;
    // Assigned twice, or counted with: what was written first says nothing of its value.
    if (!before || how === 'deleted' || how === 'import' || how === 'definition') this.#assigned.set(name, assigned);
    else if (how === 'index' || before.how === 'index') this.#assigned.set(name, before.how === 'index' && how === 'plain' ? assigned : { how: 'index' });
    else if (how === 'plain' && (before.how === 'plain' || before.how === 'deleted')) this.#assigned.set(name, assigned);
    else this.#assigned.set(name, { how: 'computed' });
  }

  #touch(target: string): void {
    const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(target.trim())?.[0];
    if (name !== undefined && !keywords.has(name)) this.#touched.add(name);
  }
}

/** The colon that ends the head of a compound statement. */
function headerEnd(code: string): number | undefined {
  const colons = topLevel(code, (at) => code[at] === ':' && code[at + 1] !== '=');
  const lambdas = code.slice(0, colons[0] ?? 0).match(/\blambda\b/g)?.length ?? 0;
  return colons[lambdas];
}

/** Identifiers that are read: not attributes, not what strings say. */
export function namesIn(code: string): string[] {
  const bare = code.replace(/(?<![\w.])(?:[rRbBfFuU]{1,2})(?=")/g, '');
  return [...bare.matchAll(/(?<![\w.])[\p{L}_][\p{L}\p{N}_]*/gu)].map(([name]) => name).filter((name) => !keywords.has(name));
}

function lastExpression(statement: PythonStatement | undefined): LastExpression | undefined {
  if (!statement || statement.indent > 0) return undefined;
  const { code, raw } = statement;
  const isOther = header.test(code) || simple.test(code) || /^(?:async\s+def|def|class|from|import|del|global|@)/.test(code) || /^print\s*\(/.test(code);
  if (isOther || topLevel(code, (at) => code[at] === '=' && code[at + 1] !== '=' && !/[=!<>:]/.test(code[at - 1] ?? '')).length > 0) return undefined;
  const shown = /^display\s*\((.*)\)$/s.exec(code)?.[1];
  const inner = (shown ?? code).replace(/^[([](.*)[)\]]$/s, '$1');
  const parts = commaParts(inner);
  const isNames = parts.length > 0 && parts.every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) && !keywords.has(part));
  return { text: raw, names: isNames && (shown === undefined || parts.length === 1) ? parts : [], isTuple: isNames && (parts.length > 1 || inner !== (shown ?? code)) };
}

function printCall(code: string): PrintCall {
  const parts = commaParts(code.slice(code.indexOf('(') + 1, code.lastIndexOf(')'))).filter((part) => !/^(?:sep|end|file|flush)\s*=/.test(part));
  const values = parts.flatMap((part) => {
    if (/^[rRuUbB]?"[^"]*"$/.test(part) && part.replace(/^[rRuUbB]?"|"$/g, '').trim() === '') return [];
    const formatted = /^[fF][rR]?"(.*)"$|^[rR][fF]"(.*)"$/s.exec(part);
    return formatted ? (formatted[1] ?? formatted[2] ?? '').split(/\s{2,}/).map((hole) => hole.trim()).filter((hole) => hole !== '') : [part];
  });
  return { names: values.filter((value) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(value) && !keywords.has(value)), values: values.length };
}
