/**
 * Who is who: who is faulty, and who holds which order.
 */
import type { JSX } from 'preact';
import { generals } from '../../model/army.ts';
import { orderNames } from '../../model/order.ts';
import { faultyNoun } from '../judged.ts';
import { CoinsRow } from './coins-row.tsx';
import type { PageStore } from './store.ts';
import { hasCommander, holdsOrder } from '../../model/problem.ts';

const FaultyRow = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { army } = scene.instance;
  const { faulty } = scene.recorded.scenario;
  const noun = faultyNoun(scene, true);
  return (
    <fieldset>
      <legend>{noun === 'traitors' ? 'Traitors' : 'Faulty generals'}</legend>
      <div class="chips">
        {generals(army).map((general) => (
          <button
            type="button"
            class={faulty.includes(general) ? 'chip faulty' : 'chip'}
            aria-pressed={faulty.includes(general)}
            onClick={() => store.act({ _tag: 'Faulty', general, faulty: !faulty.includes(general) })}
          >
            {general}
          </button>
        ))}
      </div>
    </fieldset>
  );
};

const OrdersRow = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { army, protocol } = scene.instance;
  const { orders } = scene.recorded.scenario;
  const names = orderNames(army);
  const holders = generals(army).filter((general) => holdsOrder(protocol, general));
  return (
    <fieldset>
      <legend>{hasCommander(protocol.problem) ? 'The commander’s order' : 'Orders'}</legend>
      <div class="chips">
        {holders.map((general) => {
          const value = orders[general] ?? 0;
          const held = `${hasCommander(protocol.problem) ? '' : `${String(general)} `}${names[value] ?? ''}`;
          return (
            <button
              type="button"
              class={value === 0 ? 'chip' : 'chip attack'}
              aria-label={`${held}: change the order of general ${String(general)}`}
              onClick={() => store.act({ _tag: 'Order', general, value: (value + 1) % army.values })}
            >
              {held}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
};

export const PartsCard = ({ store }: { readonly store: PageStore }): JSX.Element => (
  <section class="card" aria-labelledby="parts-title">
    <h2 id="parts-title">Generals</h2>
    {store.shown.scene.instance.faults.generalsFail ? (
      <FaultyRow store={store} />
    ) : (
      <p class="quiet">Everybody is loyal. It is the messages that get lost: click one.</p>
    )}
    <OrdersRow store={store} />
    <CoinsRow store={store} />
    <button type="button" onClick={() => store.act({ _tag: 'Honest' })}>
      {store.shown.scene.instance.faults.benign ? 'Lose nothing' : 'Everybody honest'}
    </button>
  </section>
);
