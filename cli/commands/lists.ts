/**
 * What the help of some commands lists, from where it is defined. Whoever asks for it loads that, and most of what a search needs:
 * the help of all commands shows none of it, and does without.
 */
import type { EngineName } from '../../engines/check-options.ts';

export interface HelpLists {
  /** The fault models that may be asked about: `crash, omission, loss or loss:k`. */
  readonly faults: string;
  /** The same without those that are joined of two. */
  readonly apart: string;
  /** What `--engine` takes. */
  readonly engines: readonly EngineName[];
}

/** For a command that is only mentioned. */
export const noLists: HelpLists = { faults: '', apart: '', engines: [] };

export const helpLists = async (): Promise<HelpLists> => {
  const [{ faultsText }, { engineChoices }] = await Promise.all([
    import('../../model/faults/registry.ts'),
    import('../engine-choices.ts'),
  ]);
  return { faults: faultsText(), apart: faultsText(undefined, { joined: false }), engines: engineChoices };
};
