/** The version of the journal's format that this code writes, and the newest it reads. */
export const journalVersion = 1;
