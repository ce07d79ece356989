import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { questionAt } from '../test-support/question.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import type { Question } from '../engines/question.ts';
import type { Operand } from './command.ts';
import { commandAbout, commandText, fileOption, flag, option, optional, withOptions, withTime } from './command.ts';

startsProcesses('only a shell can say how it reads a command');

const commandOf = (question: Question, about?: Operand): string => commandText(commandAbout('check', question, about));

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

describe('further options', () => {
  const command = commandAbout('check', questionAt(om, { n: 4, m: 1 }, 'byzantine'));

  test('stand behind the others, in their order', () => {
    const more = withOptions(command, option('--seed', 7), flag('--minimum'), ...optional('--path', null));
    expect(commandText(more)).toBe('strategos check om -n 4 -m 1 --seed 7 --minimum');
  });

  test('are one word each, whatever they say, and a folder is none', () => {
    const odd = withOptions(command, option('--seed', 'a b;id'), fileOption('--certificate', '-x'));
    expect(commandText(odd)).toBe("strategos check om -n 4 -m 1 --seed 'a b;id' --certificate ./-x");
  });

  test('name the time where that ran out, and no other bound', () => {
    expect(commandText(withTime(command, { _tag: 'seconds', limit: 1.5 }))).toMatch(/ --max-seconds 1\.5$/);
    expect(withTime(command, { _tag: 'states', limit: 3 })).toBe(command);
    expect(withTime(command, null)).toBe(command);
  });

  test('what stands for a file is for people, and not quoted', () => {
    expect(commandOf(questionAt(om, { n: 4, m: 1 }, 'byzantine'), { placeholder: '<file-of-mine>' })).toBe(
      'strategos check <file-of-mine> -n 4 -m 1',
    );
  });

  test('of a command that is about nothing', () => {
    expect(commandText({ name: 'report', about: [], options: [] })).toBe('strategos report');
  });
});
