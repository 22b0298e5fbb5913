/** Writes to standard output and waits while whoever reads it is behind. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

export function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** A reader that has seen enough (`| head`) ends the run without a word. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
}
