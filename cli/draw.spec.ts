import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import type { Ran } from '../test-support/cli.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { parseXml } from '../test-support/xml.ts';
import { DRAWINGS } from './drawings.ts';

const corpus = (path: string): string => fileURLToPath(new URL(`../counterexamples/${path}`, import.meta.url));
const om3 = corpus('om/validity-n3-m1.json');

const drawing = (line: string): Promise<Ran> => here(`draw ${om3} ${line}`);

describe('draw', () => {
  test.each(DRAWINGS)('--as %s: an SVG on stdout and nothing else', async (as) => {
    const { exit, out, err } = await drawing(`--as ${as}`);
    expect([exit, err]).toEqual([0, '']);
    expect(parseXml(out).attributes['class']).toBe('strategos');
  });

  test('--out: a picture by the name of the file, written anew and the same', async () => {
    const folder = folderWith();
    const file = join(folder, 'worlds.svg');
    const first = await drawing(`--as worlds --out ${file}`);
    expect(first.out).toBe(
      `Drawn in ${file}: om, n = 3, m = 1, byzantine faults: two worlds that general 2 cannot tell apart\n`,
    );
    const bytes = readFileSync(file);
    expect((await drawing(`--as worlds --out ${file}`)).out).toMatch(/^Drawn already in/);
    expect((await drawing(`--as tree --out ${file}`)).exit).toBe(0);
    expect(readFileSync(file).equals(bytes)).toBe(false);
    expect(filesIn(folder)).toEqual(['worlds.svg']);
  });

  test('--json: one object with the title, and the figure where no file was asked for', async () => {
    const object = objectIn(await drawing('--json'));
    expect(object).toMatchObject({ schema: 'strategos/draw/1', as: 'spacetime', file: null });
    expect(object['svg']).toMatch(/^<svg/);
    const file = join(folderWith(), 'a.svg');
    expect(objectIn(await drawing(`--json --out ${file}`))).toMatchObject({ file, svg: null });
  });

  test('--general: whose votes, view or messages', async () => {
    const six = corpus('om/agreement-n6-m2.json');
    expect((await here(`draw ${six} --as tree --general 5`)).out).toContain('the votes of general 5');
    expect((await here(`draw ${six} --general 4`)).out).toContain('what general 4 hears');
  });
});

describe('what cannot be drawn is told, and nothing is written', () => {
  test.each([
    { line: '--general 3', exit: 64, says: 'there is no general 3: the generals are 0 to 2' },
    { line: '--general 1.5', exit: 64, says: 'there is no general 1.5' },
    { line: '--as worlds --general 1', exit: 64, says: 'general 1 is faulty' },
    { line: '--as tree --general 0', exit: 64, says: 'choose a lieutenant' },
    { line: '--out a.gif', exit: 64, says: 'a picture’s name ends in .svg, .png or .pdf' },
  ])('$line', async ({ line, exit, says }) => {
    const ran = await drawing(line);
    expect([ran.exit, ran.out]).toEqual([exit, '']);
    expect(ran.err).toContain(says);
  });

  test('a protocol without votes, and an attack without another world', async () => {
    const tree = await here(`draw ${corpus('handshake/agreement-n2-m0.json')} --as tree`);
    expect([tree.exit, tree.err]).toEqual([64, expect.stringContaining('handshake has no commander')]);
    const worlds = await here(`draw ${corpus('flood-set/agreement-n4-m1-t2.json')} --as worlds`);
    expect([worlds.exit, worlds.err]).toEqual([2, expect.stringContaining('no other world was found')]);
  });

  test('what is stale or broken is a bad file, in the words of replay', async () => {
    const folder = folderWith({
      'stale.json': counterexampleText({ ...om3Counterexample, property: 'secrecy' }),
      'broken.json': '{',
    });
    const stale = await here(`draw ${join(folder, 'stale.json')}`);
    expect([stale.exit, stale.err]).toEqual([
      65,
      expect.stringContaining('property: there is no property “secrecy” any more'),
    ]);
    expect((await here(`draw ${join(folder, 'broken.json')}`)).exit).toBe(65);
  });

  test('what is somebody else’s stays', async () => {
    const file = join(folderWith({ 'a.svg': '<svg/>' }), 'a.svg');
    const { exit, err } = await drawing(`--out ${file}`);
    expect([exit, err]).toEqual([65, expect.stringContaining('is there already, and is something else')]);
    expect(readFileSync(file, 'utf8')).toBe('<svg/>');
    // In an empty file nothing is lost.
    writeFileSync(file, '');
    expect((await drawing(`--out ${file}`)).exit).toBe(0);
  });
});
