import { verdictMarks } from '../core/verdictWords.ts';
import { isSameOutput, verdictOutputOf, type FromRenderer, type ToRenderer, type VerdictOutput } from '../protocol/verdictOutput.ts';
import { Formulas } from './markdown/formulas.ts';
import { make } from './view/dom.ts';
import style from './verdictRenderer.css';

/** The part of `vscode-notebook-renderer` that is used. */
interface RendererContext {
  postMessage?(message: FromRenderer): void;
  onDidReceiveMessage?(listener: (message: ToRenderer) => void): void;
}

interface OutputItem {
  readonly id: string;
  json(): unknown;
}

/** The few words of a verdict, in the languages of the extension: a renderer has no access to its bundle. */
const words = {
  en: { verified: 'verified', refuted: 'refuted', inconclusive: 'inconclusive', unchecked: 'not checked', recorded: 'Recorded in this file, not checked here: {0}', example: 'Counterexample' },
  zh: { verified: '已验证', refuted: '被否定', inconclusive: '无法判定', unchecked: '未检验', recorded: '此文件中的记录，未在此检验：{0}', example: '反例' },
} as const;

/**
 * Shows a verdict under its check cell. What stands in the file is a record that anybody may have written:
 * it is shown as a verdict only once the host says that it made it in this window.
 */
export function activate(context: RendererContext): { renderOutputItem(item: OutputItem, element: HTMLElement): void; disposeOutputItem(id?: string): void } {
  const known = new Map<string, VerdictOutput>();
  const isKnown = (output: VerdictOutput): boolean => isSameOutput(known.get(output.run), output);
  const shown = new Map<string, { readonly element: HTMLElement; readonly output: VerdictOutput }>();
  const formulas = new Formulas((_, detail) => detail, { output: 'mathml' });
  context.onDidReceiveMessage?.((message) => {
    if (message.type !== 'known') return;
    known.set(message.made.run, message.made);
    for (const { element, output } of shown.values()) if (isKnown(output)) show(element, output, true, formulas);
  });
  return {
    renderOutputItem: (item, element) => {
      const output = readJson(item);
      if (!output) {
        element.textContent = '∴';
        return;
      }
      shown.set(item.id, { element, output });
      show(element, output, isKnown(output), formulas);
      context.postMessage?.({ type: 'ask', run: output.run });
    },
    disposeOutputItem: (id) => {
      if (id === undefined) shown.clear();
      else shown.delete(id);
    },
  };
}

function readJson(item: OutputItem): VerdictOutput | undefined {
  try {
    return verdictOutputOf(item.json());
  } catch {
    return undefined;
  }
}

function show(element: HTMLElement, output: VerdictOutput, here: boolean, formulas: Formulas): void {
  const { claim, verdict, ground, values } = output;
  const said = navigator.language.toLowerCase().startsWith('zh') ? words.zh : words.en;
  const claimed = claim.latex === '' ? make('span', { class: 'claim' }, claim.text) : make('span', { class: 'claim formula', 'data-latex': claim.latex });
  const word = here ? said[verdict] : said.recorded.replace('{0}', said[verdict]);
  const card = make(
    'div',
    { class: `card ${here ? verdict : 'recorded'}`, role: 'group', 'aria-label': `${word}: ${claim.text}` },
    make('div', { class: 'head' }, make('span', { class: 'mark', 'aria-hidden': 'true' }, here ? verdictMarks[verdict] : '∴'), make('span', { class: 'word' }, word), claimed),
    make('div', { class: 'ground' }, ground),
    values.length === 0 ? undefined : make('div', { class: 'values' }, `${said.example}: ${values.map(({ name, value }) => `${name} = ${value}`).join(', ')}`),
  );
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  root.replaceChildren(make('style', {}, style), card);
  formulas.fill(card);
}
