import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { questionAt } from '../test-support/question.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import { completed, noLimits } from './finding.ts';
import { commandOf, mostFaulty } from './question.ts';

startsProcesses('only a shell can say how it reads a command');

describe('how many can be faulty', () => {
  test('is t, but no more than there are', () => {
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine'))).toBe(1);
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine', 0))).toBe(0);
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'byzantine', 9))).toBe(4);
  });

  test.each([-1, NaN, 1.5, Infinity])('is no number of generals: %d, and no engine answers', (count) => {
    const question = questionAt(om, { n: 4, m: 1 }, 'byzantine');
    const { instance } = question;
    const army = { ...instance.army, n: count };
    for (const wrong of [
      { ...question, t: count },
      { ...question, instance: { ...instance, army } },
    ]) {
      expect(() => mostFaulty(wrong)).toThrow(RangeError);
      expect(() => completed(plain(wrong, noLimits))).toThrow(RangeError);
      expect(() => completed(exhaustive(wrong))).toThrow(RangeError);
    }
  });

  test('is nobody where only links fail', () => {
    expect(mostFaulty(questionAt(om, { n: 4, m: 1 }, 'loss:2'))).toBe(0);
  });
});

describe('the command that asks a question', () => {
  test('names no more than the sizes where all else is standard', () => {
    expect(commandOf(questionAt(om, { n: 4, m: 1 }, 'byzantine'))).toBe('strategos check om -n 4 -m 1');
    expect(commandOf(questionAt(floodSet, { n: 3, m: 1 }, 'crash'))).toBe('strategos check flood-set -n 3 -m 1');
    expect(commandOf(questionAt(handshake, { n: 2, m: 0 }, 'loss'))).toBe('strategos check handshake -n 2 -m 0');
  });

  test('names whatever is not standard', () => {
    expect(commandOf(questionAt(om, { n: 4, m: 1, values: 3 }, 'crash', 2))).toBe(
      'strategos check om -n 4 -m 1 -t 2 --faults crash --values 3',
    );
    expect(commandOf(questionAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine'))).toBe(
      'strategos check phase-king -n 4 -m 1 --param phases=1',
    );
    expect(commandOf(questionAt(phaseKing, { n: 4, m: 1, parameters: { phases: 2 } }, 'byzantine'))).toBe(
      'strategos check phase-king -n 4 -m 1',
    );
  });

  test('names a budget of losses, though losing is what the protocol is meant for', () => {
    expect(commandOf(questionAt(handshake, { n: 2, m: 0 }, 'loss:2'))).toBe(
      'strategos check handshake -n 2 -m 0 --faults loss:2',
    );
  });

  test('does not name t where nobody can be faulty', () => {
    expect(commandOf(questionAt(om, { n: 4, m: 1 }, 'loss', 0))).toBe('strategos check om -n 4 -m 1 --faults loss');
  });

  test('names a protocol of one’s own by its file', () => {
    expect(commandOf(questionAt(om, { n: 4, m: 1 }, 'byzantine'), './mine.ts#other')).toBe(
      'strategos check ./mine.ts#other -n 4 -m 1',
    );
  });

  test.each([
    './a(1).ts',
    'a b.ts',
    "it's.ts",
    './$(id).ts',
    '`id`.ts',
    'a&b;c|d.ts',
    '"$HOME"\\.ts',
    '-x.ts',
    '~/a.ts',
  ])('is read by a shell as it is meant, whatever the file is called: %s', (name) => {
    const command = commandOf(questionAt(om, { n: 4, m: 1 }, 'byzantine'), name);
    const script = `strategos() { printf '%s\\n' "$@"; }; ${command}`;
    const file = name.startsWith('-') ? `./${name}` : name;
    expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n')).toEqual([
      'check',
      file,
      '-n',
      '4',
      '-m',
      '1',
    ]);
  });
});
