import { isObject, objectIn, textOf } from './modelJson.ts';
import { english, say, type Phrase } from './phrase.ts';
import type { Rubric, RubricItem } from './rubric.ts';
import type { ComputedWork } from './rubricWork.ts';

/** Points that a model takes off. Lines are 0-based lines of the solution. */
export interface Deduction {
  readonly item: string;
  readonly line?: number;
  /** `wrong` says that what stands there is false; the others that something is missing or badly said. */
  readonly fault: 'wrong' | 'gap' | 'unclear';
  readonly points: number;
  readonly reason: string;
}

/** Why an item has its points, and who says so. */
export interface MarkReason {
  readonly by: 'computed' | 'model';
  readonly words: Phrase | string;
  readonly line?: number;
  readonly points?: number;
}

export interface MarkedItem {
  readonly item: RubricItem;
  /** Undefined where nobody could judge it. */
  readonly points?: number;
  /** What it can have at most, where computation alone limits it. */
  readonly atMost?: number;
  readonly reasons: readonly MarkReason[];
}

export interface Marked {
  readonly rubric: Rubric;
  readonly items: readonly MarkedItem[];
  /** Undefined where an item has no points. */
  readonly total?: number;
  readonly most: number;
  /** What the model said and computation decided otherwise, or counted already. */
  readonly overruled: readonly { readonly deduction: Deduction; readonly why: Phrase }[];
}

const mostDeductions = 40;
const longestReason = 1000;

/** What a model reads: the problem, where one is known, and the lines of the solution by their numbers. */
export function marksMaterial(solution: string, problem: string | undefined): string {
  const numbered = solution.split('\n').map((line, index) => `${index + 1}: ${line}`);
  return [...(problem === undefined ? [] : ['The problem:', '', problem, '']), 'The solution, line by line:', '', ...numbered].join('\n');
}

/** What a model is told to do with it. Its marks are read by `deductionsFrom`. */
export function marksRequest({ items }: Rubric, work: ComputedWork, language: string): string {
  const found = [
    ...work.errors.map(({ line }) => `line ${line + 1} is wrong`),
    ...[...work.following].map((line) => `line ${line + 1} only follows from an error`),
    ...[...work.verified].map((line) => `line ${line + 1} is right`),
    ...(work.answer === 'open' ? [] : [`the final answer is ${work.answer === 'right' ? 'right' : 'wrong'}`]),
  ];
  return [
    `Computation found: ${found.length === 0 ? 'nothing' : found.join('; ')}. That is certain; do not contradict it.`,
    'Mark the solution by these items:',
    ...items.map(({ id, title, points, about }) => `- ${id}: ${english(title)}, ${points} points (about: ${about})`),
    'Name every deduction once, at the line where the fault is made; what only follows from an earlier fault costs nothing. Answer with one JSON object and nothing else:',
    '{"deductions": [{"item": "…", "line": 3, "fault": "wrong", "points": 1, "reason": "…"}]}',
    '- fault: "wrong" for what is false, "gap" for what is missing, "unclear" for what is badly said.',
    `- reason: one or two sentences to the learner, in ${language}, as Markdown; every backslash is written twice, since this is JSON. An empty list says that nothing is to be deducted.`,
  ].join('\n');
}

/** The deductions in a model's answer, each with an item and a line that exist; undefined where there is no list. */
export function deductionsFrom(answer: string, { items }: Rubric, solution: string): readonly Deduction[] | undefined {
  const list = objectIn(answer)?.['deductions'];
  if (!Array.isArray(list)) return undefined;
  const lines = solution.split('\n').length;
  return list.slice(0, mostDeductions).flatMap((each: unknown) => {
    if (!isObject(each)) return [];
    const { line, fault, points } = each;
    const item = items.find(({ id }) => id === each['item']);
    const reason = textOf(each['reason'], longestReason);
    if (!item || reason === undefined || (fault !== 'wrong' && fault !== 'gap' && fault !== 'unclear')) return [];
    if (typeof points !== 'number' || !Number.isFinite(points) || points < 0) return [];
    const isLine = typeof line === 'number' && Number.isInteger(line) && line >= 1 && line <= lines;
    return [{ item: item.id, fault, points: Math.min(points, item.points), reason, ...(isLine ? { line: line - 1 } : {}) }];
  });
}

