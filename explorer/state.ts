/**
 * The state of the explorer as a value: what is played, what happens in it, and what is looked at.
 *
 * A state is data and can be written in a link (`link.ts`); a *scene* is a state that was run. `act.ts` leads from one to
 * the next.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { General } from '../model/army.ts';
import { at } from '../model/at.ts';
import { faultModels } from '../model/faults/registry.ts';
import type { Link } from '../model/link.ts';
import { registry } from '../model/protocols/registry.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { nearest } from '../model/nearest.ts';
import { labelsOf } from '../model/schedule.ts';
import type { Property } from '../properties/property.ts';
import { validities } from '../properties/validity.ts';
import type { Repertoire } from './repertoire.ts';
import type { SettledScenario } from './settle.ts';
import type { LinkedSetup, ReadySetup } from './setup.ts';
import { readySetup } from './setup.ts';

/** Everything there is to know about what the page shows. */
export interface Explored {
  readonly setup: LinkedSetup;
  readonly scenario: Scenario;
  /** The name of the property that is asked about. */
  readonly property: string;
  /** How far the execution is shown: 0 before round 1, R + 1 with the decisions. */
  readonly round: number;
  /** Whose view is shown. */
  readonly general: General | null;
  /** The message that is looked at. */
  readonly message: Link | null;
}

/** What is looked at. */
export type LookedAt = Omit<Explored, 'setup' | 'scenario'>;

/** A state that was run. */
export interface Scene extends ReadySetup {
  readonly state: Explored;
  readonly recorded: Recorded;
  /** How often the protocol was run to get here from the scene before. */
  readonly executions: number;
  /** What had to give way to the last change, in words. */
  readonly note: string | null;
}

/** The properties that are judged. */
export const propertiesOf = ({ question }: ReadySetup): readonly Property[] => question.properties;

/** The number of the last step: all rounds, and then the decisions. */
export const lastStep = ({ instance }: ReadySetup): number => instance.schedule.rounds + 1;

/** The scene that a settled scenario makes, with something looked at. */
export const sceneFrom = (table: ReadySetup, state: LookedAt, settled: SettledScenario): Scene => ({
  ...table,
  recorded: settled.recorded,
  state: { ...state, setup: table.setup, scenario: settled.recorded.scenario },
  executions: settled.executions,
  note: settled.dropped === 0 ? null : droppedText(table, settled.dropped),
});

const droppedText = ({ instance: { faults } }: ReadySetup, dropped: number): string => {
  const [one, many] = faults.benign ? ['loss was', 'losses were'] : ['lie was', 'lies were'];
  return `${String(dropped)} ${dropped === 1 ? one : many} taken back: ${faults.name} has no room for ${dropped === 1 ? 'it' : 'them'} any more`;
};

/** Anything that a state looks at which is not there. */
const nothingThere = (table: ReadySetup, { property, round, general, message }: Explored): string | null => {
  const { n } = table.setup;
  const names = propertiesOf(table).map(({ name }) => name);
  if (!names.includes(property)) {
    const near = nearest(property, names);
    return `property: “${property}” is none of ${names.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`;
  }
  if (round > lastStep(table)) return `round: there are only ${String(table.instance.schedule.rounds)} rounds`;
  if (general !== null && general >= n) return `general: the generals are 0 to ${String(n - 1)}`;
  if (message !== null && labelsOf(table.instance.schedule, message.round, message.from, message.to).length === 0)
    return `message: there is none from ${String(message.from)} to ${String(message.to)} in round ${String(message.round)}`;
  return null;
};

/** The scene of a state at its table: strictly, so that a link says what it says or is refused. */
const sceneAt = (state: Explored, laid: E.Either<string, ReadySetup>): E.Either<string, Scene> =>
  pipe(
    E.Do,
    E.bind('table', () => laid),
    E.tap(({ table: { setup } }) =>
      state.scenario.faulty.length <= setup.t
        ? E.right(null)
        : E.left(`faulty: ${String(state.scenario.faulty.length)} are faulty, but t = ${String(setup.t)}`),
    ),
    E.tap(({ table }) => {
      const missing = nothingThere(table, state);
      return missing === null ? E.right(null) : E.left(missing);
    }),
    E.bind('recorded', ({ table }) =>
      pipe(
        runScenario(table.instance, state.scenario),
        E.mapLeft(({ field, message }) => `${field}: ${message}`),
      ),
    ),
    E.map(({ table, recorded }) => sceneFrom(table, state, { recorded, dropped: 0, executions: 1 })),
  );

/** A state, run. */
export const sceneOf = (repertoire: Repertoire, state: Explored): E.Either<string, Scene> =>
  sceneAt(state, readySetup(repertoire, state.setup));

/** A state, run where another one was: at the same table if it can be. */
export const sceneNear = (
  { repertoire, playable, setup, instance, question }: ReadySetup,
  state: Explored,
): E.Either<string, Scene> =>
  sceneAt(
    state,
    JSON.stringify(setup) === JSON.stringify(state.setup)
      ? E.right({ repertoire, playable, setup, instance, question })
      : readySetup(repertoire, state.setup),
  );

/** Three generals, one of them a traitor that does not lie yet. */
export const firstState: Explored = {
  setup: {
    protocol: at(registry, 0).name,
    n: 3,
    m: 1,
    t: 1,
    values: 2,
    parameters: {},
    faults: at(faultModels, 0).name,
    validity: null,
  },
  scenario: { faulty: [1], orders: [1], deviations: [], heads: [] },
  property: validities.name,
  round: 3,
  general: null,
  message: null,
};
