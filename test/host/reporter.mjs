/** A reporter for `node --test`: failures in full, files as they end, and one line of JSON with the counts. */
export default async function* reporter(source) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const event of source) {
    switch (event.type) {
      case 'test:pass':
        if (event.data.details?.type === 'suite') break;
        if (event.data.skip !== undefined || event.data.todo !== undefined) {
          skipped++;
          yield `  – ${event.data.name}: ${event.data.skip === true || event.data.skip === '' ? 'skipped' : event.data.skip}\n`;
        } else passed++;
        break;
      case 'test:fail': {
        if (event.data.details?.type === 'suite') break;
        failed++;
        const { error } = event.data.details;
        const cause = error?.cause ?? error;
        yield `  ✖ ${event.data.name}\n    ${event.data.file ?? ''}:${event.data.line ?? ''}\n    ${String(cause?.stack ?? cause?.message ?? cause).split('\n').slice(0, 14).join('\n    ')}\n`;
        break;
      }
      case 'test:stderr':
        if (process.env.THEREFORE_VERBOSE) yield event.data.message;
        break;
      default:
        break;
    }
  }
  yield `${JSON.stringify({ passed, failed, skipped })}\n`;
}
