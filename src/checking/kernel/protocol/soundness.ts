import type { InputValue, ProposedCheck } from './proposedCheck.ts';

const longestCode = 20_000;
const mostInputs = 24;
const mostItems = 512;
const loneSurrogate = /\p{Cs}/u;

/** Whether a proposed check is small and plain enough to be run at all. */
export function isSound({ code, inputs }: ProposedCheck): boolean {
  if (code.trim() === '' || code.length > longestCode || loneSurrogate.test(code)) return false;
  const entries = Object.entries(inputs);
  let items = 0;
  const plain = (value: InputValue, depth: number): boolean => {
    if (++items > mostItems || depth > 4) return false;
    if (typeof value === 'number') return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (typeof value === 'string') return value.length <= 500 && !loneSurrogate.test(value);
    return typeof value === 'boolean' || (Array.isArray(value) && (value as readonly InputValue[]).every((item) => plain(item, depth + 1)));
  };
  return entries.length <= mostInputs && entries.every(([name, value]) => /^[^\W\d]\w{0,40}$/u.test(name) && plain(value, 0));
}
