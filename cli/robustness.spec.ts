/**
 * What went wrong once: each test is a mistake that was made, by us or by a protocol's author, and what comes of it now.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { fileNameOf, counterexampleText } from '../counterexamples/counterexample.ts';
import { replay, replayName } from '../counterexamples/replay.ts';
import { generals } from '../model/army.ts';
import { fire } from '../engines/fuzz/volley.ts';
import { strategies } from '../engines/fuzz/strategy.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { runScenario } from '../model/scenario.ts';
import { castOf, storyLines, storyOf } from '../reports/story/story.ts';
import { messageText } from '../reports/story/words.ts';
import { plainly, strategosHere } from '../test-support/cli.ts';
import { om3, om3Counterexample, refutation } from '../test-support/counterexample.ts';
import { left, right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';
import { propertyIn, questionAt } from '../test-support/question.ts';

const here = async (...args: readonly string[]) => plainly(await strategosHere(args));

test('in a volley whoever holds no order is handed RETREAT, as in every other reading', () => {
  const [noise] = strategies;
  if (noise === undefined) throw new Error();
  const { orders } = fire(om3.instance, { faulty: [], strategy: noise, seed: '1' });
  expect(
    generals(om3.instance.army)
      .slice(1)
      .map((lieutenant) => orders[lieutenant]),
  ).toEqual([[0], [0]]);
});

describe('a protocol of one’s own that is wrong is its author’s mistake, not a bug of ours', () => {
  test.each([
    { program: { send: '() => undefined' } },
    { program: { decide: '() => undefined' } },
    { program: { decide: '() => ({ decided: logic.one })' } },
    { definition: { claims: '() => undefined' } },
    { definition: { interchangeable: '() => undefined' } },
    { definition: { parameters: '{ k: {} }' } },
    { definition: { sizes: 'undefined' } },
    { definition: { theory: '() => undefined' } },
    { definition: { parameters: 'null' } },
    { definition: { parameters: '{ k: null }' } },
    { definition: { sizes: 'null' } },
    { definition: { name: '7n' } },
    { definition: { problem: 'cyclic' }, before: 'const cyclic = []; cyclic.push(cyclic);' },
    { definition: { coins: '() => -1' } },
    {
      after:
        "export const properties = [{ name: 'bad', statement: 's', source: 's', symmetric: true, on: () => ({}) }];",
    },
  ])('%j', async (parts) => {
    const { exit, err } = await here('check', ownFile(parts), '-n', '3', '-m', '1');
    expect(err).not.toContain('bug of Strategos');
    expect(exit).toBe(65);
  });
});

test('a property of the module’s own may not have the name of a standard one, and be read as that', async () => {
  const after = `export const properties = [{ name: 'validity', statement: 'nobody attacks', source: 's', symmetric: true,
    on: ({ logic, deciders }) => ({ note: () => [], judge: (_n, { decisions }) => logic.not(logic.any(deciders.map((g) => decisions[g].value[0]))) }) }];`;
  const { exit, err } = await here('check', ownFile({ after }), '-n', '3', '-m', '0');
  expect(err).toContain('properties[0] is named “validity”, as a standard property is; give yours a name of its own');
  expect(exit).toBe(65);
});

test('replay: a protocol that throws does not keep the other files from being replayed', async () => {
  const folder = folderWith({ 'mine.ts': ownProtocol() });
  const saved = await here(
    'check',
    join(folder, 'mine.ts'),
    '-n',
    '3',
    '-m',
    '1',
    '--save',
    join(folder, 'found'),
    '--json',
  );
  const {
    saved: [path = ''],
  } = JSON.parse(saved.out) as { saved: readonly string[] };
  folderWith();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, 'mine.ts'), ownProtocol({ program: { receive: "() => { throw new Error('oops'); }" } }));
  const good = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));
  const { exit, out } = await here('replay', '--allow-module', path, good);
  expect(exit).toBe(65);
  expect(out).toMatch(/^error .*mine\.json|^error .*oops/m);
  expect(out).toMatch(/^reproduced /m);
});

test('--json: one object on stdout, also where commander finds the mistake', async () => {
  const { exit, out } = await here('check', 'om', '-n', '3', '-m', '1', '--engine', 'fuz', '--json');
  expect(exit).toBe(64);
  expect(JSON.parse(out)).toMatchObject({ error: { exit: 64 } });
});

/** `strategos …args` with its stdout closed after the first bytes. */
const closingEarly = (args: readonly string[]): Promise<{ exit: number | null; err: string }> =>
  new Promise((resolve) => {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const child = spawn(process.execPath, [
      '--import',
      tsx,
      fileURLToPath(new URL('../cli/main.ts', import.meta.url)),
      ...args,
    ]);
    let err = '';
    child.stderr.on('data', (text) => (err += String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    child.on('close', (exit) => resolve({ exit, err }));
  });

test(
  'prove | head: a reader that goes away is no crash, and the files are written',
  { tags: ['thorough'] },
  async () => {
    const { err } = await closingEarly(['prove', '--out', folderWith()]);
    expect(err).not.toContain('EPIPE');
  },
);

test('textOf leaves texts alone, whatever is in them', () => {
  const odd = { ...om3Counterexample, protocol: { name: 'om', fingerprint: null, module: './a[ 1 ].ts' } };
  expect(right(decodeCounterexample(counterexampleText(odd)))).toEqual(odd);
});

test('a misspelt field is asked after, not said to be missing', () => {
  const { title, ...rest } = om3Counterexample;
  expect(left(decodeCounterexample(JSON.stringify({ ...rest, tittle: title }))).message).toContain(
    'did you mean title?',
  );
});

test('a commander that crashes is not said to be loyal', () => {
  const { instance } = questionAt(om, { n: 3, m: 0 }, 'crash', 1);
  const lost = { round: 1, from: 0, to: 2, prescribed: [], said: [] };
  const recorded = right(runScenario(instance, { faulty: [0], orders: [1], deviations: [lost], heads: [] }));
  expect(castOf(instance, recorded).join(' ')).not.toContain('loyal');
});

test('in round 2 of a phase silence means “neither”, not RETREAT', () => {
  const { instance } = questionAt(phaseKing, { n: 4, m: 1 }, 'byzantine');
  expect(messageText(instance, 2, 0, 1, [])).not.toContain('counts as RETREAT');
});

test('where every message arrives, messages do not “get lost”', () => {
  const question = questionAt(handshake, { n: 2, m: 0 }, 'loss');
  const lost = { round: 2, from: 1, to: 0, prescribed: [], said: [] };
  const recorded = right(runScenario(question.instance, { faulty: [], orders: [1, 1], deviations: [lost], heads: [] }));
  const { mirror } = storyOf(question.instance, 0, propertyIn(question, 'agreement'), recorded);
  expect(mirror).toContain('Every message is as prescribed, and arrives.');
  expect(mirror).not.toContain('Everybody is loyal, but messages get lost.');
  expect(storyLines(storyOf(question.instance, 0, propertyIn(question, 'agreement'), recorded)).length).toBeGreaterThan(
    0,
  );
});

test('the file name says which validity, where that is not the standard one', () => {
  const question = questionAt(floodSet, { n: 3, m: 1 }, 'crash');
  const recorded = right(runScenario(question.instance, { faulty: [], orders: [0, 0, 0], deviations: [], heads: [] }));
  const names = (['unanimity', 'loyal-unanimity'] as const).map((name) =>
    fileNameOf(refutation(question, 'validity', recorded, { validity: name }), question.instance),
  );
  expect(new Set(names).size).toBe(2);
});

test('what is said to have arrived is not taken for lost', () => {
  const text = readFileSync(new URL('../counterexamples/handshake/agreement-n2-m0.json', import.meta.url), 'utf8');
  const file = right(decodeCounterexample(text));
  const arrived = { ...file, deviations: file.deviations.map((each) => ({ ...each, said: each.prescribed })) };
  expect(replayName(replay(arrived, handshake))).not.toBe('reproduced');
});

test('files: t is at most n, and lies are counted', () => {
  expect(decodeCounterexample(JSON.stringify({ ...om3Counterexample, t: 99 }))._tag).toBe('Left');
  const minimality = { claim: 'minimum', lies: 7 };
  expect(decodeCounterexample(JSON.stringify({ ...om3Counterexample, minimality }))._tag).toBe('Left');
});
