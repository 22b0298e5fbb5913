import type { CheckedClaim } from '../core/checker.ts';
import { english } from '../core/phrase.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';

export interface FileReport {
  readonly path: string;
  readonly checked: readonly (CheckedClaim & { readonly line: number; readonly column: number; readonly cell?: number })[];
}

type Printer = (reports: readonly FileReport[], all: boolean) => string;

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

function textReport(reports: readonly FileReport[], all: boolean): string {
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

function jsonReport(reports: readonly FileReport[]): string {
  const files = reports.map(({ path, checked }) => ({
    path,
    claims: checked.map(({ claim, verdict, line, column, cell, ms }) => ({
      line,
      column,
      ...(cell === undefined ? {} : { cell }),
      kind: claim.kind,
      text: claim.text,
      assumptions: claim.assumptions,
      verdict: verdict.kind,
      ground: groundOf(verdict),
      ms: Math.round(ms * 1000) / 1000,
    })),
  }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}

/** SARIF 2.1.0 (OASIS standard): refuted claims as errors. */
function sarifReport(reports: readonly FileReport[]): string {
  const results = reports.flatMap(({ path, checked }) =>
    checked
      .filter(({ verdict }) => verdict.kind === 'refuted')
      .map(({ claim, verdict, line, column }) => ({
        ruleId: 'refuted',
        level: 'error',
        message: { text: `${claim.readable ?? claim.text}: ${groundOf(verdict)}` },
        locations: [{ physicalLocation: { artifactLocation: { uri: path.replaceAll('\\', '/') }, region: { startLine: line, startColumn: column } } }],
      })),
  );
  const rules = [{ id: 'refuted', shortDescription: { text: 'A claim that computation refutes' } }];
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver: { name: 'Therefore', rules } }, results }] };
  return `${JSON.stringify(log, null, 2)}\n`;
}
