import { after } from 'node:test';

/** What is told of the last tests is on its way by then. Milliseconds. */
const graceMs = 3000;

// A handle that a test left open must not keep its process alive. `--test-force-exit` would end it before the
// results are told, and lose some of them without a word.
after(() => {
  setTimeout(() => process.exit(), graceMs).unref();
});
