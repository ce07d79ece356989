import { describe, expect, test } from 'vitest';
import { generals } from '../../model/army.ts';
import { om } from '../../model/protocols/om.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { parseMermaid } from '../../test-support/mermaid.ts';
import { hostile, HOSTILE, labelled, traced, tracedAt } from '../../test-support/traced.ts';
import { decided } from '../story/story.ts';
import { exchangesOf } from '../../model/exchange.ts';
import { TRACE_FORMATS } from './format.ts';
import { traceOf } from './trace.ts';

describe.each(TRACE_FORMATS)('%s', (format) => {
  test('ends in one line break, and the same execution gives the same text', () => {
    for (const { instance, recorded } of traced) {
      const text = traceOf(format, instance, recorded);
      expect(text).toMatch(/[^\n]\r?\n$/);
      expect(traceOf(format, instance, recorded)).toBe(text);
    }
  });

  test('has nothing in it that a terminal or an editor would obey', () => {
    for (const { instance, recorded } of traced)
      expect(traceOf(format, instance, recorded)).not.toMatch(/(?!\r?\n)[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
  });
});

describe.each(traced)('Mermaid itself reads $title', ({ instance, recorded }) => {
  const text = traceOf('mermaid', instance, recorded);
  const exchanges = exchangesOf(instance, recorded);

  test('participants, arrows and notes', async () => {
    const { participants, arrows, notes } = await parseMermaid(text);
    expect([...participants.keys()]).toEqual(generals(instance.army).map((general) => `G${String(general)}`));
    expect([...participants.values()].filter((name) => name.endsWith(' (faulty)'))).toHaveLength(
      recorded.scenario.faulty.length,
    );
    const key = (from: string, to: string, crossed: boolean): string => `${from}${crossed ? '--x' : '->>'}${to}`;
    const all = exchanges.map(({ from, to, deviates }) => key(`G${String(from)}`, `G${String(to)}`, deviates));
    const told = arrows.map(({ from, to, crossed }) => key(from, to, crossed));
    expect(told.toSorted()).toEqual(all.toSorted());
    for (const { text: said } of arrows) expect(said).not.toBe('');
    const { heads } = recorded.scenario;
    expect(notes.filter((note) => note.text.startsWith('decides '))).toHaveLength(decided(instance, recorded).length);
    expect(notes.filter((note) => note.text.endsWith(' comes up heads'))).toHaveLength(heads.length);
  });
});

test.each(HOSTILE.map((label) => [label]))('Mermaid itself reads a label as one text: %j', async (label) => {
  const { instance, recorded } = tracedAt(labelled(hostile.name, [label]), { n: 2, m: 0 }, 'byzantine', {});
  const { arrows, notes } = await parseMermaid(traceOf('mermaid', instance, recorded));
  expect(arrows).toHaveLength(2);
  expect(notes).toHaveLength(3);
  const letters = (text: string): string => text.replaceAll(/[^a-z0-9]/gi, '');
  const unseen = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u;
  if (!unseen.test(label)) expect(letters(arrows[0]?.text ?? '')).toBe(letters(label));
  expect(arrows[0]?.text).not.toMatch(/[<>#;$]|%%/);
});

test('a Mermaid diagram too large to draw shows what deviates, and says so', async () => {
  const lie = { round: 3, from: 1, to: 2, prescribed: [], said: [] };
  const { instance, recorded } = tracedAt(om, { n: 10, m: 3 }, 'byzantine', { faulty: [1], deviations: [lie] });
  const text = traceOf('mermaid', instance, recorded);
  expect(text.length).toBeLessThan(50_000);
  const { arrows, notes } = await parseMermaid(text);
  expect(arrows.map(({ from, to, crossed }) => ({ from, to, crossed }))).toEqual([
    { from: 'G1', to: 'G2', crossed: true },
  ]);
  expect(notes.map((note) => note.text)).toContain(
    `not shown: ${String(instance.schedule.messages - 1)} messages as prescribed`,
  );
});

test.each([
  'G1--xG2: nothing\n  end',
  'G1--xG2: a; b c',
  'G1--xG2: %%{init: {"theme": "dark"}}%% x',
  'G1--xG2: wrap: x',
])('Mermaid would not take %j for what it should be', async (arrow) => {
  const text = traceOf('mermaid', om3.instance, figure1).replace(/G1--xG2: .*/, arrow);
  await expect(parseMermaid(text)).rejects.toThrow();
});
