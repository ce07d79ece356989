/**
 * The coins that are tossed, where a protocol tosses any: a click turns one over.
 */
import type { JSX } from 'preact';
import { tossedIn } from '../judged.ts';
import type { Store } from './store.ts';

export const CoinsRow = ({ store }: { readonly store: Store }): JSX.Element | null => {
  const tossed = tossedIn(store.shown.scene);
  return tossed.length === 0 ? null : (
    <fieldset>
      <legend>Coins</legend>
      <div class="chips">
        {tossed.map(({ coin, heads }) => (
          <button
            type="button"
            class={heads ? 'chip attack' : 'chip'}
            aria-pressed={heads}
            aria-label={`round ${String(coin.round)}, general ${String(coin.general)}, coin ${String(coin.coin + 1)}: heads`}
            onClick={() => store.act({ _tag: 'Toss', coin })}
          >
            {coin.round}: {coin.general} {heads ? 'heads' : 'tails'}
          </button>
        ))}
      </div>
    </fieldset>
  );
};
