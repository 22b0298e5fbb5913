/** What an interpreter needs of the environment, on every system. */
const needed = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'SystemRoot', 'SYSTEMDRIVE', 'windir', 'COMSPEC', 'PATHEXT', 'NUMBER_OF_PROCESSORS'];

/** Of the user and the system, for finding what is installed. */
const placed = ['HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'TMPDIR', 'TEMP', 'TMP'];
const jupyter = ['USER', 'LOGNAME', 'TZ', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'JUPYTER_DATA_DIR', 'CONDA_PREFIX', 'VIRTUAL_ENV'];

const always = { PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' };
/** Figures are drawn into files and memory only; a Jupyter kernel chooses by itself. */
export const drawing = { MPLBACKEND: 'Agg' };

/**
 * For code that is not the user's: only what an interpreter needs, and a folder of its own as home. No
 * token, key or path of the user's goes with it.
 */
export function cleanEnvironment(folder: string): NodeJS.ProcessEnv {
  const places = { HOME: folder, USERPROFILE: folder, TMPDIR: folder, TEMP: folder, TMP: folder };
  return { ...kept(needed), ...places, ...always, ...drawing, PYTHONDONTWRITEBYTECODE: '1', OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
}

/** For asking an interpreter about itself: as above, and its user's own packages can be found. */
export function probingEnvironment(): NodeJS.ProcessEnv {
  return { ...kept([...needed, ...placed]), ...always, ...drawing, PYTHONDONTWRITEBYTECODE: '1' };
}

/** For a Jupyter kernel that is not for the user's own cells: no token or key of the user's is among it. */
export function kernelEnvironment(): NodeJS.ProcessEnv {
  return kept([...needed, ...placed, ...jupyter]);
}

/** For the user's own cells: the user's environment without what the editor put there for its own processes. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|CHROME_|APPLICATION_INSIGHTS|PYTHONSAFEPATH$|PYTHONINSPECT$|PYTHONSTARTUP$)/.test(name));
  return { ...Object.fromEntries(own), ...always };
}

function kept(names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
