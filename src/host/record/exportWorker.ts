import { parentPort, workerData } from 'node:worker_threads';
import { BundledWording } from '../../core/wording.ts';
import { exportTrace } from '../../exporting/exportTrace.ts';
import type { ExportWork } from './exportWork.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const { trace, format, options, language, bundle } = workerData as ExportWork;
const bytes = new TextEncoder().encode(exportTrace(trace, format, options, new BundledWording(language, bundle)));
port.postMessage(bytes, [bytes.buffer]);
