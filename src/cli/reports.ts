import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedClaim } from '../core/checker.ts';
import { english } from '../core/phrase.ts';
import type { NotebookFinding } from '../checking/notebook/finding.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';

export interface FileReport {
  readonly path: string;
  readonly checked: readonly (CheckedClaim & { readonly line: number; readonly column: number; readonly cell?: number; readonly finding?: NotebookFinding })[];
}

export interface UnreadFile {
  readonly path: string;
  readonly reason: string;
}

export interface Run {
  readonly reports: readonly FileReport[];
  readonly unread: readonly UnreadFile[];
}

type Printer = (run: Run, all: boolean) => string;

export const printers = { text: textReport, json: jsonReport, sarif: sarifReport } satisfies Record<string, Printer>;

const marks: Readonly<Record<VerdictKind, string>> = { verified: '✓', refuted: '✗', inconclusive: '?', unchecked: '–', stale: '↻' };

/** The ground of a verdict in English, one line. */
export function groundOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'verified':
      return english(verdict.evidence.summary);
    case 'refuted':
      return english(verdict.counterexample?.summary ?? verdict.evidence.summary);
    case 'inconclusive':
    case 'unchecked':
      return english(verdict.reason);
    case 'stale':
      return groundOf(verdict.was);
  }
}

function textReport({ reports }: Run, all: boolean): string {
  const lines: string[] = [];
  const counts = new Map<VerdictKind, number>();
  for (const { path, checked } of reports) {
    for (const { claim, verdict, line, column, cell } of checked) {
      counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
      if (!all && verdict.kind !== 'refuted') continue;
      const place = cell === undefined ? `${path}:${line}:${column}` : `${path}:cell ${cell + 1}:${line}:${column}`;
      lines.push(`${place}: ${marks[verdict.kind]} ${verdict.kind}: ${claim.readable ?? claim.text.replace(/\s+/g, ' ')}`, `    ${groundOf(verdict)}`);
    }
  }
  const kinds: readonly VerdictKind[] = ['verified', 'refuted', 'inconclusive', 'unchecked'];
  lines.push(kinds.map((kind) => `${counts.get(kind) ?? 0} ${kind}`).join(', '));
  return `${lines.join('\n')}\n`;
}

function jsonReport({ reports, unread }: Run): string {
  const files = reports.map(({ path, checked }) => ({
    path,
    claims: checked.map(({ claim, verdict, line, column, cell, finding, ms }) => ({
      line,
      column,
      ...(cell === undefined ? {} : { cell }),
      kind: claim.kind,
      text: claim.text,
      assumptions: claim.assumptions,
      verdict: verdict.kind,
      ground: groundOf(verdict),
      ...(finding ? comparedWith(finding) : {}),
      ms: Math.round(ms * 1000) / 1000,
    })),
  }));
  return `${JSON.stringify({ files, unread }, null, 2)}\n`;
}

/** What a notebook's claim was compared with. */
function comparedWith({ about, source, freshness, stale, notes }: NotebookFinding): object {
  return { about, ...(source ? { source } : {}), ...(freshness ? { from: freshness } : {}), ...(stale ? { stale } : {}), ...(notes.length > 0 ? { notes: notes.map(english) } : {}) };
}

/** SARIF 2.1.0 (OASIS standard): refuted claims as errors, files that could not be read as notifications of the run. */
function sarifReport({ reports, unread }: Run): string {
  const results = reports.flatMap(({ path, checked }) =>
    checked
      .filter(({ verdict }) => verdict.kind === 'refuted')
      .map(({ claim, verdict, line, column, cell }) => ({
        ruleId: 'refuted',
        ruleIndex: 0,
        level: 'error',
        message: { text: `${claim.readable ?? claim.text}: ${groundOf(verdict)}` },
        locations: [
          cell === undefined
            ? { physicalLocation: { artifactLocation: artifact(path), region: { startLine: line, startColumn: column } } }
            : // Lines within a cell are not those of the notebook's file.
              { physicalLocation: { artifactLocation: artifact(path) }, logicalLocations: [{ name: `cell ${cell + 1}`, fullyQualifiedName: `cell ${cell + 1}, line ${line}` }] },
        ],
      })),
  );
  const rules = [{ id: 'refuted', name: 'RefutedClaim', shortDescription: { text: 'A claim that computation refutes' } }];
  const toolExecutionNotifications = unread.map(({ path, reason }) => ({ level: 'error', message: { text: reason }, locations: [{ physicalLocation: { artifactLocation: artifact(path) } }] }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Therefore', rules } }, columnKind: 'utf16CodeUnits', invocations: [{ executionSuccessful: unread.length === 0, toolExecutionNotifications }], results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function artifact(path: string): { readonly uri: string } {
  return { uri: isAbsolute(path) ? pathToFileURL(path).href : path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/') };
}
