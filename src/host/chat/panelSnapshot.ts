import * as vscode from 'vscode';
import type { Attachment } from '../../core/problem.ts';
import { stepTitle } from '../../core/steps.ts';
import type { Trace, TraceEvent, Turn } from '../../core/trace.ts';
import type { ToPanel, TraceSummary } from '../../protocol/panel.ts';
import type { Runs } from '../runs.ts';
import type { Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';
import type { WaitingList } from '../waiting.ts';

export interface SnapshotSource {
  readonly traces: Traces;
  readonly runs: Runs;
  readonly settings: Settings;
  readonly modelLabel: () => string;
}

/** What stands around the trace. */
export function panelHeader({ traces, runs, settings, modelLabel }: SnapshotSource, place: ToPanel['header']['place'], waiting: WaitingList): ToPanel['header'] {
  const summaries = traces.all.map((trace): TraceSummary => ({ id: trace.id, createdAt: trace.createdAt, title: titleOf(trace), running: runs.isRunning(trace.id), pinned: trace.pinned ?? false }));
  return {
    // The order of those that are equally pinned stays as it is.
    traces: summaries.sort((a, b) => Number(b.pinned) - Number(a.pinned)),
    model: { reasoner: settings.model, label: modelLabel() },
    effort: settings.effort,
    trusted: vscode.workspace.isTrusted,
    place,
    attached: waiting.items,
  };
}

/** The user's own name for a trace, else the beginning of its problem. */
export function titleOf({ title, problem }: Trace): string {
  return title ?? stepTitle(problem.text);
}

/**
 * The panel shows the names of what goes with a question, and nothing of what is stored for the provider;
 * megabytes of both would travel with every snapshot.
 */
export function withoutContents(trace: Trace): Trace {
  const { problem, turns } = trace;
  return { ...trace, problem: { ...problem, attachments: names(problem.attachments) }, turns: turns.map((turn): Turn => ({ ...turn, attachments: names(turn.attachments), opaque: [] })) };
}

/** The same of an event. */
export function eventWithoutContents(event: TraceEvent): TraceEvent {
  if (event.kind === 'created') return { ...event, problem: { ...event.problem, attachments: names(event.problem.attachments) } };
  if (event.kind === 'asked' && event.attachments) return { ...event, attachments: names(event.attachments) };
  if (event.kind === 'reasoned' && event.event.kind === 'opaque') return { ...event, event: { kind: 'opaque', data: null } };
  return event;
}

function names(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.map((attachment) => ({ ...attachment, content: '' }));
}
