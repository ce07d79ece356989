/**
 * Doing something: from one scene to the next, or why it cannot be done. The protocol is re-executed, and nothing searched.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { General } from '../model/army.ts';
import { exchangeAt } from '../model/exchange.ts';
import { deviationOn } from '../model/faults/deviating.ts';
import type { Link } from '../model/link.ts';
import { byLink, sameLink } from '../model/link.ts';
import type { Label } from '../model/message.ts';
import type { Deviation, Heads, Scenario } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { labelsOf } from '../model/schedule.ts';
import { isTossed, settleScenario, whyHonest } from './settle.ts';
import type { LinkedSetup, ReadySetup } from './setup.ts';
import { readySetup } from './setup.ts';
import type { Explored, LookedAt, Scene } from './state.ts';
import { at } from '../model/at.ts';
import { standardNames } from '../properties/registry.ts';
import { lastStep, propertiesOf, sceneFrom } from './state.ts';

/** One thing that somebody does. */
export type UserAction =
  | { readonly _tag: 'Play'; readonly setup: LinkedSetup }
  | { readonly _tag: 'Faulty'; readonly general: General; readonly faulty: boolean }
  | { readonly _tag: 'Order'; readonly general: General; readonly value: number }
  | { readonly _tag: 'Say'; readonly link: Link; readonly said: readonly Label[] }
  | { readonly _tag: 'Lie'; readonly link: Link; readonly lying: boolean }
  /** What is honest lies, what lies is honest. */
  | { readonly _tag: 'Turn'; readonly link: Link }
  /** A coin falls on its other side. */
  | { readonly _tag: 'Toss'; readonly coin: Heads }
  | { readonly _tag: 'Honest' }
  | { readonly _tag: 'Property'; readonly property: string }
  /** So many rounds on, or back; told by the way and not by the goal, so that two quick steps are two. */
  | { readonly _tag: 'Step'; readonly by: number }
  | { readonly _tag: 'General'; readonly general: General | null }
  | { readonly _tag: 'Message'; readonly link: Link | null };

/** What is looked at, as far as there is any. */
const lookedAt = (table: ReadySetup, { property, round, general, message }: LookedAt): LookedAt => ({
  property: propertiesOf(table).some(({ name }) => name === property) ? property : at(standardNames, 0),
  round: Math.min(round, lastStep(table)),
  general: general !== null && general < table.setup.n ? general : null,
  message:
    message !== null && labelsOf(table.instance.schedule, message.round, message.from, message.to).length > 0
      ? message
      : null,
});

/** The scene with another scenario, settled. */
const retold = (scene: Scene, scenario: Scenario): Scene =>
  sceneFrom(scene, scene.state, settleScenario(scene.instance, scene.setup.t, scenario));

/** The scene with something else looked at: nothing is run. */
const looking = (scene: Scene, change: Partial<Explored>): Scene => ({
  ...scene,
  state: { ...scene.state, ...change },
  executions: 0,
  note: null,
});

const play = (scene: Scene, setup: LinkedSetup): E.Either<string, Scene> =>
  pipe(
    readySetup(scene.repertoire, setup),
    E.map((table) => {
      // Who looks at the end goes on looking at the end.
      const atEnd = scene.state.round === lastStep(scene);
      const look = lookedAt(table, { ...scene.state, ...(atEnd ? { round: lastStep(table) } : {}) });
      return sceneFrom(table, look, settleScenario(table.instance, setup.t, scene.state.scenario));
    }),
  );

const makeFaulty = (scene: Scene, general: General, isFaulty: boolean): E.Either<string, Scene> => {
  const { instance, setup, state } = scene;
  const { faulty } = state.scenario;
  const others = faulty.filter((each) => each !== general);
  if (isFaulty && !instance.faults.generalsFail)
    return E.left(`under ${instance.faults.name} nobody is faulty: ${instance.faults.summary}`);
  if (isFaulty && others.length >= setup.t)
    return E.left(
      `at most t = ${String(setup.t)} may be faulty, and ${others.length === 0 ? 'so nobody is' : `${others.join(', ')} already ${others.length === 1 ? 'is' : 'are'}`}`,
    );
  return E.right(retold(scene, { ...state.scenario, faulty: isFaulty ? [...others, general] : others }));
};

/** The scene in which a message says this, if the fault model lets it; later lies that it rules out are taken back. */
const say = (scene: Scene, link: Link, said: readonly Label[]): E.Either<string, Scene> => {
  const { instance, state, recorded } = scene;
  const { scenario } = recorded;
  const honest = whyHonest(instance, scenario.faulty, link);
  if (honest !== null) return E.left(honest);
  const others = scenario.deviations.filter((each) => !sameLink(each, link));
  const deviation: Deviation = { ...link, prescribed: [], said };
  const deviations = [...others, deviation].sort(byLink.compare);
  const whole = runScenario(instance, { ...scenario, deviations });
  if (E.isRight(whole))
    return E.right(sceneFrom(scene, { ...state, message: link }, { recorded: whole.right, dropped: 0, executions: 1 }));
  // Perhaps it is only what comes later that is too much now.
  const until = deviations.slice(0, deviations.indexOf(deviation) + 1);
  const early = runScenario(instance, { ...scenario, deviations: until });
  if (E.isLeft(early)) return E.left(early.left.message);
  const settled = settleScenario(instance, scene.setup.t, { ...scenario, deviations });
  const kept = exchangeAt(instance, settled.recorded)(link).deviates;
  const outcome = kept ? settled : { recorded: early.right, dropped: deviations.length - until.length, executions: 0 };
  return E.right(sceneFrom(scene, { ...state, message: link }, { ...outcome, executions: settled.executions + 2 }));
};

