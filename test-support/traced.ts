/**
 * Executions for tests of traces: the smallest attack on every protocol that has one, scenarios drawn under every fault model,
 * coins, and a protocol whose every name is as hostile as it can be.
 */
import { exhaustive } from '../engines/exhaustive/exhaustive.ts';
import { shrink } from '../engines/shrink/shrink.ts';
import { caseOf } from '../engines/shrink/simpler.ts';
import type { Instance } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { om } from '../model/protocols/om.ts';
import { sm } from '../model/protocols/sm.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { drawOf } from './draw.ts';
import { drive } from './drive.ts';
import { right } from './either.ts';
import { instanceAt } from './instance.ts';
import { brokenQuestions, propertyIn } from './question.ts';
import { drawScenario } from './scenarios.ts';
import { toy } from './toy.ts';

/** An execution, and how it is spoken of. */
export interface Traced {
  readonly title: string;
  readonly instance: Instance;
  readonly recorded: Recorded;
}

/** Texts that mean something somewhere: to a page, TeX, a spreadsheet, a diagram, a log, a terminal. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '\\input{x} $\\write18{rm}$ $$x^2$$ %function() !include x',
  '"quoted" \'single\' “curly”',
  'two\nlines\r\nand\rmore\u2028and\u0085on',
  'a | b; c # d, e',
  '=cmd()',
  '+1-2@3;=cmd()\t=cmd()',
  '-@x',
  '%%{init: {"theme": "dark"}}%% %% c',
  'wrap: end note',
  '} 1 send x {"general-0":9}',
  'general-0 {"general-0":1} 0 start x',
  '**b** __u__ //i// ~~w~~ --s-- [[http://x]] <:x:> <U+0041> &#65; \\n #35; `c` "" == x == ',
  "@enduml\n@startuml\n!include /etc/passwd\n' x /' y '/",
  '\u001b[31m\u202e\ud800\ufeff\u0000 é 漢 😀',
];

/** A protocol with a name and labels that are as they like; every other claim is made. */
export const labelled = (name: string, labels: readonly string[]): Protocol =>
  toy({
    name,
    claims: () => labels,
    program: ({ logic }) => ({
      start: () => [],
      send: () => labels.map((_, i) => (i % 2 === 0 ? logic.one : logic.zero)),
      receive: () => [],
      decide: () => ({ decided: logic.zero, value: [logic.one] }),
    }),
  });

/** A protocol with those texts for its name and its labels. */
export const hostile: Protocol = labelled(HOSTILE.join(' '), HOSTILE);

/** A scenario of an instance, run; that it cannot be fails the test. */
export const tracedAt = (
  protocol: Protocol,
  sizes: { readonly n: number; readonly m: number },
  faults: string,
  scenario: Partial<Scenario>,
): Traced => {
  const instance = instanceAt(protocol, sizes, faults);
  const orders = Array.from({ length: protocol.problem === 'broadcast' ? 1 : sizes.n }, () => 1);
  const recorded = right(runScenario(instance, { faulty: [], orders, deviations: [], heads: [], ...scenario }));
  return { title: protocol === hostile ? `hostile names, ${faults}` : instanceTitle(instance), instance, recorded };
};

const smallest: readonly Traced[] = brokenQuestions.flatMap(({ title, question }) =>
  drive(exhaustive(question)).attacks.map(({ property, scenario }) => ({
    title: `${title}, ${property}`,
    instance: question.instance,
    recorded: shrink(right(caseOf(question.instance, scenario)), propertyIn(question, property), {
      fewerGenerals: false,
    }),
  })),
);

const drawn: readonly Traced[] = [
  instanceAt(om, { n: 4, m: 1 }, 'byzantine'),
  instanceAt(sm, { n: 4, m: 2 }, 'signed'),
  instanceAt(floodSet, { n: 4, m: 2 }, 'crash'),
  instanceAt(floodSet, { n: 3, m: 1 }, 'loss'),
  instanceAt(toy({ rounds: () => 2, coins: () => 2 }), { n: 3, m: 0 }, 'byzantine'),
  instanceAt(toy({ rounds: () => 3, coins: () => 1 }), { n: 3, m: 0 }, 'crash'),
].flatMap((instance) =>
  [1, 2, 3].map((seed) => ({
    title: `${instanceTitle(instance)}, seed ${String(seed)}`,
    instance,
    recorded: drawScenario(instance, drawOf(seed)),
  })),
);

const lie = { round: 1, from: 0, to: 1, prescribed: [], said: HOSTILE.filter((_, i) => i % 2 === 1) };

/** All of them. */
export const traced: readonly Traced[] = [
  ...smallest,
  ...drawn,
  tracedAt(hostile, { n: 3, m: 1 }, 'byzantine', { faulty: [0], deviations: [lie] }),
  tracedAt(hostile, { n: 3, m: 1 }, 'crash', { faulty: [0], deviations: [{ ...lie, said: [] }] }),
  tracedAt(toy({ rounds: () => 0 }), { n: 2, m: 0 }, 'byzantine', {}),
];
