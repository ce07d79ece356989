import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../test-support/folder.ts';
import { words } from '../../test-support/command-line.ts';
import { mayRunForeignCode } from './foreign.ts';

const before = process.cwd();

const empty = folderWith({
  'ours.json': '{ "protocol": { "name": "om", "module": null } }',
  'theirs.json': '{ "protocol": { "name": "mine", "module": "./mine.ts" } }',
  'certificate/manifest.json': '{ "protocol": { "name": "mine", "module": "./mine.ts" } }',
  'cells/expectations.json': '{ "cells": [{ "protocol": "./mine.ts", "n": 3 }] }',
  'plain/expectations.json': '{ "cells": [{ "protocol": "om", "n": 3 }] }',
  'configured/strategos.config.ts': 'export default {};',
  'configured/ours.json': '{ "protocol": { "name": "om", "module": null } }',
  'configured/below/.keep': '',
});

const inFolder = (folder: string, line: string): boolean => {
  process.chdir(join(empty, folder));
  return mayRunForeignCode(words(line));
};

beforeAll(() => {
  process.chdir(empty);
});

afterAll(() => {
  process.chdir(before);
});

describe('may run code that is not ours', () => {
  test.each([
    ['.', 'check ./mine.ts -n 4 -m 1'],
    ['.', 'check mine.mjs#one'],
    ['.', 'check --json somewhere/mine'],
    ['.', 'diff om HEAD~1:model/protocols/om.ts'],
    ['.', 'report --protocols om,./mine.ts'],
    ['.', 'report --protocols=om,./mine.ts'],
    ['.', 'replay ours.json theirs.json'],
    ['.', 'replay missing/nothing.json'],
    ['.', 'draw theirs.json --out ours.svg'],
    ['.', 'explore #whatever'],
    ['.', 'certify certificate'],
    ['cells', 'regress'],
    ['configured', 'check mine -n 4'],
    ['configured/below', 'check mine -n 4'],
    ['configured', 'protocols'],
    ['configured', 'regress'],
    ['configured', 'diff om sm'],
    ['.', 'replay configured/ours.json'],
  ])('in %s: %s', (folder, line) => {
    expect(inFolder(folder, line)).toBe(true);
  });
});

describe('runs none but ours', () => {
  test.each([
    ['.', ''],
    ['.', '--help'],
    ['.', 'check ./mine.ts --help'],
    ['.', 'check om -n 4 -m 1 --engine exhaustive'],
    ['.', 'check om -n 4 -m 1 --certificate some/folder.ts --save=also/here.ts'],
    ['.', 'check mine -n 4'],
    ['.', 'diff om sm -n 4 -m 1'],
    ['.', 'solvable -n 3 -t 1 --certificate chain.ts'],
    ['.', 'replay ours.json'],
    ['.', 'regress'],
    ['.', 'report --out reports/published'],
    ['plain', 'regress'],
    ['configured', 'check om -n 4 -m 1'],
    ['configured', 'check phase-king@cycle -n 4 -m 1'],
  ])('in %s: %s', (folder, line) => {
    expect(inFolder(folder, line)).toBe(false);
  });
});
