import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

interface Listed {
  readonly pid: number;
  readonly group: number;
  readonly state: string;
  readonly command: string;
}

function listed(): readonly Listed[] {
  const text = execFileSync('ps', ['-eo', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' });
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), group: Number(match[2]), state: match[3] ?? '', command: match[4] ?? '' }] : [];
  });
}

/** The living processes of a group, and those whose command line holds the mark, whatever their group. */
export function alive(group: number | undefined, mark: string): readonly string[] {
  return listed()
    .filter((each) => !each.state.startsWith('Z') && each.pid !== process.pid && (each.group === group || (mark !== '' && each.command.includes(mark))))
    .map(({ pid, command }) => `${pid} ${command}`);
}

/** Those still there when `ms` have passed; a killed process takes a moment to go. */
export async function leftAfter(ms: number, group: number | undefined, mark: string): Promise<readonly string[]> {
  const until = performance.now() + ms;
  for (;;) {
    const left = alive(group, mark);
    if (left.length === 0 || performance.now() > until) return left;
    await wait(20);
  }
}
