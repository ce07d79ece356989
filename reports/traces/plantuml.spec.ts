import { describe, expect, test } from 'vitest';
import { instanceTitle } from '../../model/instance.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { parsePlantuml } from '../../test-support/plantuml.ts';
import { HOSTILE, labelled, traced, tracedAt } from '../../test-support/traced.ts';
import { inOneLine } from '../formats/escape.ts';
import { decided } from '../story/story.ts';
import { messageText } from '../story/words.ts';
import { exchangesOf } from '../../model/exchange.ts';
import { plantumlOf } from './plantuml.ts';

test('OM(1) with three generals', () => {
  expect(plantumlOf(om3.instance, figure1).split('\n')).toEqual([
    '@startuml',
    'title Strategos: om, n = 3, m = 1, byzantine faults',
    'participant "commander 0" as G0',
    'participant "general 1 (faulty)" as G1',
    'participant "general 2" as G2',
    '== round 1 ==',
    'G0 -> G1 : “the order is ATTACK”',
    'G0 -> G2 : “the order is ATTACK”',
    '== round 2 ==',
    'G1 -[#D55E00]-> G2 : “0 ordered RETREAT” instead of “0 ordered ATTACK”',
    'G2 -> G1 : “0 ordered ATTACK”',
    'note over G2 : decides RETREAT',
    '@enduml',
    '',
  ]);
});

describe.each(traced)('$title', ({ title, instance, recorded }) => {
  const text = plantumlOf(instance, recorded);
  const diagram = parsePlantuml(text);
  const sent = exchangesOf(instance, recorded).filter(({ late }) => !late);

  test('a participant for each general', () => {
    expect(diagram.participants.size).toBe(instance.army.n);
    const faulty = [...diagram.participants.values()].filter((name) => name.endsWith(' (faulty)'));
    expect(faulty).toHaveLength(recorded.scenario.faulty.length);
  });

  test('an arrow for each message that was sent: dashed where it deviates, crossed where it is lost', () => {
    const told = diagram.arrows.map(({ round, from, to, dashed, lost }) => ({ round, from, to, dashed, lost }));
    expect(told).toEqual(
      sent.map(({ round, from, to, deviates, lost }) => ({
        round,
        from: `G${String(from)}`,
        to: `G${String(to)}`,
        dashed: deviates,
        lost,
      })),
    );
  });

  test('what is said is shown as it is, cut where it is long', () => {
    for (const [i, exchange] of sent.entries()) {
      const { round, from, to, heard, prescribed, lost } = exchange;
      const words = inOneLine(messageText(instance, round, from, to, lost ? prescribed : heard));
      const start = `${lost ? 'lost: ' : ''}${words}`;
      const shown = diagram.arrows[i]?.text ?? '';
      expect(shown.slice(0, start.length).slice(0, 40)).toBe(start.slice(0, 40));
      if (!shown.includes('…')) expect(shown.startsWith(start)).toBe(true);
    }
    const named = inOneLine(`Strategos: ${instanceTitle(instance)}`);
    expect(named.startsWith(diagram.title.replace(/…$/, ''))).toBe(true);
    expect(title).not.toBe('');
  });

  test('who decides what is noted, and which coins come up heads', () => {
    const decisions = diagram.notes.filter((note) => note.text.startsWith('decides '));
    expect(decisions).toHaveLength(decided(instance, recorded).length);
    expect(diagram.notes.length - decisions.length).toBe(recorded.scenario.heads.length);
  });

  test('the same execution gives the same text', () => {
    expect(plantumlOf(instance, recorded)).toBe(text);
  });
});

test.each(HOSTILE.map((label) => [label]))('a label is shown as it is: %j', (label) => {
  const one = labelled(label, [label]);
  const { instance, recorded } = tracedAt(one, { n: 2, m: 0 }, 'byzantine', {});
  const { title, arrows } = parsePlantuml(plantumlOf(instance, recorded));
  expect(arrows[0]?.text).toBe(inOneLine(`“${label}”`));
  expect(title).toContain(inOneLine(label));
});

describe('the reader refuses', () => {
  const text = plantumlOf(om3.instance, figure1);

  test.each([
    ['a tag', 'ATTACK”\n', '<b>ATTACK</b>”\n'],
    ['a call', 'ATTACK”\n', 'ATTACK %date()”\n'],
    ['a directive', 'ATTACK”\n', 'ATTACK”\n!include x\n'],
    ['a participant that is not declared', 'G2 -> G1', 'G3 -> G1'],
    ['an arrow that is none', 'G2 -> G1', 'G2 = G1'],
    ['a line that is too long', 'ATTACK”\n', `${'ATTACK'.repeat(400)}”\n`],
    ['what comes after the end', '@enduml\n', '@enduml\nx'],
  ])('%s', (_what, part, instead) => {
    expect(text).toContain(part);
    expect(() => parsePlantuml(text.replace(part, instead))).toThrow();
  });
});
