import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundledWording } from '../../../src/core/wording.ts';
import { exportTrace } from '../../../src/exporting/exportTrace.ts';
import { payloads } from '../../webview/support/payloads.ts';
import { answered, chinese, problem, rich, thinkingText, traceOf, turn } from './traces.ts';

const english = new BundledWording('en', {});
const latex = (trace: Parameters<typeof exportTrace>[0]): string => exportTrace(trace, 'latex', { allVersions: false, thinking: true }, english);
const bodyOf = (document: string): string => document.slice(document.indexOf('\\title{'));
const answerOf = (text: string): string => {
  const document = latex(answered(text));
  return document.slice(document.indexOf('\\subsection{Answer}') + '\\subsection{Answer}'.length, document.indexOf('{\\small\\itshape 1:00')).trim();
};

/** What TeX would execute: everything but the insides of verbatim, which end where TeX ends them. */
function executed(document: string): string {
  let out = '';
  let at = 0;
  for (let begin = document.indexOf('\\begin{verbatim}'); begin >= 0; begin = document.indexOf('\\begin{verbatim}', at)) {
    const end = document.indexOf('\\end{verbatim}', begin);
    assert.ok(end >= 0, 'verbatim ends');
    assert.match(document.slice(end + '\\end{verbatim}'.length, end + '\\end{verbatim}'.length + 1), /^\n?$/, 'nothing stands behind it');
    out += document.slice(at, begin);
    at = end + '\\end{verbatim}'.length;
  }
  return out + document.slice(at);
}

/** Braces and environments close in the order they were opened. */
function assertBalanced(document: string, what: string): void {
  const open: string[] = [];
  for (const [sign, edge, name] of executed(document).matchAll(/\\(begin|end)\{([^{}]*)\}|\\[^]|[{}]/g)) {
    if (edge === 'begin') open.push(name ?? '');
    else if (edge === 'end') assert.equal(open.pop(), name, what);
    else if (sign === '{') open.push('{');
    else if (sign === '}') assert.equal(open.pop(), '{', what);
  }
  assert.deepEqual(open, [], what);
}

const forbidden = /\\(?:input|include\w*|import|subfile|write\w*|immediate|open(?:in|out)|close(?:in|out)|read|catcode|lccode|uccode|active|csname|endcsname|[egx]?def|let|futurelet|new\w*command|renewcommand|expandafter|noexpand|special|directlua|luaexec|scantokens|everypar|output|jobname|message|errmessage|show\w*|url|verb|lstinputlisting|verbatiminput|require|char|html\w+|if\w*|loop|repeat|@\w+)(?![A-Za-z])|\^\^/;

test('an answer becomes LaTeX: headings, lists, tables, code, quotes, links, formulas', () => {
  const document = latex(rich);
  for (const part of [
    '\\title{Solve \\(x^2 - 5x + 6 = 0\\).}',
    '\\subsubsection*{Solution}',
    'It costs \\$5 and not \\$10; see \\href{https://example.org/a\\%5Fb?c=1\\&d=50\\%25\\#top}{a proof}.',
    '\\[\n\\begin{aligned}\nx^2 - 5x + 6 &= (x - 2)(x - 3) \\\\\n',
    '\\begin{enumerate}[label=\\arabic*.]\n\\item{} For \\(x = 2\\)',
    '\\begin{itemize}\n\\item{} nested with \\texttt{code \\$x\\$ \\textbar{}} and \\textbf{bold \\(y\\)}\n\\end{itemize}',
    '50\\% of 6 \\& more\\_or\\_less \\textasciitilde{}5.',
    '\\begin{longtable}{@{}rc@{}}\n\\toprule\n{}\\textbf{\\(x\\)} & {}\\textbf{\\(x^2-5x+6\\)} \\\\\n\\midrule\n{}2 & {}0 \\\\\n',
    '\\begin{quote}\nA quote with \\emph{emphasis}.\n\n\\[\n\\sqrt{2}\n\\]\n\\end{quote}',
    '\\begin{verbatim}\nprice = "$5"  # \\(not mathematics\\)\n\\end{verbatim}',
    '\\ensuremath{\\surd}2 \\ensuremath{\\le} \\ensuremath{\\pi}\\ensuremath{^{2}}',
    '\\(\\boxed{x = 2 \\text{ or } x = 3}\\)',
    '{}\\ensuremath{\\checkmark} verified & \\(x^2 - 5x + 6 = (x - 2)(x - 3)\\) & Both sides have the same exact normal form. \\\\',
    '\\textbf{At x = 3 the left side is 8, the right side 6.}\\newline x = 3 · left side 8 · right side 6\\newline',
    '\\texttt{p\\_n \\textless{} n\\textbar{}\\textasciicircum{}2}',
    '\\appendix',
  ]) assert.ok(document.includes(part), `${part}\nis missing in\n${document}`);
  assert.ok(document.includes(thinkingText.trim().split('\n').at(0) ?? ''));
  assert.doesNotMatch(bodyOf(executed(document)), forbidden);
  assertBalanced(document, 'rich');
});

