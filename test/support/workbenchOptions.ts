import type { Workspace } from './workspace.ts';

/** Which Therefore a window loads: one under development in this folder, the one among its installed extensions, or none. */
export type LoadedTherefore = { readonly folder: string } | 'installed' | 'none';

export interface WorkbenchOptions {
  /** Files of the workspace: a folder to copy, or names and contents. */
  readonly workspace?: Workspace;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trustEveryWorkspace?: boolean;
  /** A folder of installed extensions. */
  readonly extensionsDir?: string;
  /** The checkout, or with `extensionsDir` the installed one, where nothing else is said. */
  readonly therefore?: LoadedTherefore;
  readonly theme?: string;
  readonly language?: 'en' | 'zh-cn';
  readonly size?: { readonly width: number; readonly height: number };
  readonly env?: NodeJS.ProcessEnv;
}
