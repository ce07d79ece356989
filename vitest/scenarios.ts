/**
 * Scenarios of a protocol for fast-check, run: for `test.prop` of @fast-check/vitest, or `fc.assert`.
 *
 *     test.prop([scenarios(mine, { n: 4, m: 1 })])('nobody is left out', ({ decisions }) => …);
 *
 * They shrink towards honesty: fewer traitors, fewer lies, simpler orders. A failure shows the scenario as the story that it is.
 */
import fc from 'fast-check';
import { namedDecisions } from '../certificates/execution.ts';
import { scenarioArbitrary } from '../engines/fuzz/volley.arbitrary.ts';
import type { Instance } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import { coinTellings } from '../reports/story/coins.ts';
import { castOf, loyalDecisionsText as decisionsText, inOrder, liesTold } from '../reports/story/story.ts';
import type { Setup } from './asked.ts';
import { askedOf, orThrow, posedOf, protocolFrom } from './asked.ts';

/** A scenario that was run. */
export interface RecordedScenario extends Recorded {
  readonly instance: Instance;
  /** By general: the name of the order that it decides, of those whose decisions count; or that it is undecided. */
  readonly decisions: Readonly<Record<string, string>>;
  /** The names of the properties that it breaks, of agreement, validity and termination. */
  readonly broken: readonly string[];
  /** The story in one paragraph: who is faulty, every lie, and what is decided. */
  readonly toString: () => string;
  readonly [fc.toStringMethod]: () => string;
}

/** The story in lines: a message that is as prescribed goes without saying. */
const storyText = (instance: Instance, recorded: Recorded): string =>
  [
    `${instanceTitle(instance)}:`,
    ...castOf(instance, recorded),
    ...inOrder(liesTold(instance, recorded), coinTellings(instance, recorded.scenario)),
    `In the end ${decisionsText(instance, recorded)}.`,
  ].join('\n  ');

const recordedOf =
  (instance: Instance, properties: readonly Property[]) =>
  (scenario: Scenario): RecordedScenario => {
    const recorded = orThrow(runScenario(instance, scenario));
    const text = (): string => storyText(instance, recorded);
    return {
      ...recorded,
      instance,
      decisions: namedDecisions(instance, recorded),
      broken: broken(properties, instance, recorded.scenario, recorded.execution).map(({ name }) => name),
      toString: text,
      [fc.toStringMethod]: text,
    };
  };

/** A scenario that somebody hands in as an example. */
const scenarioOf = (value: unknown): Scenario => (value as RecordedScenario).scenario;

/**
 * The scenarios of a protocol at these sizes, with at most `t` faulty.
 *
 * @example
 * test.prop([scenarios(om, { n: 4, m: 1 })])('OM(1) agrees', ({ broken }) => expect(broken).toEqual([]));
 */
export const scenarios = (protocol: Protocol, setup: Setup): fc.Arbitrary<RecordedScenario> => {
  const { question } = posedOf(protocolFrom(protocol), askedOf(setup, undefined));
  const { instance, t, properties } = question;
  return scenarioArbitrary(instance, { t }).map(recordedOf(instance, properties), scenarioOf);
};