/** The message as the protocol prescribes it. */
const honestly = (scene: Scene, link: Link): E.Either<string, Scene> => {
  const { scenario } = scene.recorded;
  const deviations = scenario.deviations.filter((each) => !sameLink(each, link));
  const next = retold({ ...scene, state: { ...scene.state, message: link } }, { ...scenario, deviations });
  return E.right(next);
};

/** Lies that may be told over a link, plainest first: everything the other way round, silence, one claim changed. */
function* liesAt(scene: Scene, link: Link): Generator<readonly Label[]> {
  const { scheduled: labels, prescribed } = exchangeAt(scene.instance, scene.recorded)(link);
  if (deviationOn(scene.instance.faults, scene.recorded.scenario.faulty, link) !== 'lost message') {
    yield labels.filter((label) => !prescribed.includes(label));
    yield [];
    for (const changed of labels) yield labels.filter((label) => prescribed.includes(label) !== (label === changed));
    for (const only of labels) if (!prescribed.includes(only)) yield [only];
  } else yield [];
}

/** Lies are tried as long as that costs no more than running so many claims: a click is answered at once. */
const MOST_TRIED = 20_000;

/** The scene in which the message is the plainest lie that there is room for. */
const lie = (scene: Scene, link: Link): E.Either<string, Scene> => {
  let refusal = 'there is nothing else that it could say';
  let tries = Math.max(4, Math.floor(MOST_TRIED / Math.max(1, scene.instance.schedule.claims)));
  for (const said of liesAt(scene, link)) {
    const next = say(scene, link, said);
    if (E.isLeft(next)) refusal = next.left;
    else if (isLie(next.right, link)) return next;
    if (--tries === 0) return E.left(`${refusal}; not every lie was tried: choose the claims one by one`);
  }
  return E.left(refusal);
};

const isLie = ({ instance, recorded }: Scene, link: Link): boolean => exchangeAt(instance, recorded)(link).deviates;

/** The scene shown so many rounds further, as far as there are any. */
const stepped = (scene: Scene, by: number): Scene =>
  looking(scene, { round: Math.max(0, Math.min(scene.state.round + by, lastStep(scene))) });

const order = (scene: Scene, general: General, value: number): E.Either<string, Scene> => {
  const { scenario } = scene.recorded;
  if (general >= scenario.orders.length) return E.left(`general ${String(general)} holds no order`);
  if (value >= scene.setup.values) return E.left(`there is no order number ${String(value)}`);
  return E.right(retold(scene, { ...scenario, orders: scenario.orders.with(general, value) }));
};

const sameCoin = (a: Heads, b: Heads): boolean => a.round === b.round && a.general === b.general && a.coin === b.coin;

const toss = (scene: Scene, coin: Heads): E.Either<string, Scene> => {
  const { scenario } = scene.recorded;
  if (!isTossed(scene.instance, scenario.faulty, coin))
    return E.left(`general ${String(coin.general)} tosses no such coin in round ${String(coin.round)}`);
  const others = scenario.heads.filter((each) => !sameCoin(each, coin));
  const heads = others.length < scenario.heads.length ? others : [...others, coin];
  return E.right(retold(scene, { ...scenario, heads }));
};

/** What comes of doing something, or why it cannot be done. */
export const act = (scene: Scene, action: UserAction): E.Either<string, Scene> => {
  switch (action._tag) {
    case 'Play':
      return play(scene, action.setup);
    case 'Faulty':
      return makeFaulty(scene, action.general, action.faulty);
    case 'Order':
      return order(scene, action.general, action.value);
    case 'Say':
      return say(scene, action.link, action.said);
    case 'Lie':
      return action.lying ? lie(scene, action.link) : honestly(scene, action.link);
    case 'Turn':
      return isLie(scene, action.link) ? honestly(scene, action.link) : lie(scene, action.link);
    case 'Toss':
      return toss(scene, action.coin);
    case 'Honest':
      return E.right(retold(scene, { ...scene.recorded.scenario, deviations: [] }));
    case 'Property':
      return E.right(looking(scene, lookedAt(scene, { ...scene.state, property: action.property })));
    case 'Step':
      return E.right(stepped(scene, action.by));
    case 'General':
      return E.right(looking(scene, { general: action.general }));
    case 'Message':
      return E.right(looking(scene, { message: action.link }));
  }
};
