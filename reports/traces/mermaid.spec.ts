import { describe, expect, test } from 'vitest';
import { shrink } from '../../engines/shrink/shrink.ts';
import { caseOf } from '../../engines/shrink/simpler.ts';
import { exhaustive } from '../../engines/exhaustive/exhaustive.ts';
import { om } from '../../model/protocols/om.ts';
import type { Recorded } from '../../model/scenario.ts';
import { runScenario } from '../../model/scenario.ts';
import type { Instance } from '../../model/instance.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { brokenQuestions, propertyIn, questionAt } from '../../test-support/question.ts';
import { toy } from '../../test-support/toy.ts';
import { mermaidOf } from './mermaid.ts';

const linesOf = (instance: Instance, recorded: Recorded): readonly string[] =>
  mermaidOf(instance, recorded).split('\n');

const counting = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter((line) => pattern.test(line)).length;

test('OM(1) with three generals', () => {
  expect(linesOf(om3.instance, figure1)).toEqual([
    'sequenceDiagram',
    '  participant G0 as commander 0',
    '  participant G1 as general 1 (faulty)',
    '  participant G2 as general 2',
    '  Note over G0,G2: round 1',
    '  G0->>G1: the order is ATTACK',
    '  G0->>G2: the order is ATTACK',
    '  Note over G0,G2: round 2',
    '  G1--xG2: 0 ordered RETREAT instead of 0 ordered ATTACK',
    '  G2->>G1: 0 ordered ATTACK',
    '  Note over G2: decides RETREAT',
  ]);
});

describe.each(brokenQuestions)('$title', ({ question }) => {
  const { instance } = question;
  const smallest = drive(exhaustive(question)).attacks.map(({ property, scenario }) =>
    shrink(right(caseOf(instance, scenario)), propertyIn(question, property), { fewerGenerals: false }),
  );

  test('has a participant for each general, an arrow for each message, a crossed one for each lie', () => {
    for (const recorded of smallest) {
      const lines = linesOf(instance, recorded);
      const lies = recorded.scenario.deviations.length;
      const { messages } = instance.schedule;
      expect(counting(lines, /^ {2}participant G\d+ as /)).toBe(instance.army.n);
      expect(counting(lines, /\(faulty\)$/)).toBe(recorded.scenario.faulty.length);
      expect(counting(lines, /^ {2}G\d+--xG\d+: /)).toBe(lies);
      // A large diagram shows the lies only.
      expect(counting(lines, /^ {2}G\d+->>G\d+: /)).toBe(messages <= 40 ? messages - lies : 0);
      expect(counting(lines, /: decides /)).toBeGreaterThan(0);
    }
  });

  test('has nothing in it that ends a statement or starts an entity, and no empty text', () => {
    for (const recorded of smallest) {
      const lines = linesOf(instance, recorded);
      expect(lines.join('\n')).not.toMatch(/[;#“”]/);
      for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}(participant G\d+ as|(Note over )?G\d[^:]*:) \S/);
    }
  });
});

test('what is lost is said to be lost', () => {
  const found = brokenQuestions.find(({ question }) => question.instance.protocol.name === 'handshake');
  if (found === undefined) throw new Error('the handshake is not broken');
  const lost = { round: 2, from: 1, to: 0, prescribed: [], said: [] };
  const recorded = right(
    runScenario(found.question.instance, { faulty: [], orders: [1, 1], deviations: [lost], heads: [] }),
  );
  expect(linesOf(found.question.instance, recorded)).toContain('  G1--xG0: lost: I have heard you (ack 1)');
});

test('whatever a protocol of one’s own calls its claims, nothing ends a statement or starts an entity', () => {
  const odd = toy({
    claims: () => ['#1; #2'],
    meaning: (_army, label, claimed) => `${label} ${claimed ? 'yes;' : 'no#'}`,
  });
  const { instance } = questionAt(odd, { n: 2, m: 0 }, 'byzantine');
  const lie = { round: 1, from: 0, to: 1, prescribed: [], said: ['#1; #2'] };
  const recorded = right(runScenario(instance, { faulty: [0], orders: [0, 0], deviations: [lie], heads: [] }));
  const lines = linesOf(instance, recorded);
  expect(lines.join('\n')).not.toMatch(/[;#]/);
  expect(lines).toContain('  G1->>G0: ♯1, ♯2 no♯');
  expect(lines.some((line) => line.startsWith('  G0--xG1: ♯1, ♯2 yes, instead of ♯1, ♯2 no♯'))).toBe(true);
});

test('nor does it make a tag, or a line of its own', () => {
  const odd = toy({ claims: () => ['x'], meaning: (_army, label) => `<img src=${label}>\nend` });
  const { instance } = questionAt(odd, { n: 2, m: 0 }, 'byzantine');
  const recorded = right(runScenario(instance, { faulty: [], orders: [0, 0], deviations: [], heads: [] }));
  expect(linesOf(instance, recorded)).toContain('  G0->>G1: ‹img src=x› end');
});

test('whoever does not decide is noted, too', () => {
  const undecided = toy({
    program: ({ logic }) => ({
      start: () => [],
      send: () => [logic.zero],
      receive: () => [],
      decide: () => ({ decided: logic.zero, value: [logic.one] }),
    }),
  });
  const { instance } = questionAt(undecided, { n: 2, m: 0 }, 'byzantine');
  const recorded = right(runScenario(instance, { faulty: [], orders: [0, 0], deviations: [], heads: [] }));
  expect(linesOf(instance, recorded).slice(-2)).toEqual([
    '  Note over G0: decides nothing',
    '  Note over G1: decides nothing',
  ]);
});

test('a round in which nobody lies is left out of a large diagram', () => {
  const { instance } = questionAt(om, { n: 6, m: 2 }, 'byzantine');
  const lie = { round: 3, from: 1, to: 2, prescribed: [], said: [] };
  const recorded = right(runScenario(instance, { faulty: [1], orders: [1], deviations: [lie], heads: [] }));
  expect(linesOf(instance, recorded).filter((line) => line.includes('round'))).toEqual(['  Note over G0,G5: round 3']);
});
