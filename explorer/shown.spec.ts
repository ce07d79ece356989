import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { ProtocolThrew, watched } from '../model/watched.ts';
import { historyFrom, undone } from './history.ts';
import { linkOf } from './link.ts';
import type { ShownPage } from './shown.ts';
import { acted, begun, carefully, fromAddress, gone, openedFrom, shownFrom } from './shown.ts';
import { firstState } from './state.ts';
import { registered, startedScene } from './walk.arbitrary.ts';

const scene = startedScene(firstState);

const first: ShownPage = { scene, history: historyFrom(scene.state), opened: null, notice: null, announced: '' };

const lie = { _tag: 'Turn', link: { round: 2, from: 1, to: 2 } } as const;

const example = readFileSync(new URL('../counterexamples/om/agreement-n6-m2.json', import.meta.url), 'utf8');

test('what is done can be undone, and is announced', () => {
  const lied = acted(first, lie);
  expect(lied.announced).toContain('validity is broken');
  const back = gone(lied, undone(lied.history), 'Undone.');
  expect(back.scene.state).toEqual(first.scene.state);
  expect(back.announced).toMatch(/^Undone\. .*All properties are kept\.$/);
  expect(gone(back, undone(back.history), 'Undone.')).toBe(back);
});

test('looking is no step, and takes no message away', () => {
  const told: ShownPage = { ...first, notice: { kind: 'remark', text: 'hello' } };
  const looked = acted(told, { _tag: 'Step', by: -1 });
  expect(looked.history.past).toEqual([]);
  expect(looked.notice).toBe(told.notice);
});

test('what is refused is told, and changes nothing', () => {
  const refused = acted(first, { _tag: 'Turn', link: { round: 1, from: 0, to: 1 } });
  expect(refused.scene).toBe(first.scene);
  expect(refused.notice).toEqual({ kind: 'refusal', text: expect.stringContaining('general 0 is loyal') as unknown });
});

test('a file is a step, with what replaying it found', () => {
  const opened = openedFrom(first, example, 'x.json');
  expect(opened.notice?.text).toMatch(/^x\.json: reproduced: it violates the property/);
  expect(opened.history.past).toEqual([first.scene.state]);
  expect(openedFrom(first, '{', 'x.json').notice).toMatchObject({ kind: 'refusal' });
});

test('an address is followed, unless it says what is shown already', () => {
  const lied = acted(first, lie);
  const line = linkOf(lied.scene.state);
  expect(fromAddress(first, line, false).history.past).toEqual([first.scene.state]);
  expect(fromAddress(first, line, true).history.past).toEqual([]);
  expect(fromAddress(lied, line, false)).toBe(lied);
  expect(fromAddress(lied, '', false)).toBe(lied);
  expect(fromAddress(first, 'protocol=on', false).notice?.text).toMatch(/^the link cannot be shown: /);
});

test('another state is shown with a remark, if it can be', () => {
  const other = { ...firstState, setup: { ...firstState.setup, n: 4 }, property: 'agreement' };
  expect(shownFrom(first, other, 'Here.')).toMatchObject({ notice: { kind: 'remark', text: 'Here.' } });
  expect(shownFrom(first, { ...other, round: 9 }, 'Here.').notice).toMatchObject({ kind: 'refusal' });
});

describe('the page begins', () => {
  const line = linkOf({ ...firstState, round: 1 });
  const thrower = {
    key: './mine.ts',
    protocol: watched({
      ...phaseKing,
      name: 'mine',
      rounds: () => {
        throw new RangeError('not here');
      },
    }),
    properties: [],
    module: './mine.ts',
    fingerprint: null,
  };

  test('with what is best known, and nothing to say', () => {
    const { scene: first, notice } = begun(registered, [], '');
    expect([first.state, notice]).toEqual([firstState, null]);
  });

  test('with what its address says, and no step before it', () => {
    const { scene: first, history } = begun(registered, [], line);
    expect([first.state.round, history.past]).toEqual([1, []]);
  });

  test('with what is best known where one’s own throws, and says that', () => {
    const { scene: first, notice } = begun({ ...registered, own: [thrower] }, ['./b.ts: it is gone'], '');
    expect(first.state.setup.protocol).toBe('om');
    expect(notice).toEqual({ kind: 'refusal', text: './b.ts: it is gone; mine: rounds threw RangeError: not here' });
  });
});

test('what a protocol throws is told; what we throw is not held back', () => {
  const thrown = (error: Error): (() => ShownPage) => {
    return () => {
      throw error;
    };
  };
  expect(carefully(first, thrown(new ProtocolThrew(`${phaseKing.name}: rounds threw`))).notice?.text).toBe(
    'phase-king: rounds threw',
  );
  expect(() => carefully(first, thrown(new Error('ours')))).toThrow('ours');
});
