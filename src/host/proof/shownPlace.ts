import type * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import { isOfLine, lineAt, type ProofLine } from '../../core/proof.ts';
import { computedOf, isDecided } from '../../core/proofReview.ts';
import type { TextFormat } from '../../core/problem.ts';
import { knownAt } from '../../math/proof/knownAt.ts';
import { proofAt } from '../../math/proof/readProof.ts';
import type { Certainty, ShownPlace } from '../../protocol/proof.ts';
import { groundOf } from '../words.ts';
import type { ReviewedLine } from './reviews.ts';

/** Facts that are shown; a reader needs the nearest ones. */
const mostFacts = 40;

/** What is known at an offset of a document; undefined where nothing is written around it. Only the text near it is read. */
export function shownPlace(document: vscode.TextDocument, offset: number, format: TextFormat, claims: readonly CheckedClaim[], reviewed: readonly ReviewedLine[]): ShownPlace | undefined {
  const proof = proofAt(document.getText(), offset, format);
  if (!proof) return undefined;
  const at = lineAt(proof, offset);
  const here = proof.lines[at];
  if (!here || !proof.lines.some(({ role }) => role !== 'remark')) return undefined;
  const { start, end } = proof.range;
  const near = claims.filter(({ claim: { range } }) => range.start >= start && range.end <= end);
  // Words before a display, "hence", may stand lines above it.
  const numberOf = (line: number): number => {
    const { range, isFormula } = proof.lines[line] ?? here;
    return document.positionAt(isFormula ? range.end : range.start).line;
  };
  const certainty = (line: ProofLine | undefined): Certainty => (line ? certaintyOf(line, near, reviewed) : { by: 'nobody' });
  const { facts, goals, parts } = knownAt(proof, at);
  return {
    document: document.uri.path.split('/').at(-1) ?? '',
    kind: proof.kind,
    here: { line: numberOf(at), markdown: here.markdown, role: roleWord(here), certainty: certainty(here) },
    parts: parts.map(({ line, markdown }) => ({ line: numberOf(line), markdown })),
    goals: goals.map((goal) => ({ ...goal, line: numberOf(goal.line) })),
    facts: facts.slice(-mostFacts).map((fact) => ({ ...fact, line: numberOf(fact.line), certainty: certainty(proof.lines[fact.line]) })),
    more: Math.max(0, facts.length - mostFacts),
  };
}

function roleWord({ role }: ProofLine): ShownPlace['here']['role'] {
  switch (role) {
    case 'goal':
    case 'subgoal':
      return 'goal';
    case 'supposition':
      return 'supposes';
    case 'part':
    case 'step':
      return 'claims';
    case 'remark':
      return 'says';
  }
}

/** The machine first; a model only where that has not decided. */
function certaintyOf(line: ProofLine, claims: readonly CheckedClaim[], reviewed: readonly ReviewedLine[]): Certainty {
  const kind = computedOf(line, claims);
  const opinion = reviewed.find(({ range }) => range.start === line.range.start && range.end === line.range.end)?.opinion;
  if (opinion && !isDecided(line, kind)) return { by: 'model', model: opinion.model, opinion: opinion.kind, reason: opinion.reason };
  if (kind === undefined) return { by: 'nobody' };
  const own = claims.filter(({ claim }) => isOfLine(claim, line));
  const telling = own.find(({ verdict }) => verdict.kind === kind) ?? own.find(({ verdict }) => verdict.kind !== 'verified') ?? own[0];
  if (!telling) return { by: 'nobody' };
  const { verdict, claim } = telling;
  const method = verdict.kind === 'verified' || verdict.kind === 'refuted' ? verdict.evidence.method : undefined;
  return { by: method === 'notebook' ? 'notebook' : 'computed', verdict: kind, ground: groundOf(verdict), assumptions: claim.assumptions, isWhole: line.isFormula };
}
