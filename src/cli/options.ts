import { availableParallelism } from 'node:os';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { complain } from './output.ts';

interface Given {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** The arguments of a command, or the exit code where there is nothing to run: 0 after `--help`, 2 after a wrong option. */
export function argumentsOf(argv: readonly string[], options: ParseArgsOptionsConfig, usage: string): Given | number {
  try {
    const { positionals, values } = parseArgs({ args: [...argv], allowPositionals: true, options: { ...options, help: { type: 'boolean', short: 'h' } } });
    if (values['help']) {
      process.stdout.write(usage);
      return 0;
    }
    return { positionals, values: values as Given['values'] };
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.stderr.write(usage);
    return 2;
  }
}

/** What a command was told that it cannot do; the exit code. */
export function wrongUse(message: string, usage: string): number {
  complain(message);
  process.stderr.write(usage);
  return 2;
}

/** `--concurrency`: a whole number of threads from 1 to 256; as many as the machine runs at once where none is named. */
export function threadsOf(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return availableParallelism();
  const threads = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : 0;
  return threads >= 1 && threads <= 256 ? threads : undefined;
}
