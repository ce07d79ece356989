/**
 * One general's view: its order, what it heard round by round, and what it makes of that. More it does not know.
 */
import type { JSX } from 'preact';
import { generals } from '../../model/army.ts';
import { decidedIn, orderAt, roleText, toldIn } from '../judged.ts';
import type { PageStore } from './store.ts';

export const GeneralCard = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { general, round } = scene.state;
  const { army, schedule } = scene.instance;
  const messages = general === null ? [] : toldIn(scene).filter(({ to }) => to === general);
  return (
    <section class="card" aria-labelledby="general-title">
      <h2 id="general-title">
        <label for="general">What one general sees</label>
      </h2>
      <select
        id="general"
        value={general === null ? '' : String(general)}
        onChange={({ currentTarget: { value } }) =>
          store.act({ _tag: 'General', general: value === '' ? null : Number(value) })
        }
      >
        <option value="">nobody in particular</option>
        {generals(army).map((each) => (
          <option value={String(each)}>
            general {each}, {roleText(scene, each)}
          </option>
        ))}
      </select>
      {general === null ? null : (
        <>
          {orderAt(scene, general) === null ? null : <p>It holds the order {orderAt(scene, general)}.</p>}
          <ol class="heard">
            {Array.from({ length: Math.min(round, schedule.rounds) }, (_, r) => (
              <li>
                <b>Round {r + 1}</b>
                <ul>
                  {messages
                    .filter((told) => told.round === r + 1)
                    .map(({ from, text }) => (
                      <li>
                        from {from}: {text}
                      </li>
                    ))}
                </ul>
              </li>
            ))}
          </ol>
          {round > schedule.rounds ? (
            <p>
              It decides <b>{decidedIn(scene)[general]?.order ?? 'nothing'}</b>
              {decidedIn(scene)[general]?.counts === true ? '' : ', which does not count'}.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
};
