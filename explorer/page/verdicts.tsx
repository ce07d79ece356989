/**
 * Every property, and whether it is kept: the first thing to look at after a click.
 */
import type { JSX } from 'preact';
import { listed } from '../../reports/story/words.ts';
import { decidedIn, propertyVerdicts } from '../judged.ts';
import type { PageStore } from './store.ts';

export const Verdicts = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const decided = decidedIn(scene).filter(({ counts }) => counts);
  const groups = [...new Set(decided.map(({ order }) => order))].map((order) => ({
    order,
    who: decided.filter((each) => each.order === order).map(({ general }) => general),
  }));
  return (
    <div class="verdicts" role="group" aria-label="Properties">
      {propertyVerdicts(scene).map(({ property: { name, statement }, kept }) => (
        <button
          type="button"
          class={kept ? 'verdict kept' : 'verdict broken'}
          aria-pressed={scene.state.property === name}
          title={statement}
          id={`verdict-${name}`}
          onClick={() => store.act({ _tag: 'Property', property: name })}
        >
          <span aria-hidden="true">{kept ? '✓' : '✗'}</span> {name} <b>{kept ? 'kept' : 'broken'}</b>
        </button>
      ))}
      <ul class="decisions" aria-label="Decisions that count">
        {groups.map(({ order, who }) => (
          <li>
            <b class={order === null ? '' : order === 'RETREAT' ? 'retreat' : 'attack'}>{order ?? 'nothing'}</b>{' '}
            {listed(who)}
          </li>
        ))}
      </ul>
    </div>
  );
};
