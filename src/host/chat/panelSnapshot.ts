import * as vscode from 'vscode';
import { stepTitle } from '../../core/steps.ts';
import type { Trace } from '../../core/trace.ts';
import type { ToPanel } from '../../protocol/panel.ts';
import type { Runs } from '../runs.ts';
import type { Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';

interface Source {
  readonly traces: Traces;
  readonly runs: Runs;
  readonly settings: Settings;
  readonly modelLabel: () => string;
}

/** Everything the panel shows, at once. */
export function panelSnapshot({ traces, runs, settings, modelLabel }: Source, sequence: number): ToPanel['snapshot'] {
  return {
    trace: traces.current && withoutContents(traces.current),
    sequence,
    traces: traces.all.map(({ id, createdAt, problem, title, pinned = false }) => ({ id, createdAt, title: title ?? stepTitle(problem.text), running: runs.isRunning(id), pinned })),
    model: { reasoner: settings.model, label: modelLabel() },
    effort: settings.effort,
    trusted: vscode.workspace.isTrusted,
    place: 'sidebar',
    attached: [],
  };
}

/** The panel shows the names of what goes with a problem; megabytes of pictures would travel with every snapshot. */
function withoutContents(trace: Trace): Trace {
  const { problem } = trace;
  if (problem.attachments.length === 0) return trace;
  return { ...trace, problem: { ...problem, attachments: problem.attachments.map((attachment) => ({ ...attachment, content: '' })) } };
}
