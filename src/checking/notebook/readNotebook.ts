import type { NotebookCellText, SavedOutput } from './notebookText.ts';

type Json = Readonly<Record<string, unknown>>;

/** Only what can be read as a value. */
const kept = ['text/plain', 'text/latex', 'text/html'] as const;
/** One output's text of one type. UTF-16 units. */
const longestOutput = 200_000;

/**
 * The cells of an .ipynb file, of nbformat 4 and of 3, in order. What is no cell or no output of the format is
 * left out, texts may be strings or lists of lines, and a cell without an id of its own is called by its place.
 *
 * @throws Error when the text is no JSON
 */
export function readNotebook(text: string): NotebookCellText[] {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    throw new Error('this is not a notebook: its JSON cannot be read');
  }
  if (!isRecord(notebook)) return [];
  const language = languageOf(notebook);
  const seen = new Set<string>();
  return cellsIn(notebook).map((cell, index) => {
    const own = isRecord(cell) && typeof cell['id'] === 'string' && /^[\w-]{1,64}$/.test(cell['id']) ? cell['id'] : '';
    const id = own !== '' && !seen.has(own) ? own : `cell-${index + 1}`;
    seen.add(id);
    return cellOf(isRecord(cell) ? cell : {}, id, language);
  });
}

function cellsIn(notebook: Json): readonly unknown[] {
  if (Array.isArray(notebook['cells'])) return notebook['cells'] as unknown[];
  const sheets = Array.isArray(notebook['worksheets']) ? (notebook['worksheets'] as unknown[]) : [];
  return sheets.flatMap((sheet) => (isRecord(sheet) && Array.isArray(sheet['cells']) ? (sheet['cells'] as unknown[]) : []));
}

function languageOf({ metadata }: Json): string {
  if (!isRecord(metadata)) return 'python';
  for (const [holder, name] of [['language_info', 'name'], ['kernelspec', 'language'], ['kernelspec', 'name']] as const) {
    const found = isRecord(metadata[holder]) ? metadata[holder][name] : undefined;
    if (typeof found === 'string' && found !== '') return found.slice(0, 40);
  }
  return 'python';
}

function cellOf(cell: Json, id: string, language: string): NotebookCellText {
  const source = textOf(cell['source'] ?? cell['input']);
  if (cell['cell_type'] === 'code') {
    const order = cell['execution_count'] ?? cell['prompt_number'];
    const outputs = Array.isArray(cell['outputs']) ? (cell['outputs'] as unknown[]).flatMap(outputOf) : [];
    const own = isRecord(cell['metadata']) && isRecord(cell['metadata']['vscode']) ? cell['metadata']['vscode']['languageId'] : cell['language'];
    return { id, kind: 'code', language: typeof own === 'string' ? own : language, source, ...(typeof order === 'number' && Number.isSafeInteger(order) && order > 0 ? { executionOrder: order } : {}), outputs };
  }
  if (cell['cell_type'] === 'heading') return { id, kind: 'markup', language: 'markdown', source: `${'#'.repeat(Math.min(6, Math.max(1, Number(cell['level']) || 1)))} ${source}`, outputs: [] };
  return { id, kind: 'markup', language: cell['cell_type'] === 'markdown' ? 'markdown' : 'raw', source, outputs: [] };
}

function outputOf(output: unknown): SavedOutput[] {
  if (!isRecord(output)) return [];
  switch (output['output_type']) {
    case 'execute_result':
    case 'pyout':
      return [{ kind: 'result', bundle: bundleOf(output) }];
    case 'display_data':
      return [{ kind: 'display', bundle: bundleOf(output) }];
    case 'stream':
      return [{ kind: (output['name'] ?? output['stream']) === 'stderr' ? 'stderr' : 'stdout', bundle: { 'text/plain': textOf(output['text']).slice(0, longestOutput) } }];
    case 'error':
    case 'pyerr':
      return [{ kind: 'error', bundle: { 'text/plain': `${textOf(output['ename']).slice(0, 200)}: ${textOf(output['evalue']).slice(0, 2000)}` } }];
    default:
      return [];
  }
}

function bundleOf(output: Json): Readonly<Record<string, string>> {
  const data = isRecord(output['data']) ? output['data'] : { 'text/plain': output['text'], 'text/latex': output['latex'], 'text/html': output['html'] };
  return Object.fromEntries(kept.flatMap((type) => (data[type] === undefined ? [] : [[type, textOf(data[type]).slice(0, longestOutput)]])));
}

/** A string, or a list of strings that are its lines. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? (value as unknown[]).filter((line) => typeof line === 'string').join('') : '';
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
