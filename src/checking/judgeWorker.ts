import { parentPort } from 'node:worker_threads';
import { english } from '../core/phrase.ts';
import { judge, type JudgeRequest, type Judgement } from '../math/judging/judge.ts';

export interface JudgedAnswer {
  readonly verdict: Judgement['verdict'];
  readonly evidence: string;
  /** Milliseconds it took. */
  readonly ms: number;
}

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

/** Judges what it is sent, one answer after another, and sends each judgement back in that order. */
port.on('message', (request: JudgeRequest) => port.postMessage(judged(request)));

function judged(request: JudgeRequest): JudgedAnswer {
  const started = performance.now();
  const { verdict, evidence } = attempt(request);
  return { verdict, evidence, ms: Math.round((performance.now() - started) * 1000) / 1000 };
}

function attempt(request: JudgeRequest): Omit<JudgedAnswer, 'ms'> {
  try {
    const { verdict, evidence } = judge(request);
    return { verdict, evidence: english(evidence) };
  } catch (error) {
    return { verdict: 'unknown', evidence: `The comparison itself failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
