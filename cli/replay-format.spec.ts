import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { TRACE_FORMATS } from '../reports/traces/format.ts';
import { traceOf } from '../reports/traces/trace.ts';
import { strategosHere } from '../test-support/cli.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { figure1, om3, om3Counterexample } from '../test-support/counterexample.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { hostile, HOSTILE } from '../test-support/traced.ts';

const name = 'a.json';
const fileWith = (text = counterexampleText(om3Counterexample)): string => join(folderWith({ [name]: text }), name);

describe.each(TRACE_FORMATS)('replay --format %s', (format) => {
  const expected = traceOf(format, om3.instance, figure1);

  test('writes the trace to stdout, and how the replay came out to stderr', async () => {
    const { exit, out, err } = await here(`replay ${fileWith()} --format ${format}`);
    expect(exit).toBe(0);
    expect(out).toBe(expected);
    expect(err).toMatch(/^reproduced .*a\.json\n {11}om does not guarantee validity with n = 3/);
    expect(err).not.toContain('Round 2');
  });

  test('writes it into a file, the same bytes again and again', async () => {
    const folder = folderWith({ [name]: counterexampleText(om3Counterexample) });
    const line = `replay ${join(folder, name)} --format ${format} --out ${join(folder, 'traces', 'a')}`;
    for (const time of [1, 2]) {
      const { exit, out, err } = await here(line);
      expect({ time, exit, out }).toEqual({ time, exit: 0, out: '' });
      expect(err).toMatch(/^reproduced /);
      expect(readFileSync(join(folder, 'traces', 'a'), 'utf8')).toBe(expected);
    }
  });

  test('overwrites nothing, the counterexample least of all', async () => {
    const file = fileWith();
    const { exit, out, err } = await here(`replay ${file} --format ${format} --out ${file}`);
    expect(exit).toBe(65);
    expect(out).toBe('');
    expect(err).toContain(`${file} is there already, and is something else; choose another name`);
    expect(readFileSync(file, 'utf8')).toBe(counterexampleText(om3Counterexample));
  });

  test('of a stale file there is no trace, and it is an error as ever', async () => {
    const folder = folderWith({ [name]: counterexampleText({ ...om3Counterexample, property: 'secrecy' }) });
    const trace = join(folder, 'trace');
    for (const more of ['', ` --out ${trace}`]) {
      const { exit, out, err } = await here(`replay ${join(folder, name)} --format ${format}${more}`);
      expect(exit).toBe(65);
      expect(out).toBe('');
      expect(err).toContain('property: there is no property “secrecy” any more');
    }
    expect(filesIn(folder)).toEqual([name]);
  });
});

test('the exit code is that of the replay', async () => {
  const changed = fileWith(counterexampleText({ ...om3Counterexample, decisions: { 2: 'ATTACK' } }));
  const { exit, out, err } = await here(`replay ${changed} --format csv`);
  expect(exit).toBe(1);
  expect(out).toMatch(/^round,from,to,/);
  expect(err).toMatch(/^changed /);
});

test('the story is told on stderr when it is asked for', async () => {
  const { out, err } = await here(`replay ${fileWith()} --format mermaid --story`);
  expect(out).toMatch(/^sequenceDiagram\n/);
  expect(err).toContain('Round 2: 1 tells 2 “0 ordered RETREAT”');
});

describe('is used wrongly', () => {
  test.each([
    ['several files', `F F --format itf`, '--format itf takes one file, and there are 2; run it for each'],
    ['no format', 'F --out x', '--out is the file of a trace; add --format itf|shiviz|mermaid|plantuml|csv'],
    ['--accept', 'F --format csv --accept', '--format csv changes no counterexample; run --accept by itself'],
    ['another format', 'F --format svg', 'Allowed choices are itf, shiviz, mermaid, plantuml, csv'],
  ])('with %s', async (_what, line, message) => {
    const { exit, out, err } = await here(`replay ${line.replaceAll('F', fileWith())}`);
    expect(exit).toBe(64);
    expect(out).toBe('');
    expect(err).toContain(message);
  });

  test('with --json, and says so as JSON', async () => {
    const ran = await here(`replay ${fileWith()} --format itf --json`);
    expect(ran.exit).toBe(64);
    const message = '--format itf and --json are two outputs; leave out one of them';
    expect(objectIn(ran)['error']).toEqual({ exit: 64, message });
  });
});

test('a file that cannot be read is an error, and nothing is written', async () => {
  const folder = folderWith({ 'bad.json': '{' });
  const { exit, out } = await here(`replay ${join(folder, 'bad.json')} --format itf --out ${join(folder, 'trace')}`);
  expect(exit).toBe(65);
  expect(out).toBe('');
  expect(filesIn(folder)).toEqual(['bad.json']);
});

test('a protocol of one’s own with hostile labels, from its file to its trace', async () => {
  const module = `export const protocol = {
  name: 'own', title: ${JSON.stringify(hostile.name)}, source: '', resilience: '', problem: 'consensus', faults: ['byzantine'],
  silence: 'default', mostValues: 2, sizes: { least: 2, most: 8 }, parameters: {}, rounds: () => 1,
  claims: () => ${JSON.stringify(HOSTILE)}, admissible: ({ logic }) => logic.one,
  meaning: (_army, label, claimed) => (claimed ? label : null), rename: (label) => label, signature: null,
  interchangeable: () => [], coins: () => 0, theory: () => ({ verdict: 'unknown', source: '' }),
  program: ({ logic }) => ({
    start: (_self, order) => order,
    send: (_self, [attack]) => ${JSON.stringify(HOSTILE)}.map(() => attack),
    receive: (_self, state) => state,
    decide: (_self, state) => ({ decided: logic.one, value: state }),
  }),
};
`;
  const folder = folderWith({ 'own.ts': module });
  const found = await strategosHere([
    'check',
    join(folder, 'own.ts'),
    '-n',
    '2',
    '-m',
    '0',
    '--save',
    join(folder, 'found'),
  ]);
  expect(found.exit).toBe(1);
  const [saved = ''] = filesIn(join(folder, 'found'));
  for (const format of TRACE_FORMATS) {
    const counterexample = join(folder, 'found', saved);
    const { exit, out } = await strategosHere(['replay', counterexample, '--allow-module', '--format', format]);
    expect({ format, exit }).toEqual({ format, exit: 0 });
    expect(out).toContain('cmd()');
  }
});
