import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import type { Ran } from '../test-support/cli.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';

test('a limit that stops it is no error: unknown, with what was under way, and exit code 2', async () => {
  const file = join(folderWith({ 'a.json': counterexampleText(om3Counterexample) }), 'a.json');
  stoppedClock(1_000);
  const { exit, out } = await here(`replay ${file} ${file} --max-seconds 1`);
  expect(exit).toBe(2);
  const line = `unknown    ${file}: the limit of 1 second was reached while replaying; nothing of that was covered\n`;
  expect(out).toBe(`${line}${line}`);
  expect(objectIn(await here(`replay ${file} --max-seconds 1 --json`))).toEqual({
    schema: 'strategos/replay/1',
    replays: [
      {
        file,
        outcome: 'unknown',
        stopped: { _tag: 'seconds', limit: 1 },
        phase: 'replaying',
        progress: null,
      },
    ],
  });
});

test.each(['replay --format itf', 'draw'])('so it is of %s', async (command) => {
  const file = join(folderWith({ 'a.json': counterexampleText(om3Counterexample) }), 'a.json');
  stoppedClock(1_000);
  const { exit, out, err } = await here(`${command} ${file} --max-seconds 1`);
  expect([exit, err]).toEqual([2, '']);
  expect(out).toMatch(/^unknown: the limit of 1 second was reached while [a-z ]+; nothing of that was covered\n$/);
});

