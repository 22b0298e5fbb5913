import { isQuantity, type CodeCells } from './codeCells.ts';
import { computationOf } from './computations.ts';
import type { Match, Source } from './matching.ts';
import { labelledValues } from './savedOutput.ts';
import type { Subject } from './statedValue.ts';
import type { Place, Sections } from './sections.ts';

/** Names that people give to the whole of their data. */
const whole = /^(?:df|data|dataset|data_?frame|frame|table|observations|samples|records|rows)$/i;

/** Words for the rows of whatever data there is. */
const general = /^(?:observations?|rows?|samples|records|data points|measurements|columns|variables|features|行|条记录|个样本|个观测值?|条数据)$/;

/** "150 observations": how long the data is, by `len(df)`, `df.shape`, or the line under a table. */
export function countSources(code: CodeCells, sections: Sections, { of, noun, isOfData }: Extract<Subject, { kind: 'count' }>, text: Place): Match[] {
  return code.cells.flatMap((cell, index): Match[] => {
    const names = code.names(index);
    const nearness = sections.nearness(text, index);
    if (!names || (nearness !== 'adjacent' && nearness !== 'section')) return [];
    const found: Match[] = [];
    // Rows may have been left out in between.
    const offer = (source: Source): void => void found.push({ source, why: 'text-around', strength: isOfData && nearness === 'adjacent' ? 'sure' : 'agreeing', nearness });
    const counts = (right: string): boolean => {
      const computation = of === 'rows' ? computationOf(right) : undefined;
      return computation?.what === 'count' && computation.frame === undefined && !/\.count\(/.test(right) && ((general.test(noun) && whole.test(computation.of)) || computation.of.toLowerCase() === noun.toLowerCase());
    };
    for (const [name, assigned] of names.assigned) if (assigned.how === 'plain' && isQuantity(names, name) && counts(assigned.right)) offer({ kind: 'variable', name, cell: cell.id });
    for (const { label, counts: what } of labelledValues(cell)) if (what === of && general.test(noun)) offer({ kind: 'printed', label, cell: cell.id });
    if (names.last && names.last.names.length === 0 && counts(names.last.text)) offer({ kind: 'output', cell: cell.id });
    return found;
  });
}
