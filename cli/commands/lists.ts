/**
 * Lists that the help of some commands shows, taken from where they are defined. To show one is to load what defines it, so each
 * command names those that it shows, and the help of all commands shows none.
 */
import type { EngineName } from '../../engines/check-options.ts';

export interface HelpLists {
  /** The fault models that may be asked about: `crash, omission, loss or loss:k`. */
  readonly faults: string;
  /** Those of which it is known what generals may see. */
  readonly viewed: string;
  /** What `--engine` takes. */
  readonly engines: readonly EngineName[];
}

/** What can be listed: the fault models, those whose views are known, and the engines, which are most of what a search needs. */
export type HelpList = 'faults' | 'views' | 'engines';

/** For a command that is only mentioned. */
export const noLists: HelpLists = { faults: '', viewed: '', engines: [] };

/** These lists; the others stay empty, and nothing is loaded for them. */
export const helpLists = async (listed: readonly HelpList[]): Promise<HelpLists> => {
  const faults = listed.includes('faults') ? await import('../../model/faults/registry.ts') : null;
  const views = listed.includes('views') ? await import('../viewed-faults.ts') : null;
  const engines = listed.includes('engines') ? await import('../engine-choices.ts') : null;
  return {
    faults: faults?.faultsText() ?? '',
    viewed: views?.viewedFaults() ?? '',
    engines: engines?.engineChoices ?? [],
  };
};
