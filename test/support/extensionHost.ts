import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly args: string;
}

/** The extension host below the VS Code that this process started; undefined while there is none. */
export function extensionHostPid(): number | undefined {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n').flatMap(processOf);
  const own = new Set([process.pid]);
  // A parent may stand after its child, so the list is gone through until nothing is added.
  for (let before = 0; before < own.size; ) {
    before = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  return processes.filter(({ pid, args }) => own.has(pid) && args.includes('--type=extensionHost')).at(-1)?.pid;
}

function processOf(line: string): Process[] {
  const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
  return match ? [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? '' }] : [];
}
