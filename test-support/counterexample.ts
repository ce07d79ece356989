/**
 * Counterexamples for tests.
 */
import type { Counterexample, CounterexampleProvenance } from '../counterexamples/counterexample.ts';
import { counterexampleOf } from '../counterexamples/counterexample.ts';
import type { Question } from '../engines/question.ts';
import type { Recorded } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { om } from '../model/protocols/om.ts';
import { standardValidity } from '../properties/validity.ts';
import { right } from './either.ts';
import { questionAt } from './question.ts';

export const PROVENANCE: CounterexampleProvenance = {
  engine: 'exhaustive',
  seed: null,
  path: null,
  command: 'strategos check',
  version: '0.0.0',
  commit: null,
};

/** What was run, as a counterexample to a property. */
export const refutation = (
  { instance, t }: Question,
  property: string,
  recorded: Recorded,
  parts: Partial<Counterexample> = {},
): Counterexample => ({
  ...counterexampleOf({
    instance,
    t,
    property,
    validity: property === 'validity' ? standardValidity(instance) : null,
    recorded,
    minimality: { claim: 'local', lies: recorded.scenario.deviations.length },
    fingerprint: null,
    module: null,
    provenance: PROVENANCE,
  }),
  ...parts,
});

/** OM(1) with three generals. */
export const om3: Question = questionAt(om, { n: 3, m: 1 }, 'byzantine');

/** The attack of the paper's figure 1: the commander orders ATTACK, and 1 tells 2 that it ordered RETREAT. */
export const figure1: Recorded = right(
  runScenario(om3.instance, {
    faulty: [1],
    orders: [1],
    deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
    heads: [],
  }),
);

/** That attack as a counterexample to validity. */
export const om3Counterexample: Counterexample = refutation(om3, 'validity', figure1);
