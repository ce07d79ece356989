/**
 * The engines agree: what the exhaustive engine says by going through all scenarios, the symbolic one says by formulas,
 * simplified or not, and fuzzing never finds an attack where there is none.
 *
 * Left out, to stay within half a minute: three orders from five generals on and parameters of a protocol's own from
 * five generals on; more than `MOST` evaluations; more faulty than one above what a protocol is built for; and from six
 * generals on all but what is enumerated at once. The rows of the oracle go beyond that.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance, Sizes } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { protocols } from '../test-support/protocols.ts';
import { sm } from '../model/protocols/sm.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import { standardProperties } from '../properties/standard.ts';
import { anyRecipe } from '../test-support/any-recipe.ts';
import { drive } from '../test-support/drive.ts';
import { right } from '../test-support/either.ts';
import { propertyIn, questionAt } from '../test-support/question.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { wasm } from '../test-support/solver.ts';
import { byTier, runs, some, someOfEach } from '../test-support/tier/draws.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import type { Finding, Limits } from './finding.ts';
import { noLimits } from './finding.ts';
import { fuzz } from './fuzz/fuzz.ts';
import type { Question } from './question.ts';
import { mostFaulty } from './question.ts';
import type { Ledger } from './symbolic/query.ts';
import { symbolic } from './symbolic/symbolic.ts';

/** Proofs are wanted, and thrown away: that is what makes the circuits plain. */
const nowhere: Ledger = { begin: () => undefined, keep: () => undefined };

const sharp = (question: Question, symmetry = true): Finding =>
  drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry, ledger: null }));

const plain = (question: Question): Finding =>
  drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: nowhere }));

/** The evaluations that an enumeration may take here. */
const MOST = 2_000;

const enumerated = (question: Question, limits: Limits): Finding | null => {
  const finding = drive(exhaustive(question, { limits, symmetry: true }));
  return finding.stopped === null ? finding : null;
};

/** What both engines have to say alike, as text; a count only where there is one. */
const essence = ({ attacks, witnesses, stopped, scenarios }: Finding, counted: boolean): string =>
  JSON.stringify({
    attacked: attacks.map(({ property }) => property).toSorted(),
    witnesses,
    stopped,
    scenarios: counted ? String(scenarios) : null,
  });

/** Every attack breaks what it is said to break when it is run, with no more faulty than there may be. */
const attacksHold = (question: Question, { attacks }: Finding): void => {
  for (const { property, scenario } of attacks) {
    const again = right(runScenario(question.instance, scenario));
    expect(again.scenario).toEqual(scenario);
    expect(scenario.faulty.length).toBeLessThanOrEqual(mostFaulty(question));
    expect(broken([propertyIn(question, property)], question.instance, scenario, again.execution)).toHaveLength(1);
  }
};

/** The formulas say of a question what the enumeration says. */
const agrees = (question: Question, truth: Finding, findings: readonly Finding[]): void => {
  const title = `${instanceTitle(question.instance)}, t = ${String(question.t)}: `;
  for (const finding of findings) {
    const counted = finding.scenarios !== null;
    expect(title + essence(finding, counted)).toBe(title + essence(truth, counted));
    for (const { name } of question.properties)
      if (finding.violating[name] !== null)
        expect([name, finding.violating[name]]).toEqual([name, truth.violating[name]]);
    attacksHold(question, finding);
  }
};

/** With more choices than these that depend on each other, counting scenarios takes seconds: left out for now. */
const countedQuickly = ({ faults, schedule, army }: Instance): boolean =>
  schedule.messages / (faults.family === 'crash' ? army.n : 1) <= 14 ||
  (faults.family !== 'crash' && !faults.name.startsWith('loss:'));

/** The instance with up to one faulty more than it is built for. */
const questionsOf = (instance: Instance): readonly Question[] =>
  Array.from(
    { length: instance.faults.generalsFail ? Math.min(instance.army.m + 1, instance.army.n) + 1 : 1 },
    (_, t) => ({
      instance,
      t,
      properties: standardProperties(instance),
    }),
  );

