import { afterAll, expect, test } from 'vitest';
import type { Cell } from '../../regression/cell.ts';
import type { LineChange } from './mutation.ts';
import type { Outcome } from './outcome.ts';
import { compareRefactoring, tryMutation } from './run.ts';
import { sandbox } from './sandbox.ts';
import { fileOf, sourceText } from './sources.ts';

const box = sandbox();

afterAll(() => {
  box.remove();
});

/** The change of the one line of a protocol that contains some text. */
const change = (protocol: string, before: string, after: string): LineChange => {
  const file = fileOf(protocol);
  const lines = sourceText(file).split('\n');
  const line = lines.findIndex((text) => text.includes(before));
  const text = lines[line] ?? '';
  return { file, line: line + 1, before: text, after: text.replace(before, after) };
};

/** What becomes of a registered protocol with one line changed. */
const outcomeOf = async (cells: readonly Cell[], before: string, after: string): Promise<Outcome> => {
  const protocol = cells[0]?.protocol ?? '';
  const mutation = { operator: 'threshold', protocol, ...change(protocol, before, after) } as const;
  return (await tryMutation(box, cells, mutation)).outcome;
};

const om: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds' };

test('OM(1) with too high a majority is newly failing, and the fewest lies that show it are proved', async () => {
  const outcome = await outcomeOf(
    [om],
    'logic.majority(votes)',
    'logic.atLeast(Math.floor(votes.length / 2) + 2, votes)',
  );
  expect(outcome).toMatchObject({ kind: 'newly failing', cell: 'om -n 4 -m 1', fewest: { validity: 1 } });
});

test('a message that is left out is refused before anything is checked', async () => {
  const outcome = await outcomeOf([om], 'if (self === 0) return order;', 'if (self === 0) return [];');
  expect(outcome).toMatchObject({ kind: 'refused', cell: 'om -n 4 -m 1' });
});

test('what cannot be loaded is refused, without the name of a folder that is another one every time', async () => {
  const outcome = await outcomeOf([om], 'if (self === 0) return order;', 'if (self === 0) return order);');
  expect(outcome).toMatchObject({ kind: 'refused', cell: '' });
  expect(outcome).toHaveProperty('why', expect.stringMatching(/^model\/protocols\/om\.ts:\d+:\d+: /));
});

const phaseKing: Cell = { protocol: 'phase-king', n: 4, m: 1, parameters: { phases: 1 }, verdict: 'violated' };

test(
  'a change that leaves every verdict is seen by exact counts, and without them it is known to be there',
  { tags: ['thorough'] },
  async () => {
    const [before, after] = ['logic.atLeast(quorum, retreats)', 'logic.atLeast(quorum - 1, retreats)'];
    const counted = { ...phaseKing, violating: { agreement: '6480' } };
    expect(await outcomeOf([counted], before, after)).toMatchObject({ kind: 'changed' });
    expect(await outcomeOf([phaseKing], before, after)).toMatchObject({ kind: 'not noticed' });
  },
);

test('a change that no run can tell is proved equivalent', async () => {
  const outcome = await outcomeOf([phaseKing], '{ retreat: logic.not(next), attack: next', '{ retreat, attack: next');
  expect(outcome).toEqual({
    kind: 'equivalent',
    sizes: [{ cell: 'phase-king -n 4 -m 1 --param phases=1', engine: 'exhaustive', scenarios: '19024' }],
  });
});

const orMajority = { title: '', protocol: 'majority', file: 'model/protocols/majority.ts' };

const vote: Cell = { protocol: 'majority', n: 4, m: 0, t: 1, verdict: 'violated' };

test('a refactoring is proved equivalent at each size once, whatever else is asked there', async () => {
  const edits = [
    {
      before: '[order, ...inbox.filter((_, from) => from !== self)]',
      after: 'inbox.map((message, from) => (from === self ? order : message))',
    },
  ];
  const found = await compareRefactoring(box, [vote, { ...vote, engine: 'symbolic' }], { ...orMajority, edits });
  expect(found.outcome).toEqual({
    kind: 'equivalent',
    sizes: [{ cell: 'majority -n 4 -m 0 -t 1', engine: 'exhaustive', scenarios: '272' }],
  });
});

test('what is no refactoring is not proved to be one', async () => {
  const edits = [{ before: 'logic.majority(', after: 'logic.atLeast(2, ' }];
  const found = await compareRefactoring(box, [vote], { ...orMajority, edits });
  expect(found.outcome).toMatchObject({ kind: 'not noticed', cell: 'majority -n 4 -m 0 -t 1' });
});