test('pdfLaTeX does where the text has no other signs; Chinese has its own class', () => {
  const plain = latex(answered('The answer is “4” – done…'));
  assert.match(plain, /^\\documentclass\[11pt\]\{article\}/);
  const document = latex(chinese);
  assert.match(document, /^% !TeX program = xelatex\n\\documentclass\[UTF8,11pt\]\{ctexart\}/);
  assert.ok(document.includes('x_2 = 3 \\text{\\text{（均为实根）}}\\text{。}'), document);
  assertBalanced(document, 'chinese');
});

test('a formula that KaTeX would read but TeX would obey is shown as its source', () => {
  for (const formula of [
    '\\input{/etc/passwd}',
    '\\write18{id}',
    'x \\immediate\\write18{id}',
    '\\gdef\\x{\\input{/etc/passwd}} 1',
    '\\def\\section{\\write18{id}}1',
    '\\newcommand{\\x}{\\openout1=f} 1',
    '\\let\\frac\\input 1',
    '\\begin{array}{@{\\input{/etc/passwd}}c}1\\end{array}',
    '1 \\label{\\input{x}}',
    '\\text{^^5cinput{/etc/passwd}}',
    '\\href{https://x.example/\\input{a}}{x}',
    '\\char`\\\\',
    '\\catcode`\\%=12',
    '\\csname input\\endcsname',
    '\\expandafter\\input x',
    '\\verb|x|',
    '\\show\\x 1',
  ]) {
    for (const text of [`a $${formula}$ b`, `$$${formula}$$`, `# $${formula}$`, `| $${formula}$ |\n|---|`]) {
      const document = latex(answered(text));
      assert.doesNotMatch(bodyOf(executed(document)), forbidden, text);
      assertBalanced(document, text);
    }
  }
});

test('what KaTeX reads by another name is written by LaTeX’s', () => {
  assert.equal(answerOf('$x \\in \\R, x \\lt 2$'), '\\(x \\in \\mathbb{R} , x < 2\\)');
  assert.equal(answerOf('$\\ket{x}$'), '\\(\\ket{x}\\)');
  assert.ok(latex(answered('$\\ket{x}$')).includes('\\providecommand{\\ket}[1]'));
  assert.equal(answerOf('$50 %$ of $α ≤ x²³$'), '\\(50 \\%\\) of \\(\\ensuremath{\\alpha} \\ensuremath{\\le} x\\ensuremath{^{23}}\\)');
  assert.equal(answerOf('\\begin{align*}\na &= b \\tag{1} \\\\\nc &= d\n\\end{align*}'), '\\begin{align*}\na &= b \\tag{1} \\\\\nc &= d\n\\end{align*}');
  assert.equal(answerOf('$$x = 1$$.'), '\\[\nx = 1\\text{.}\n\\]');
  assert.equal(answerOf('$\\unknown{x}$'), '\\texttt{\\textbackslash{}unknown\\{x\\}}');
});

test('what ends verbatim, or begins an option, is text', () => {
  assert.equal(answerOf('```\n\\end{verbatim}\\input{x}\n```'), '\\begin{verbatim}\n\\end {verbatim}\\input{x}\n\\end{verbatim}');
  assert.equal(answerOf('- [x] done'), '\\begin{itemize}\n\\item{} {[}x{]} done\n\\end{itemize}');
  assert.equal(answerOf('a -- b --- c'), 'a -{}- b -{}-{}- c');
  assert.equal(answerOf('7. seven'), '\\begin{enumerate}[label=\\arabic*.,start=7]\n\\item{} seven\n\\end{enumerate}');
});

test('lists deeper than LaTeX nests them end as paragraphs', () => {
  const deep = Array.from({ length: 9 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n');
  const document = latex(answered(deep));
  assert.equal(document.match(/\\begin\{itemize\}/g)?.length, 4);
  assert.match(document, /\\textbullet\{\} level 8/);
  assertBalanced(document, 'deep');
});

test('a problem that is LaTeX of its own is shown as it stands; one with formulas alone is set', () => {
  const of = (text: string): string => latex(traceOf(problem(text, { format: 'latex' }), turn('t1', {})));
  assert.ok(of('Show that \\(x = 1\\).').includes('Show that \\(x = 1\\).'));
  assert.ok(of('\\textbf{Show} that $x = 1$.').includes('\\begin{verbatim}\n\\textbf{Show} that $x = 1$.\n\\end{verbatim}'));
});

test('no hostile text becomes a command or leaves a brace open', () => {
  for (const payload of payloads) {
    const document = latex(answered(payload));
    assert.doesNotMatch(bodyOf(executed(document)), forbidden, payload.slice(0, 80));
    assertBalanced(document, payload.slice(0, 80));
  }
});
