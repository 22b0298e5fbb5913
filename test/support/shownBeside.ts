import type { Page } from 'playwright-core';

/** Something the editor shows, with the number of the line it belongs to, from 1. */
export interface Beside {
  readonly line: number;
  readonly text: string;
}

/** What the window shows of a document: its lines, and what stands at their ends, over them, and below them. */
export interface Shown {
  readonly lines: readonly Beside[];
  readonly marks: readonly Beside[];
  readonly lenses: readonly Beside[];
  /** Each thread with the last line above it. */
  readonly threads: readonly Beside[];
}

/** Reads what the window shows of an open file, after the next two frames. Runs in the page. */
const look = `async (name) => {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const editor = [...document.querySelectorAll('.editor-instance .monaco-editor')].find((each) => (each.dataset.uri ?? '').endsWith(name));
  const plain = (text) => text.replaceAll('\\u00a0', ' ').replaceAll(/[\\u200b-\\u200d\\ufeff]/g, '');
  const topOf = (element) => Math.round(element.getBoundingClientRect().top);
  const numbers = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')].map((each) => ({ top: topOf(each), line: Number(each.textContent) }));
  const numberAt = (top) => numbers.find((each) => Math.abs(each.top - top) < 4)?.line;
  const rows = [...editor.querySelectorAll('.view-lines > .view-line')].map((element) => ({ element, top: topOf(element), line: numberAt(topOf(element)) })).filter(({ line }) => line > 0).sort((a, b) => a.top - b.top);
  const marks = rows.flatMap(({ element, line }) => [...element.querySelectorAll('span[class*="ced-"]')].flatMap((span) => {
    const content = getComputedStyle(span, '::after').content;
    return content.startsWith('"') ? [{ line, text: plain(content.slice(1, -1).replaceAll(/\\\\(["\\\\])/g, '$1')) }] : [];
  }));
  const lenses = [...editor.querySelectorAll('.codelens-decoration')].flatMap((element) => {
    const top = topOf(element);
    const row = rows.find((each) => each.top > top);
    return row && element.textContent.trim() !== '' ? [{ line: row.line, text: plain(element.innerText) }] : [];
  });
  const threads = [...editor.querySelectorAll('.zone-widget')].flatMap((element) => {
    const top = topOf(element);
    const row = rows.findLast((each) => each.top < top);
    const body = element.querySelector('.review-widget');
    return row && body ? [{ line: row.line, text: plain(body.innerText) }] : [];
  });
  return { lines: rows.map(({ element, line }) => ({ line, text: plain(element.textContent) })), marks, lenses, threads };
}`;

export async function shownBeside(page: Page, name: string): Promise<Shown> {
  return page.evaluate<Shown>(`(${look})(${JSON.stringify(name)})`);
}
