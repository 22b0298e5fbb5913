import { check } from './check.ts';
import { judge } from './judge.ts';
import { endWithReader } from './output.ts';
import { solve } from './solve.ts';
import { steps } from './steps.ts';

const usage = `therefore: solve and check mathematics

  therefore check FILE… [--format text|json|sarif] [--all] [--run]
      Checks every claim of Markdown, LaTeX, text and notebook files, with no model;
      those of notebooks against the outputs of their cells too, or with --run against
      what the cells compute now.
      Exits 1 when a claim is refuted, 2 when a file cannot be read.
  therefore judge FILE.jsonl [--concurrency N] [--mode strict|lenient]
      Compares final answers: {id, gold, pred, question?} a line in,
      {id, verdict: equal|different|unknown, evidence, ms} a line out.
  therefore steps FILE.jsonl [--concurrency N]
      Checks worked solutions: {id, problem, steps[]} a line in,
      {id, first_refuted: index or -1, verdicts: [...]} a line out.
  therefore solve "PROBLEM"
      Solves a problem with the built-in solver and checks the answer.
  therefore export JOURNAL.jsonl [--format markdown|latex|notebook|html]
      Writes a trace as a document, with its claims and verdicts.

therefore COMMAND --help says more; - as FILE.jsonl reads standard input.
`;

/** Runs one command and gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'check':
      return check(rest);
    case 'judge':
      return judge(rest);
    case 'steps':
      return steps(rest);
    case 'solve':
      return solve(rest);
    case 'export':
      // Its parser and KaTeX are nothing the others should wait for.
      return (await import('./exportJournal.ts')).exportJournal(rest);
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(usage);
      return command === undefined ? 2 : 0;
    default:
      process.stderr.write(`There is no command “${command}”.\n\n${usage}`);
      return 2;
  }
}

endWithReader();
process.exitCode = await main(process.argv.slice(2));
