import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateCore, type Token } from 'markdown-it';
import { displayRule, unclosed } from './displayRule.ts';
import { environmentOf, pieceOf, type Environment } from './environment.ts';
import { markHidden, shown } from './hiddenCharacters.ts';
import { inlineMathRule } from './inlineMathRule.ts';
import { isLinkAllowed } from './links.ts';
import { longestHeader } from './longText.ts';
import { continuedParagraph, paragraphRule } from './paragraphRule.ts';
import { piecesRule } from './pieces.ts';

export type Parser = MarkdownIt;

/** A piece of text with more opening brackets than any reader meets: link parsing would cost seconds. */
const mostBrackets = 2000;

/**
 * Markdown as models write it, with mathematics. CommonMark except: no HTML; no reference links, no
 * setext headings and no indented code, because each of them lets later text change the meaning of
 * earlier text (and models indent formulas); images are shown as their words and address; the items of
 * a list are drawn alike whether it is tight or loose; and what is very long is several blocks.
 * Formulas become empty elements that carry their source in `data-latex`.
 */
export function createParser(): Parser {
  const parser = createMarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
  parser.disable(['reference', 'lheading', 'code', 'html_block', 'html_inline', 'autolink']);
  parser.validateLink = isLinkAllowed;
  parser.block.ruler.before('fence', 'display', displayRule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  parser.block.ruler.at('paragraph', paragraphRule);
  const [table] = parser.block.ruler.getRules('');
  parser.block.ruler.at('table', (state, startLine, endLine, silent) => !isLongLine(state, startLine) && table?.(state, startLine, endLine, silent) === true, { alt: ['paragraph', 'reference'] });
  parser.block.ruler.before('table', 'continued', continuedRule);
  parser.inline.ruler.before('escape', 'math', inlineMathRule);
  parser.core.ruler.after('block', 'pieces', piecesRule);
  parser.core.ruler.at('inline', parseInlines);
  const { rules } = parser.renderer;
  const escape = (text: string): string => markHidden(parser.utils.escapeHtml(text));
  const at = (tokens: Token[], index: number): Token => tokens[index] as Token;
  const formula = (tag: string, display: boolean) => (tokens: Token[], index: number) => {
    const { content, info } = at(tokens, index);
    const html = `<${tag} class="formula${display ? ' display' : ''}" data-latex="${parser.utils.escapeHtml(content)}"></${tag}>`;
    return tag === 'div' ? `<div class="display-line">${html}${info === '' ? '' : `<span class="after">${escape(info)}</span>`}</div>\n` : html;
  };
  rules.math_inline = formula('span', false);
  rules.math_display = formula('span', true);
  rules.math_block = formula('div', true);
  rules.math_pending = (tokens, index) => `<span class="pending">${escape(at(tokens, index).content)}</span>`;
  rules.math_pending_block = (tokens, index) => `<div class="pending${further(at(tokens, index))}">${escape(at(tokens, index).content)}</div>\n`;
  rules.text = (tokens, index) => escape(at(tokens, index).content);
  rules.code_inline = (tokens, index) => `<code>${escape(at(tokens, index).content)}</code>`;
  rules.fence = (tokens, index) => {
    const { content, info } = at(tokens, index);
    const language = /^[\w+#.-]{1,30}/.exec(info)?.[0] ?? '';
    const label = language === '' ? '' : ` data-language="${parser.utils.escapeHtml(language)}"`;
    const piece = pieceOf(at(tokens, index)) ? ' class="continued"' : '';
    return `<pre tabindex="0"${piece}${label}><code>${escape(content)}</code></pre>\n`;
  };
  rules.image = (tokens, index) => {
    const { content, attrs } = at(tokens, index);
    const source = attrs?.find(([name]) => name === 'src')?.[1] ?? '';
    return `<span class="image">${escape(content)} (${escape(String(source))})</span>`;
  };
  rules.link_open = (tokens, index) => {
    const href = shown(String(at(tokens, index).attrs?.find(([name]) => name === 'href')?.[1] ?? ''));
    const address = parser.utils.escapeHtml(href);
    return `<a role="link" tabindex="0" data-href="${address}" title="${address}">`;
  };
  rules.heading_open = (tokens, index) => `<${below(at(tokens, index).tag)}>`;
  rules.heading_close = (tokens, index) => `</${below(at(tokens, index).tag)}>\n`;
  rules.table_open = (tokens, index) => `<div class="table${further(at(tokens, index))}" tabindex="0"><table>\n`;
  rules.table_close = () => '</table></div>\n';
  return parser;
}

/** The page's own headings are the first and second; those of a text stand below them. */
function below(tag: string): string {
  return `h${Math.min(6, Number(tag[1]) + 2)}`;
}

/** The class of an element that goes on with the one before. */
function further(token: Token): string {
  return pieceOf(token) ? ' continued' : '';
}

/** What a text begins with that begins inside a block, where its own lines would not tell. */
function continuedRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || startLine > 0 || state.level > 0) return false;
  const { continues } = environmentOf(state);
  if (continues?.kind === 'paragraph') continuedParagraph(state, startLine, endLine);
  else if (continues?.kind === 'pending') unclosed(state, startLine, endLine, true);
  else return false;
  return true;
}

function isLongLine(state: StateBlock, line: number): boolean {
  return (state.eMarks[line] ?? 0) - (state.bMarks[line] ?? 0) > longestHeader;
}

/** Parses the words of all tokens; with a lazy environment, only notes which of them may go on. */
function parseInlines(state: StateCore): void {
  const environment = environmentOf(state);
  if (environment.last === undefined) {
    const unfinished = !environment.final && !/\n[ \t>]*\n[ \t>]*$/.test(state.src.slice(-200));
    environment.last = (unfinished ? state.tokens.findLast((token) => token.nesting >= 0) : undefined) ?? null;
  }
  if (environment.lazy) return;
  for (const token of state.tokens) {
    if (token.type !== 'inline') continue;
    environment.open = token === environment.last;
    const children: Token[] = [];
    if (count(token.content, '[') > mostBrackets) {
      const text = new state.Token('text', '', 0);
      text.content = token.content;
      children.push(text);
    } else state.md.inline.parse(token.content, state.md, state.env, children);
    token.children = children;
  }
  environment.open = false;
}

/**
 * The HTML of some of the tokens of a lazy parse.
 *
 * @param environment the one of that parse
 */
export function htmlOf(parser: Parser, tokens: Token[], environment: Environment): string {
  environment.lazy = false;
  const bag = environment as unknown as Record<string, unknown>;
  const state = new parser.core.State('', parser, bag);
  state.tokens = tokens;
  parser.core.process(state);
  return parser.renderer.render(state.tokens, parser.options, bag);
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