describe('every small instance of every registered protocol', () => {
  const few: Limits = { evaluations: MOST, states: 20_000, combinations: 200_000 };
  const fewer: Limits = { evaluations: 300, states: 2_000, combinations: 20_000 };
  const asked = [
    ...smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2], parameters: [0, 1, 3] }),
    ...smallInstances({ n: byTier([2, 3], [2, 3, 4]), m: [0, 1], values: [3] }),
    ...smallInstances({ n: [5], m: [0, 1, 2], values: [2] }),
    ...smallInstances({ n: byTier([], [6]), m: [0, 1, 2], values: [2] }),
  ].filter(countedQuickly);

  test('there are many, of each protocol, under each fault model', () => {
    expect(asked.length).toBeGreaterThan(300);
    expect(new Set(asked.map(({ protocol }) => protocol.name)).size).toBe(protocols.length);
    expect(new Set(asked.map(({ faults }) => faults.name))).toEqual(new Set(FAULTS));
  });

  /** Three generals are the smallest army in which one can tell two others different things. */
  const threeFirst = (instances: readonly Instance[]): readonly Instance[] =>
    instances.toSorted((a, b) => Math.abs(a.army.n - 3) - Math.abs(b.army.n - 3));
  const titleOf = ({ protocol, faults }: Instance): string => `${protocol.name} under ${faults.name}`;
  for (const title of new Set(asked.map(titleOf)))
    test(title, () => {
      let compared = 0;
      for (const instance of some(1, threeFirst(asked.filter((each) => titleOf(each) === title)))) {
        for (const question of questionsOf(instance)) {
          const truth = enumerated(question, instance.army.n > 5 ? fewer : few);
          if (truth === null) continue;
          agrees(question, truth, [sharp(question), plain(question)]);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(0);
    });
});

test('random protocols, with coins and without, of generals that are alike and that are not', () => {
  const situation = fc.tuple(anyRecipe, fc.constantFrom('byzantine', 'crash', 'loss', 'loss:1'), fc.constantFrom(2, 3));
  fc.assert(
    fc.property(situation, fc.nat({ max: 2 }), ([ingredients, faults, values], t) => {
      const question = questionAt(randomProtocol(ingredients), { n: 3, m: 0, values }, faults, t);
      const truth = enumerated(question, noLimits);
      if (truth !== null) agrees(question, truth, [sharp(question), plain(question), sharp(question, false)]);
    }),
    { numRuns: runs(2, 60) },
  );
});

