import type { Trace } from '../../core/trace.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';
import { renderBlocks } from './rendered.ts';

/** A problem longer than this is folded to its beginning; UTF-16 units. */
const longestShown = 1200;

/** The problem as it was selected, and the way back to it. */
export function problemCard(context: ViewContext, trace: Trace): HTMLElement {
  const { words, post } = context;
  const { problem } = trace;
  const { place } = problem;
  const source = place
    ? button(placeName(place.uri, place.line), () => post('reveal', { trace: trace.id }), {
        class: 'link',
        title: words.t('Go to the problem in its document'),
      })
    : undefined;
  const card = make('section', { class: 'problem', 'aria-label': words.t('Problem') }, make('header', {}, make('h2', {}, kindWord(context, problem.kind)), source));
  const body = (text: string): HTMLElement =>
    problem.format === 'plaintext' || problem.format === 'notebook-code'
      ? make('pre', { class: 'problem-text', tabindex: '0' }, shown(text))
      : renderBlocks(context, text, 'problem-text');
  if (problem.text.length <= longestShown) card.append(body(problem.text));
  else {
    const beginning = body(`${problem.text.slice(0, longestShown)}…`);
    const more = button(words.t('Show all of it'), () => {
      beginning.replaceWith(body(problem.text));
      more.remove();
    }, { class: 'link' });
    card.append(beginning, more);
  }
  const { from } = trace;
  if (from) card.append(make('p', { class: 'forked' }, button(words.t('Forked from another conversation'), () => post('choose', { trace: from.trace }), { class: 'link' })));
  for (const { name } of problem.attachments) card.append(make('span', { class: 'attachment' }, shown(name)));
  return card;
}

function kindWord({ words }: ViewContext, kind: Trace['problem']['kind']): string {
  switch (kind) {
    case 'problem':
      return words.t('Problem');
    case 'proof':
      return words.t('Proof');
    case 'derivation':
      return words.t('Derivation');
    case 'solution':
      return words.t('Solution');
  }
}

function placeName(uri: string, line: number): string {
  const path = uri.split(/[?#]/)[0] ?? '';
  // A document without a file has no folders: `untitled:Untitled-1`.
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.indexOf(':')) + 1);
  let readable = name;
  try {
    readable = decodeURIComponent(name);
  } catch {
    // A name that is no valid escape sequence is shown as it stands.
  }
  return `${shown(readable) || '…'}:${line + 1}`;
}
