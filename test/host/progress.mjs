/** Runs one step of a long command and shows what is going on: its name at once, its time when it took over a second. */
export async function step(name, work) {
  const started = performance.now();
  const tty = process.stdout.isTTY;
  process.stdout.write(`· ${name} …${tty ? '' : '\n'}`);
  const timer = tty ? setInterval(() => process.stdout.write(`\r· ${name} … ${seconds(started)} s`), 1000) : undefined;
  try {
    return await work();
  } finally {
    clearInterval(timer);
    const took = performance.now() - started;
    if (tty) process.stdout.write(`\r· ${name}${took > 1000 ? ` (${seconds(started)} s)` : ''}      \n`);
    else if (took > 1000) process.stdout.write(`  ${name}: ${seconds(started)} s\n`);
  }
}

function seconds(started) {
  return ((performance.now() - started) / 1000).toFixed(0);
}
