/**
 * A sentence meant for people, not yet in their language: an English template whose `{0}`, `{1}`, …
 * stand for the arguments. Pure code makes phrases; a surface translates the template with
 * `vscode.l10n.t` (or its own bundle) and only then fills in the arguments.
 */
export interface Phrase {
  readonly template: string;
  readonly args: readonly (string | number)[];
}

/** Makes a phrase. The template must be a literal: the tests look each one up in the l10n bundle. */
export function say(template: string, ...args: (string | number)[]): Phrase {
  return { template, args };
}

/** Fills the arguments into an already translated template. */
export function fill(template: string, args: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (hole, index: string) => {
    const arg = args[Number(index)];
    return arg === undefined ? hole : String(arg);
  });
}

/** The English text of a phrase: for logs, tests and the command line. */
export function english(phrase: Phrase): string {
  return fill(phrase.template, phrase.args);
}
