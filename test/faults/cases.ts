/** A fault, and where it is made to happen. */
export interface FaultCase {
  readonly number: number;
  readonly fault: string;
  /** File below `test`, and the names its tests begin with. */
  readonly tests: readonly (readonly [file: string, ...names: string[]])[];
}

const transport = 'faults/transport.test.ts';
const http = 'faults/http.test.ts';
const events = 'faults/events.test.ts';
const meaning = 'faults/meaning.test.ts';
const user = 'faults/user.test.ts';

/**
 * Every fault a stream is tested against, by number, with the tests that make it happen. Those of
 * `test/faults` begin with the number and run against a TCP server (`faultServer.ts`), which holds each run to
 * its text, its one end, its time, its sockets and the secrecy of the key. Others need a window or a page.
 */
export const faultCases: readonly FaultCase[] = (
  [
    // Transport.
    [1, 'connection refused', transport],
    [2, 'no such host', transport],
    [3, 'TLS error', transport],
    [4, 'headers never come', transport],
    [5, 'headers and then nothing', transport],
    [6, 'reset in the middle of an event', transport],
    [7, 'orderly close in the middle of an event', transport],
    [8, 'clean end without a terminal', transport],
    [9, 'shorter than its content-length', transport],
    [10, 'a byte at a time', transport],
    [11, 'silence, then the rest', transport],
    [12, 'comments for ever', transport],
    [13, 'gzip', transport],
    [14, 'gzip cut off', transport],
    [15, 'held back, then all at once', transport],
    [16, 'open after [DONE]', transport],
    [17, 'open after the reason to finish', transport],
    [18, 'redirect to another origin', transport],
    [19, 'proxy: 407, a page', transport],
    // HTTP.
    [20, '401', http],
    [21, '403', http],
    [22, '404: model, address, no chat model', http],
    [23, '400: unknown field, stream_options', http],
    [24, '413, context length', http],
    [25, '429 with seconds', http],
    [26, '429 with a date', http],
    [27, '429 for an hour', http],
    [28, '429 for want of quota', http],
    [29, '500 twice, then well', http],
    [30, '529', http],
    [31, '200 with an error', http],
    [32, '200 with a whole answer', http],
    [33, '200 with a web page', http],
    [34, '200 with nothing', http],
    // Server-sent events.
    [35, 'characters cut inside', events],
    [36, 'invalid UTF-8', events],
    [37, 'byte order mark', events],
    [38, 'CR, CR LF, cut between', events],
    [39, 'data in many lines', events],
    [40, 'single line breaks between events', events],
    [41, 'empty data', events],
    [42, 'comment wrapped into data', events],
    [43, 'malformed JSON in the middle', events],
    [44, 'truncated JSON at the end', events],
    [45, 'an event of 5 MiB', events],
    [46, 'more after [DONE]', events],
    [47, 'error: event, beside choices, string', events],
    // What is said.
    [48, 'mirrored fields', meaning],
    [49, 'empty field beside the full one', meaning],
    [50, 'thinking and text in one delta', meaning],
    [51, 'thinking, text, thinking', meaning],
    [52, 'arrays of Mistral', meaning],
    [53, 'Gemini: flag and tags cut anywhere', meaning],
    [54, '<think> cut at every offset', meaning],
    [55, 'no opening tag', meaning],
    [56, 'literal <think> in the answer', meaning],
    [57, '<think> never closed', meaning],
    [58, 'length inside thinking', meaning],
    [59, 'filtered after text', meaning],
    [60, 'thinking only', meaning],
    [61, 'white space only', meaning],
    [62, 'choices null or empty', meaning],
    [63, 'usage: where it stands, twice, missing', meaning],
    [64, 'repetition of 80 kB', meaning],
    [65, 'cumulative deltas', meaning],
    [66, '100,000 deltas at once, and a surface that keeps up', meaning, ['webview/frames.test.ts', '66 a hundred thousand']],
    [67, 'Responses: gap, duplicate, failed, incomplete, done unlike deltas', meaning],
    // The user.
    [68, 'stopped before headers', user],
    [69, 'stopped in thinking', user],
    [70, 'stopped in text', user],
    [71, 'stopped in the tick of the finish', user],
    [72, 'stopped twice', user],
    [73, 'window reloaded in mid-stream', ['e2e/journal.test.ts', 'a window that is reloaded in mid-stream']],
    [74, 'panel closed in mid-stream', ['e2e/streamActions.test.ts', '74 the panel is closed']],
    [75, 'two streams at once', user],
    [76, 'key deleted in mid-stream', user],
    // Hostile.
    [77, 'markup in thinking, text, title, error, model', ['webview/hostile.test.ts', '${payloads.length} hostile texts in every place']],
    [78, 'links to commands', ['webview/hostile.test.ts', '${payloads.length} hostile texts in every place', 'a link posts its whole address']],
    [79, 'remote images', ['webview/hostile.test.ts', '${payloads.length} hostile texts in every place']],
    [80, 'KaTeX bombs', ['webview/hostile.test.ts', '${payloads.length} hostile texts in every place', 'macros of one formula']],
    [81, 'bidi, tag and control characters', ['webview/hostile.test.ts', 'hidden characters are named'], ['unit/reasoners/openai/sanitized.test.ts', '81 what a server says']],
    [82, 'key said back by the server', http, ['e2e/badInput.test.ts', 'a key the server does not accept is said so']],
    [83, 'endpoint in workspace settings', ['e2e/redirection.test.ts', 'the settings of a folder redirect', 'a workspace file redirects']],
    [84, 'approval in notebook metadata', ['e2e/redirection.test.ts', 'the metadata of a notebook']],
    [85, 'keys named __proto__', events],
  ] as const
).map(([number, fault, ...places]) => ({ number, fault, tests: places.map((place) => (typeof place === 'string' ? ([place, `${number} `] as const) : place)) }));