describe('replay', () => {
  const name = 'a.json';
  const replaying = async (text: string, more = ''): Promise<Ran> =>
    here(`replay ${join(folderWith({ [name]: text }), name)}${more}`);

  test('reproduced, and the story of one file is told', async () => {
    const { exit, out } = await replaying(counterexampleText(om3Counterexample));
    expect(exit).toBe(0);
    expect(out).toMatch(/^reproduced .*a\.json\n {11}om does not guarantee validity with n = 3/);
    expect(out).toContain('it violates the property, and everybody decides as recorded');
    expect(out).toContain('Round 2: 1 tells 2 “0 ordered RETREAT”');
  });

  test('of several, stories are told when asked for', async () => {
    const path = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));
    expect((await here(`replay ${path} ${path}`)).out).not.toContain('Round 2');
    expect((await here(`replay ${path} ${path} --story`)).out).toContain('Round 2');
  });

  test('fixed is not as expected, unless the file expects it', async () => {
    const fixed = { ...om3Counterexample, army: { ...om3Counterexample.army, n: 4 } };
    const unexpected = await replaying(counterexampleText(fixed));
    expect(unexpected.exit).toBe(1);
    expect(unexpected.out).toContain(
      'this attack no longer violates the property; of all others it says nothing, “strategos check” does; expected: violated',
    );
    const asExpected = await replaying(counterexampleText({ ...fixed, expect: 'holds' }));
    expect(asExpected.exit).toBe(0);
  });

  describe('--accept', () => {
    const fixed = { ...om3Counterexample, army: { ...om3Counterexample.army, n: 4 } };
    const accepting = async (text: string): Promise<{ readonly ran: Ran; readonly text: string }> => {
      const path = join(folderWith({ [name]: text }), name);
      return { ran: await here(`replay --accept ${path}`), text: readFileSync(path, 'utf8') };
    };

    test('without it, what is fixed is said, with what to do about it', async () => {
      const { out } = await replaying(counterexampleText(fixed));
      expect(out).toMatch(/to expect that from now on: strategos replay --accept .*a\.json/);
    });

    test('what is fixed is expected from now on, and nothing else of the file is changed', async () => {
      const { ran, text } = await accepting(counterexampleText(fixed));
      expect(ran.exit).toBe(0);
      expect(ran.out).toContain('accepted: from now on the file expects that it holds');
      expect(text).toBe(counterexampleText({ ...fixed, expect: 'holds' }));
    });

    test.each([
      { what: 'one that is reproduced', file: om3Counterexample, exit: 0, says: 'reproduced' },
      {
        what: 'one that is fixed, as it expects',
        file: { ...fixed, expect: 'holds' as const },
        exit: 0,
        says: 'fixed',
      },
      {
        what: 'a regression',
        file: { ...om3Counterexample, expect: 'holds' as const },
        exit: 1,
        says: 'not accepted: it was fixed, and is broken again',
      },
      {
        what: 'one that breaks it otherwise',
        file: { ...om3Counterexample, decisions: { 2: 'ATTACK' } },
        exit: 1,
        says: 'not accepted: it is not fixed',
      },
      {
        what: 'one that cannot be run',
        file: { ...om3Counterexample, property: 'secrecy' },
        exit: 65,
        says: 'not accepted: it cannot be run any more',
      },
    ])('$what stays as it is', async ({ file, exit, says }) => {
      const before = counterexampleText(file);
      const { ran, text } = await accepting(before);
      expect([ran.exit, text]).toEqual([exit, before]);
      expect(ran.out).toContain(says);
    });
  });

  test('changed is not as expected, and who decides differently is said', async () => {
    const { exit, out } = await replaying(counterexampleText({ ...om3Counterexample, decisions: { 2: 'ATTACK' } }));
    expect(exit).toBe(1);
    expect(out).toMatch(/^changed /);
    expect(out).toContain('it violates the property, but 2 decides differently; expected: violated');
  });

  test('changed as well where something else is prescribed, and the place is said', async () => {
    const deviations = om3Counterexample.deviations.map((lie) => ({ ...lie, prescribed: [] }));
    const text = counterexampleText({ ...om3Counterexample, deviations });
    const { exit, out } = await replaying(text);
    expect(exit).toBe(1);
    expect(out).toMatch(/^changed /);
    expect(out).toContain('but in round 2, 1 is prescribed to tell 2 “0 ordered ATTACK”, not “0 ordered RETREAT”;');
    const told = await replaying(text, ' --json');
    expect(objectIn(told)['replays']).toMatchObject([
      { outcome: 'changed', prescriptions: [{ round: 2, from: 1, to: 2, recorded: [], now: ['0.1'] }] },
    ]);
    expect(objectIn(await replaying(counterexampleText(om3Counterexample), ' --json'))['replays']).toMatchObject([
      { outcome: 'reproduced', prescriptions: [] },
    ]);
  });

  test('stale is a bad file: the field, and what is wrong with it', async () => {
    const { exit, out } = await replaying(counterexampleText({ ...om3Counterexample, property: 'secrecy' }));
    expect(exit).toBe(65);
    expect(out).toMatch(/^stale /);
    expect(out).toContain('property: there is no property “secrecy” any more');
  });

  test('a protocol that is not known is said to be none', async () => {
    const { exit, out } = await replaying(
      counterexampleText({ ...om3Counterexample, protocol: { name: 'omm', fingerprint: null, module: null } }),
    );
    expect(exit).toBe(65);
    expect(out).toContain('protocol: there is no protocol “omm”. Did you mean om?');
  });

  test('a changed source is told, and does not decide anything', async () => {
    const { exit, out } = await replaying(
      counterexampleText({ ...om3Counterexample, protocol: { name: 'om', fingerprint: 'sha256:0', module: null } }),
    );
    expect(exit).toBe(0);
    expect(out).toContain('the protocol’s source has changed since this was found');
  });

  test('nothing is written', async () => {
    const folder = folderWith({ [name]: counterexampleText(om3Counterexample), 'bad.json': '{' });
    await here(`replay ${join(folder, name)} ${join(folder, 'bad.json')}`);
    expect(filesIn(folder)).toEqual([name, 'bad.json']);
    expect(readFileSync(join(folder, 'bad.json'), 'utf8')).toBe('{');
  });
});

describe('what a reader and a program would read otherwise is refused, with the place', () => {
  const text = counterexampleText(om3Counterexample);

  test.each([
    ['a key that stands twice', Buffer.from(text.replace('"t": 1,', '"t": 1,\n  "t": 2,'))],
    ['what is no UTF-8', Buffer.from(text.replace('om does', 'om d\u00f6es'), 'latin1')],
  ])('%s', async (what, bytes) => {
    const path = join(folderWith(), 'a.json');
    writeFileSync(path, bytes);
    const { exit, out } = await here(`replay ${path}`);
    expect(exit).toBe(65);
    expect(out).toContain(what.startsWith('a key') ? 'the key "t" stands twice in one object' : 'byte F6 (number');
    expect(out).toMatch(/a\.json: line \d+, column \d+: /);
  });
});
