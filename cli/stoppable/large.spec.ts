import { describe, expect, test } from 'vitest';
import { words } from '../../test-support/command-line.ts';
import { folderWith } from '../../test-support/folder.ts';
import { mayTakeLong } from './large.ts';

const folder = folderWith({
  'small-16.json': '{ "army": { "n": 4, "m": 1, "values": 2 }, "provenance": { "line": 400 } }',
  'large.json': '{ "army": { "n" : 16, "m": 4 } }',
  'long.json': ' '.repeat(300_000),
  'deep.json': '{ "army": { "n": 7, "m": 6 } }',
});

const asked = (line: string): boolean => mayTakeLong(words(line.replaceAll('FOLDER', folder)));

describe('may take long', () => {
  test.each([
    'check phase-king -n 31 -m 10',
    'check om -n 16 -m 4 --certificate x',
    'check om -n7 -m6',
    'check sm --faults=signed -n 4 -m 1 --values=16',
    'check phase-king -n 4 -m 1 --param phases=90',
    'check handshake --faults loss:12',
    'diff om sm -n 10 -m 3',
    'prove',
    'certify kept',
    'regress',
    'report --protocols om',
    'replay FOLDER/small-16.json FOLDER/large.json',
    'draw FOLDER/deep.json',
    'explore FOLDER/long.json',
    'replay FOLDER',
  ])('%s', (line) => {
    expect(asked(line)).toBe(true);
  });
});

describe('takes no time', () => {
  test.each([
    '',
    '--help',
    'check om -n 31 -m 10 --help',
    'certify -h',
    'check om',
    'check om -n 7 -m 3 --values 3',
    'check phase-king -n 5 -m 1 -t 2',
    'init my-16-generals',
    'protocols',
    'doctor',
    'replay FOLDER/small-16.json',
    'draw missing.json',
  ])('%s', (line) => {
    expect(asked(line)).toBe(false);
  });
});
