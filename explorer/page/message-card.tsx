/**
 * One message: what it says, what it should say, and a switch for each of its claims.
 */
import type { JSX } from 'preact';
import { deviationOn } from '../../model/faults/deviating.ts';
import type { Link } from '../../model/link.ts';
import type { ToldMessage } from '../judged.ts';
import { saidText, sentenceOf, toldAt } from '../judged.ts';
import { whyHonest } from '../settle.ts';
import type { Scene } from '../state.ts';
import type { PageStore } from './store.ts';

/** More claims than this are not switched one by one. */
const MOST_SWITCHES = 60;

/** What not making a claim says, where it says anything. */
const silent = ({ instance: { protocol, army } }: Scene, label: string): string => {
  const words = protocol.meaning(army, label, false);
  return words === null ? '' : `, which says: ${words}`;
};

/** Whether a message can only get lost, and not say something else. */
const isLostOn = ({ instance, recorded }: Scene, link: Link): boolean =>
  deviationOn(instance.faults, recorded.scenario.faulty, link) === 'lost message';

/** The message that a card shows, and the store that its switches act on. */
interface CardProps {
  readonly store: PageStore;
  readonly scene: Scene;
  readonly told: ToldMessage;
}

const Claims = ({ store, scene, told }: CardProps) => (
  <fieldset>
    <legend>What it says</legend>
    {told.scheduled.slice(0, MOST_SWITCHES).map((label) => {
      const claimed = told.heard.includes(label);
      const lies = claimed !== told.prescribed.includes(label);
      return (
        <label class={lies ? 'claim lie' : 'claim'}>
          <input
            type="checkbox"
            checked={claimed}
            onChange={() =>
              store.act({
                _tag: 'Say',
                link: told,
                said: told.scheduled.filter((each) => (each === label ? !claimed : told.heard.includes(each))),
              })
            }
          />
          <span>
            {saidText(scene, label, true)}
            {claimed ? null : <small>not claimed{silent(scene, label)}</small>}
            {lies ? <em>a lie: prescribed is the contrary</em> : null}
          </span>
        </label>
      );
    })}
    {told.scheduled.length > MOST_SWITCHES ? (
      <p class="quiet">and {String(told.scheduled.length - MOST_SWITCHES)} more, which the button changes</p>
    ) : null}
  </fieldset>
);

const Buttons = ({ store, scene, told }: CardProps) => {
  const [lie, honest] = isLostOn(scene, told) ? ['Lose it', 'Let it arrive'] : ['Make it lie', 'Make it honest'];
  return (
    <button type="button" onClick={() => store.act({ _tag: 'Turn', link: told })}>
      {told.deviates ? honest : lie}
    </button>
  );
};

export const MessageCard = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { message } = scene.state;
  if (message === null)
    return (
      <section class="card" aria-labelledby="message-title">
        <h2 id="message-title">Message</h2>
        <p class="quiet">
          Click an arrow {scene.instance.faults.benign ? 'to lose a message' : 'of a traitor to make it lie'}; click it
          again to take that back.
        </p>
      </section>
    );
  const told = toldAt(scene, message);
  const honest = whyHonest(scene.instance, scene.recorded.scenario.faulty, message);
  const { from } = message;
  const canBeFaulty = honest !== null && scene.instance.faults.generalsFail && honest.includes('is loyal');
  return (
    <section class="card" aria-labelledby="message-title">
      <h2 id="message-title">Message</h2>
      <p class={told.deviates ? 'lie' : ''}>{sentenceOf(told)}</p>
      {honest === null ? (
        <>
          {isLostOn(scene, told) ? null : <Claims store={store} scene={scene} told={told} />}
          <Buttons store={store} scene={scene} told={told} />
        </>
      ) : (
        <p class="quiet">{honest.charAt(0).toUpperCase() + honest.slice(1)}.</p>
      )}
      {canBeFaulty ? (
        <button type="button" onClick={() => store.act({ _tag: 'Faulty', general: from, faulty: true })}>
          Make general {from} {scene.instance.faults.benign ? 'faulty' : 'a traitor'}
        </button>
      ) : null}
    </section>
  );
};
