/**
 * The peers of the benchmark, each as a function that shows a whole text in an element. Bundled only
 * where their packages could be had.
 */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import Markdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { Streamdown } from 'streamdown';
import { createMathPlugin } from '@streamdown/math';

const math = createMathPlugin({ singleDollarTextMath: true });

/** What each shows a text as; both with KaTeX for `$…$` and `$$…$$`. */
const elements = {
  streamdown: (text) => createElement(Streamdown, { plugins: { math }, mode: 'streaming', isAnimating: true }, text),
  'react-markdown': (text) => createElement(Markdown, { remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }, text),
};

window.peers = {
  mount(name, box) {
    const root = createRoot(box);
    return {
      show: (text) => flushSync(() => root.render(elements[name](text))),
      end: () => root.unmount(),
    };
  },
};