/** What a row of the oracle says is broken: `A` and `V`, or `IC1` and `IC2`. */
const oracle = new Map(
  readFileSync(new URL('../model/oracle.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([id = '', protocol = '', , , , , expected = '']) => [Number(id), { protocol, expected }] as const),
);

const expectedOf = (expected: string, names: string): string | null => {
  if (expected === 'ok') return 'holds';
  const said = new RegExp(`\\b(?:${names}) (violated|holds|ok)`).exec(expected)?.[1];
  return said === undefined ? null : said === 'ok' ? 'holds' : said;
};

describe('the oracle', () => {
  const phases = (count: number): Pick<Sizes, 'parameters'> => ({ parameters: { phases: count } });
  const rows: readonly (readonly [id: number, protocol: Protocol, faults: string, t: number, ...sizes: Sizes[]])[] = [
    [1, om, 'byzantine', 1, { n: 3, m: 0 }],
    [2, om, 'byzantine', 1, { n: 3, m: 1 }],
    [3, om, 'byzantine', 1, { n: 4, m: 1 }],
    [4, om, 'byzantine', 1, { n: 5, m: 1 }],
    [5, om, 'byzantine', 1, { n: 6, m: 1 }],
    [6, om, 'byzantine', 1, { n: 7, m: 1 }],
    [8, om, 'byzantine', 2, { n: 5, m: 1 }],
    [11, om, 'byzantine', 1, { n: 4, m: 2 }],
    [13, om, 'byzantine', 2, { n: 5, m: 2 }],
    [15, om, 'byzantine', 2, { n: 7, m: 2 }],
    [16, om, 'byzantine', 2, { n: 8, m: 2 }],
    [18, om, 'byzantine', 1, { n: 5, m: 3 }],
    // What cannot be enumerated in a test.
    [20, om, 'byzantine', 3, { n: 10, m: 3 }],
    [21, om, 'byzantine', 1, { n: 4, m: 1, values: 3 }, { n: 5, m: 1, values: 3 }, { n: 6, m: 1, values: 3 }],
    [28, sm, 'signed', 1, { n: 3, m: 0 }],
    [29, sm, 'signed', 1, { n: 3, m: 1 }],
    [30, sm, 'signed', 1, { n: 4, m: 1 }],
    [32, sm, 'signed', 2, { n: 4, m: 2 }],
    [34, sm, 'signed', 3, { n: 5, m: 3 }],
    [36, sm, 'byzantine', 1, { n: 4, m: 1 }],
    [37, floodSet, 'crash', 1, { n: 2, m: 0 }],
    [38, floodSet, 'crash', 1, { n: 3, m: 0 }],
    [39, floodSet, 'crash', 1, { n: 3, m: 1 }],
    [41, floodSet, 'crash', 2, { n: 4, m: 1 }],
    [42, floodSet, 'crash', 2, { n: 4, m: 2 }],
    [45, phaseKing, 'byzantine', 1, { n: 3, m: 1, ...phases(2) }],
    [46, phaseKing, 'byzantine', 1, { n: 4, m: 1, ...phases(2) }],
    [47, phaseKing, 'byzantine', 1, { n: 4, m: 1, ...phases(1) }],
    [49, phaseKing, 'byzantine', 2, { n: 4, m: 1, ...phases(2) }],
    [51, phaseKing, 'byzantine', 2, { n: 7, m: 2, ...phases(3) }],
    [85, handshake, 'loss', 0, ...[0, 1, 2, 3, 4, 5].map((acks) => ({ n: 2, m: 0, parameters: { acks } }))],
  ];

  /** What takes longest, of protocols that the other rows have as well. */
  const long = [5, 6, 11, 13, 15, 16, 18, 20, 21, 32, 34, 42, 45, 49, 51];
  for (const [id, protocol, faults, t, ...sizes] of rows) {
    const row = oracle.get(id) ?? { protocol: 'none', expected: 'none' };
    test(`row ${String(id)}, ${row.protocol}: ${row.expected}`, { tags: long.includes(id) ? ['thorough'] : [] }, () => {
      for (const each of sizes) {
        const question: Question = questionAt(protocol, each, faults, t);
        for (const finding of [sharp(question), plain(question)]) {
          expect(finding.stopped).toBeNull();
          const broke = (name: string): string =>
            finding.attacks.some(({ property }) => property === name) ? 'violated' : 'holds';
          if (row.expected === 'x') expect([broke('agreement'), broke('validity')]).toContain('violated');
          else {
            const [agreement, validity] = [expectedOf(row.expected, 'IC1|A'), expectedOf(row.expected, 'IC2|V')];
            expect([agreement, validity]).not.toEqual([null, null]);
            if (agreement !== null) expect(`agreement ${broke('agreement')}`).toBe(`agreement ${agreement}`);
            if (validity !== null) expect(`validity ${broke('validity')}`).toBe(`validity ${validity}`);
            expect(broke('termination')).toBe('holds');
          }
          attacksHold(question, finding);
        }
      }
    });
  }
});

describe('fuzzing finds no attack where a formula proves that there is none', () => {
  const held: readonly (readonly [Protocol, Sizes, string])[] = [
    [om, { n: 4, m: 1 }, 'byzantine'],
    [om, { n: 7, m: 2 }, 'byzantine'],
    [om, { n: 10, m: 3 }, 'byzantine'],
    [om, { n: 8, m: 2, values: 3 }, 'byzantine'],
    [sm, { n: 4, m: 2 }, 'signed'],
    [sm, { n: 5, m: 3 }, 'signed'],
    [floodSet, { n: 4, m: 2 }, 'crash'],
    [floodSet, { n: 6, m: 2 }, 'crash'],
    [phaseKing, { n: 4, m: 1 }, 'byzantine'],
    [phaseKing, { n: 5, m: 1 }, 'byzantine'],
    [majority, { n: 6, m: 0 }, 'byzantine'],
    [majority, { n: 24, m: 0 }, 'byzantine'],
  ];

  /** Of each protocol the smallest is asked about every day. */
  const smallest = held.filter(([protocol], i) => held.findIndex(([each]) => each === protocol) === i);
  for (const row of held) {
    const [protocol, sizes, faults] = row;
    const question = questionAt(protocol, sizes, faults);
    test(instanceTitle(question.instance), { tags: smallest.includes(row) ? [] : ['thorough'] }, () => {
      const proved = sharp(question);
      const drawn = drive(fuzz(question, { seed: 'agreeing', runs: 1_024, path: null, limits: noLimits }));
      expect([proved.stopped, proved.attacks, drawn.attacks]).toEqual([null, [], []]);
      for (const order of drawn.witnesses.decided) expect(proved.witnesses.decided).toContain(order);
      if (drawn.witnesses.viewChanged) expect(proved.witnesses.viewChanged).toBe(true);
    });
  }

  test('nor on any small instance', () => {
    const instances = smallInstances({ n: [3], m: [0, 1], values: [2] }).filter(countedQuickly);
    const unknown = someOfEach(6, instances, (each) => each)
      .flatMap(questionsOf)
      .flatMap((question) => {
        const proved = sharp(question).attacks.map(({ property }) => property);
        const drawn = drive(fuzz(question, { seed: 'agreeing', runs: 128, path: null, limits: noLimits }));
        return drawn.attacks
          .filter(({ property }) => !proved.includes(property))
          .map(({ property }) => `${property} of ${instanceTitle(question.instance)}, t = ${String(question.t)}`);
      });
    expect(instances.length).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });
});
