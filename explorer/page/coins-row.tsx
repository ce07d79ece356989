/**
 * The coins that are tossed, where a protocol tosses any: a click turns one over.
 */
import type { JSX } from 'preact';
import type { Heads } from '../../model/scenario.ts';
import { tossedIn } from '../judged.ts';
import type { PageStore } from './store.ts';

/** A general that tosses one coin a round has no need of its number; which that is, is 0. */
const nameOf = ({ round, general, coin }: Heads): string =>
  `round ${String(round)}, ${String(general)}${coin === 0 ? '' : ` (${String(coin + 1)})`}`;

export const CoinsRow = ({ store }: { readonly store: PageStore }): JSX.Element | null => {
  const tossed = tossedIn(store.shown.scene);
  return tossed.length === 0 ? null : (
    <fieldset>
      <legend>Coins</legend>
      <div class="chips">
        {tossed.map(({ coin, heads }) => (
          <button
            key={nameOf(coin)}
            type="button"
            class={heads ? 'chip heads' : 'chip'}
            onClick={() => store.act({ _tag: 'Toss', coin })}
          >
            {nameOf(coin)}: {heads ? 'heads' : 'tails'}
          </button>
        ))}
      </div>
    </fieldset>
  );
};
