/**
 * Executions to draw: small and large, of every kind of fault, and of a protocol whose names are markup.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { replay } from '../counterexamples/replay.ts';
import type { Instance } from '../model/instance.ts';
import { om } from '../model/protocols/om.ts';
import { protocolOf } from './protocols.ts';
import type { Recorded } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import type { Property } from '../properties/property.ts';
import { right } from './either.ts';
import { instanceAt } from './instance.ts';
import { scenarioWith, says } from './scenario-with.ts';
import { toy } from './toy.ts';

/** An execution, with what it breaks. */
export interface Drawn {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly t: number;
  readonly broken: readonly Property[];
}

/** A counterexample of the corpus: `om/validity-n3-m1`. */
export const fromCorpus = (name: string): Drawn => {
  const path = fileURLToPath(new URL(`../counterexamples/${name}.json`, import.meta.url));
  const file = right(decodeCounterexample(readFileSync(path, 'utf8')));
  const ran = replay(file, right(protocolOf(file.protocol.name)));
  if (ran._tag !== 'Reproduced') throw new Error(`${name} is not reproduced`);
  return { instance: ran.instance, recorded: ran.recorded, t: file.t, broken: [ran.property] };
};

/** OM(2) with seven generals, two of them traitors, and still everybody agrees. */
export const om7 = (): Drawn => {
  const instance = instanceAt(om, { n: 7, m: 2 }, 'byzantine');
  const deviations = [says(1, 0, 1), says(1, 0, 2), says(2, 6, 1), says(3, 6, 1), says(3, 6, 3)];
  return {
    instance,
    recorded: right(runScenario(instance, scenarioWith({ faulty: [0, 6], deviations }))),
    t: 2,
    broken: [],
  };
};

/** What a name may be that somebody means no good by. */
export const MARKUP = '<img src="x" onerror="alert(1)">&\\input{x}';

/** A protocol whose every word is markup, and a traitor in it. */
export const marked = (): Drawn => {
  const protocol = toy({
    name: MARKUP,
    title: MARKUP,
    claims: () => [MARKUP],
    meaning: (_army, label, claimed) => (claimed ? label : `not ${label}`),
  });
  const instance = instanceAt(protocol, { n: 3, m: 1 }, 'byzantine');
  const scenario = scenarioWith({ faulty: [2], orders: [1, 1, 1], deviations: [says(1, 2, 0)] });
  return { instance, recorded: right(runScenario(instance, scenario)), t: 1, broken: [] };
};
