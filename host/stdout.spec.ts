/**
 * Standard output is the answer's, whatever the modules print that it takes.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { textOfExpectations } from '../regression/expectations.ts';
import { strategos } from '../test-support/cli.ts';
import { objectIn, words } from '../test-support/command-line.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { keepForAnswers, writeAnswer } from './stdout.ts';

const write = Object.getOwnPropertyDescriptor(process.stdout, 'write');

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(process.stdout, 'write');
  if (write !== undefined) Object.defineProperty(process.stdout, 'write', write);
});

test('what is no answer goes to standard error', () => {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(`out: ${String(text)}`) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(`err: ${String(text)}`) > 0);
  keepForAnswers();
  process.stdout.write('a module');
  writeAnswer('an answer');
  process.stdout.write('a module again');
  expect(printed).toEqual(['err: a module', 'out: an answer', 'err: a module again']);
});

describe('a package that prints when it is imported', { tags: ['thorough'] }, () => {
  const folder = folderWith({
    'mine.ts': ownProtocol({ before: "import { one } from 'loud';", definition: { title: 'String(one)' } }),
    'node_modules/loud/package.json': '{ "name": "loud", "type": "module", "main": "./index.js" }',
    'node_modules/loud/index.js':
      "console.log('loud'); process.stdout.write('louder\\n'); setTimeout(() => console.log('late')); export const one = 1;",
    'expectations.json': textOfExpectations([{ protocol: './mine.ts', n: 3, m: 1, verdict: 'violated' }]),
  });

  test.each(['check ./mine.ts -n 3 -m 1 --json', 'diff ./mine.ts ./mine.ts -n 3 -m 1 --json', 'regress --json'])(
    '%s',
    async (line) => {
      const ran = await strategos(words(line), { cwd: folder });
      expect(objectIn(ran)).toHaveProperty('schema');
      expect(ran.err).toContain('loud\nlouder\n');
    },
  );
});
