import type { Locator } from 'playwright-core';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** A cell of a notebook file. */
export interface FileCell {
  readonly cell_type: string;
  readonly id: string;
  readonly execution_count?: number | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string | readonly string[];
  readonly outputs?: readonly unknown[];
}

export const markdownCell = (id: string, source: string, metadata: FileCell['metadata'] = {}): FileCell => ({ cell_type: 'markdown', id, metadata, source });

export const codeCell = (id: string, source: string, { metadata = {}, outputs = [] }: Partial<Pick<FileCell, 'metadata' | 'outputs'>> = {}): FileCell => ({ cell_type: 'code', id, execution_count: null, metadata, outputs, source });

/** The text of a notebook file. */
export function notebookFile(cells: readonly FileCell[], metadata: Readonly<Record<string, unknown>> = {}): string {
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  return JSON.stringify({ cells, metadata: { kernelspec, language_info: { name: 'python' }, ...metadata }, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

/** The notebook of the workbench, and its ledger, as a person sees and uses them. */
export class NotebookView {
  readonly #workbench: Workbench;
  readonly #name: string;

  constructor(workbench: Workbench, name: string) {
    this.#workbench = workbench;
    this.#name = name;
  }

  /** Opens the file and waits for its kernel. @param kernel its label; without one none is waited for */
  async open(kernel?: string): Promise<void> {
    await this.#workbench.openFile(this.#name);
    if (kernel !== undefined) await this.#workbench.page.locator('.kernel-label:visible', { hasText: kernel }).first().waitFor({ timeout: 60_000 });
  }

  /** The first cell whose text has this in it. */
  cell(text: string): Locator {
    return this.#workbench.page.locator('.notebookOverlay .monaco-list-row:visible', { hasText: text }).first();
  }

  /** Presses the run button of a cell. */
  async run(text: string): Promise<void> {
    const cell = this.cell(text);
    await cell.locator('.view-line').first().click();
    await cell.hover();
    await cell.locator('.run-button-container .codicon-notebook-execute').first().click();
  }

  /** Runs a cell and waits for its end. */
  async ran(text: string, timeout = 60_000): Promise<void> {
    const label = this.cell(text).locator('.execution-count-label').first();
    const ended = this.cell(text).locator('.codicon-notebook-state-success, .codicon-notebook-state-error').first();
    // Of a cell that has ended in this window before, only its number tells that it has again.
    const before = (await ended.count()) > 0 ? await label.innerText() : undefined;
    await this.run(text);
    await until(`the end of the cell ${text}`, timeout, async () => ((await ended.count()) > 0 && (await label.innerText()) !== before ? true : undefined), () => label.innerText());
  }

  /** The file as it was saved last. */
  saved(): { readonly cells: readonly FileCell[]; readonly metadata: Readonly<Record<string, unknown>> } {
    return JSON.parse(this.#workbench.read(this.#name)) as { cells: FileCell[]; metadata: Record<string, unknown> };
  }

  async save(): Promise<void> {
    await this.#workbench.command('File: Save');
    await this.#workbench.page.locator(`.tab.active[data-resource-name=${JSON.stringify(this.#name)}]:not(.dirty)`).waitFor();
  }

  /** What stands in outputs, verdict cards with it: they are web content in frames of their own. */
  async outputTexts(): Promise<string> {
    const texts = await Promise.all(this.#workbench.page.frames().flatMap((frame) => ['.output_container', '.output_container .card'].map((place) => frame.locator(place).allInnerTexts().catch(() => []))));
    return texts.flat().join('\n');
  }

  async waitForOutput(pattern: RegExp, timeout = 30_000): Promise<string> {
    return until(`an output like ${pattern}`, timeout, async () => pattern.exec(await this.outputTexts())?.[0], () => this.outputTexts());
  }

  ledgerRows(): Promise<string[]> {
    return this.#rows.allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' ')));
  }

  ledgerRow(pattern: RegExp, timeout = 30_000): Promise<string> {
    return until(`a row of the ledger like ${pattern}`, timeout, async () => (await this.ledgerRows()).find((text) => pattern.test(text)), () => this.ledgerRows());
  }

  ledgerLabels(): Promise<string[]> {
    return this.#rows.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  }

  get #rows(): Locator {
    return this.#workbench.page.locator('.pane:has(.pane-header[aria-label*="Ledger"]) .monaco-list-row');
  }
}
