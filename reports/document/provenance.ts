/**
 * Where a report came from: the only part that may differ between two runs. In a text it stands between two marks, so that
 * reports can be compared without it.
 */

/** Where a report came from. */
export interface ReportProvenance {
  readonly command: string;
  readonly version: string;
  /** Of the folder it was run in. */
  readonly commit: string | null;
  readonly node: string;
  readonly machine: string;
  /** `null` where no solver was needed. */
  readonly solver: string | null;
  readonly date: string;
  readonly seconds: number;
}

/** What a commit’s name ends in where there were changes that are in no commit. */
export const DIRTY = '-dirty';

/** What is said of the commit of a run. It is that of the folder, which seldom is Strategos’s own. */
export const commitText = (commit: string | null): string => {
  if (commit === null) return 'Run in a folder that is in no git repository, or in one without a commit';
  return commit.endsWith(DIRTY)
    ? `Commit of the folder it was run in: ${commit.slice(0, -DIRTY.length)}, with changes that are not committed`
    : `Commit of the folder it was run in: ${commit}`;
};

/** Everything between these two lines may differ between two runs, and is ignored when reports are compared. */
export const PROVENANCE_BEGINS = '<!-- provenance: ignored when reports are compared -->';
export const PROVENANCE_ENDS = '<!-- end of provenance -->';

/** A report's text without its provenance: what two runs must agree on. */
export const withoutProvenance = (text: string): string => {
  const [before = '', rest = ''] = text.split(PROVENANCE_BEGINS);
  const [, after = ''] = rest.split(PROVENANCE_ENDS);
  return `${before}${after}`;
};