/**
 * The marks of a solution. What computation decided overrules the model: a verified line loses nothing for being
 * wrong, a wrong one gains nothing, what follows from an error costs nothing more. Without deductions of a model
 * only what computation decides has points.
 */
export function markedBy(rubric: Rubric, work: ComputedWork, deductions: readonly Deduction[] | undefined): Marked {
  const { kept, overruled } = sifted(rubric, work, deductions ?? []);
  const computed = computedDeductions(rubric, work, kept);
  const items = rubric.items.map((item) => markedItem(item, work, kept, computed.get(item.id) ?? [], deductions !== undefined));
  const points = items.map((each) => each.points);
  const total = points.every((each) => each !== undefined) ? points.reduce((sum, each) => sum + each, 0) : undefined;
  return { rubric, items, most: rubric.items.reduce((sum, each) => sum + each.points, 0), overruled, ...(total === undefined ? {} : { total }) };
}

/** Which deductions stand beside what computation found; a wrong line is charged once. */
function sifted({ items }: Rubric, work: ComputedWork, deductions: readonly Deduction[]): { readonly kept: readonly Deduction[]; readonly overruled: Marked['overruled'] } {
  const kept: Deduction[] = [];
  const overruled: { deduction: Deduction; why: Phrase }[] = [];
  const charged = new Set<number>();
  for (const deduction of deductions) {
    const { fault, line } = deduction;
    const about = items.find(({ id }) => id === deduction.item)?.about;
    const why =
      fault !== 'wrong'
        ? undefined
        : about === 'answer' && work.answer === 'right'
          ? say('Computation verified the final answer.')
          : line !== undefined && work.verified.has(line)
            ? say('Computation verified this line.')
            : line !== undefined && work.following.has(line)
              ? say('It only follows from an earlier error, which is counted already.')
              : line !== undefined && charged.has(line)
                ? say('This error is counted already.')
                : undefined;
    if (why) {
      overruled.push({ deduction, why });
      continue;
    }
    if (fault === 'wrong' && line !== undefined) charged.add(line);
    kept.push(deduction);
  }
  return { kept, overruled };
}

/** What computed errors cost where the model charged nothing for them. */
function computedDeductions({ items, perError }: Rubric, { errors }: ComputedWork, kept: readonly Deduction[]): ReadonlyMap<string, readonly MarkReason[]> {
  const found = new Map<string, MarkReason[]>();
  const target = items.find(({ about }) => about === 'steps') ?? items.find(({ about }) => about !== 'answer') ?? items[0];
  for (const { line, checked } of errors) {
    const charged = kept.some((each) => each.line === line && each.fault === 'wrong' && each.points > 0);
    // The final answer has points of its own to lose.
    const hasOwn = checked.claim.kind === 'final-answer' && items.some(({ about }) => about === 'answer');
    if (charged || hasOwn || !target) continue;
    found.set(target.id, [...(found.get(target.id) ?? []), { by: 'computed', words: say('Computation refuted this step.'), line, points: perError }]);
  }
  return found;
}

function markedItem(item: RubricItem, work: ComputedWork, kept: readonly Deduction[], computed: readonly MarkReason[], hasModel: boolean): MarkedItem {
  if (item.about === 'answer' && work.answer === 'wrong') return { item, points: 0, reasons: [{ by: 'computed', words: say('Computation refuted the final answer.') }] };
  const own = kept.filter((each) => each.item === item.id);
  const isRight = item.about === 'answer' && work.answer === 'right';
  const reasons: MarkReason[] = [
    ...(isRight ? [{ by: 'computed' as const, words: say('Computation verified the final answer.') }] : []),
    ...computed,
    ...own.flatMap(({ reason, line, points, fault }): MarkReason[] => [
      // What the model charges here is no opinion, only how much it costs and how it is explained.
      ...(fault === 'wrong' && work.errors.some((error) => error.line === line) ? [{ by: 'computed' as const, words: say('Computation refuted this step.'), ...(line === undefined ? {} : { line }) }] : []),
      { by: 'model', words: reason, points, ...(line === undefined ? {} : { line }) },
    ]),
  ];
  const lost = reasons.reduce((sum, { points = 0 }) => sum + points, 0);
  const left = Math.max(0, item.points - lost);
  if (hasModel || isRight) return { item, points: left, reasons };
  return { item, reasons, ...(lost > 0 ? { atMost: left } : {}) };
}
