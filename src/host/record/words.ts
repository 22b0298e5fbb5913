import * as vscode from 'vscode';

const kilobyte = 1024;

export function sizeWords(bytes: number): string {
  const [value, unit] = bytes < kilobyte ** 2 ? [bytes / kilobyte, 'kB'] : [bytes / kilobyte ** 2, 'MB'];
  return `${value.toLocaleString(vscode.env.language, { maximumFractionDigits: 1 })} ${unit}`;
}

export function turnWords(turns: number): string {
  return turns === 1 ? vscode.l10n.t('1 turn') : vscode.l10n.t('{0} turns', turns);
}
