import type { Workspace } from './workspace.ts';

export interface WorkbenchOptions {
  /** Files of the workspace: a folder to copy, or names and contents. */
  readonly workspace?: Workspace;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trustEveryWorkspace?: boolean;
  /** Where the extension is loaded from: the checkout, or a folder of installed extensions. */
  readonly extensionsDir?: string;
  readonly theme?: string;
  readonly language?: 'en' | 'zh-cn';
  readonly size?: { readonly width: number; readonly height: number };
  readonly env?: NodeJS.ProcessEnv;
}
