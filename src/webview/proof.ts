import './proof.css';
import { createParser } from '../markdown/parser.ts';
import { dispatch, type Message } from '../protocol/panel.ts';
import type { FromProof, ToProof } from '../protocol/proof.ts';
import { Formulas } from './markdown/formulas.ts';
import { ProofPlaceView } from './proof/proofPlaceView.ts';
import { unshownWords } from './view/unshownWords.ts';
import { Words } from './view/words.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The proof view's side of the protocol: shows the place that the host told last. */
function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const post = <K extends keyof FromProof>(type: K, data: FromProof[K]): void => api.postMessage({ type, data });
  const parser = createParser();
  const build = (words: Words): ProofPlaceView => {
    const formulas = new Formulas((reason, detail) => unshownWords(words, reason, detail));
    const view = new ProofPlaceView({ words, parser, formulas, post });
    root.replaceChildren(view.element);
    return view;
  };
  let view = build(new Words(document.documentElement.lang || 'en', {}));
  let told: ToProof['place'] | undefined;
  const handlers = {
    place: (data: ToProof['place']) => {
      told = data;
      view.update(data);
    },
    strings: ({ language, bundle }: ToProof['strings']) => {
      document.documentElement.lang = language;
      view = build(new Words(language, bundle));
      if (told) view.update(told);
    },
  };
  window.addEventListener('message', (event: MessageEvent<Message<ToProof>>) => dispatch<ToProof>(handlers, event.data));
  post('ready', undefined);
}

const root = document.getElementById('proof');
if (root) start(root);
