import { BundledWording } from '../../core/wording.ts';

/** The panel's words in the user's language. */
export class Words extends BundledWording {
  t(template: string, ...args: readonly (string | number)[]): string {
    return this.phrase({ template, args });
  }
}
