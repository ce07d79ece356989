/**
 * `strategos certify --lrat`: every kind of certificate, and the second checker follows each of its proofs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { here, objectIn } from '../test-support/command-line.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { secondOpinion } from '../test-support/second-checker.ts';
import type { WrittenProof } from './lrat.ts';

/** A certificate that a command leaves behind, and its proofs with their reasons. */
const proofsOf = async (command: string): Promise<readonly WrittenProof[]> => {
  const folder = folderWith();
  const made = await here(`${command} --certificate ${join(folder, 'c')}`);
  expect([0, 1]).toContain(made.exit);
  const certificates = filesIn(folder)
    .filter((file) => file.endsWith('manifest.json'))
    .map((file) => join(folder, file, '..'));
  expect(certificates.length).toBeGreaterThan(0);
  const proofs: WrittenProof[] = [];
  for (const [i, certificate] of certificates.entries()) {
    const ran = await here(`certify ${certificate} --lrat ${join(folder, `lrat-${String(i)}`)} --json`);
    expect([ran.exit, ran.err]).toEqual([0, '']);
    proofs.push(...(objectIn(ran) as { readonly lrat: readonly WrittenProof[] }).lrat);
  }
  return proofs;
};

const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n');

const expectFollowed = async (command: string): Promise<void> => {
  for (const { formula, proof, bytes } of await proofsOf(command)) {
    expect(secondOpinion(linesOf(formula), linesOf(proof))).toBeTypeOf('number');
    expect(readFileSync(proof)).toHaveLength(bytes);
  }
};

test('the second checker follows what holds', () => expectFollowed('check om -n 4 -m 1 --engine symbolic'));

describe('the second checker follows', { tags: ['thorough'] }, () => {
  test.each([
    'check om -n 7 -m 2 --engine symbolic --solver wasm',
    'check phase-king -n 7 -m 2 --engine symbolic',
    'check sm -n 4 -m 2 --faults signed --engine symbolic',
    'check flood-set -n 4 -m 1 --faults crash --engine symbolic',
    'check om -n 4 -m 1 --values 3 --engine symbolic',
    'check om -n 3 -m 1 --engine symbolic --minimum',
    'check handshake -n 2 -m 0 --engine symbolic --minimum',
    'diff om sm -n 4 -m 1 --engine symbolic',
    'diff om om -n 4 -m 1 --engine symbolic',
  ])('%s', expectFollowed);
});

test('another file that is there already stays, and nothing is written for an argument', async () => {
  const folder = folderWith({ 'lrat/faulty-1.lrat': 'mine\n' });
  await here(`check om -n 4 -m 1 --engine symbolic --certificate ${join(folder, 'c')}`);
  const ran = await here(`certify ${join(folder, 'c')} --lrat ${join(folder, 'lrat')}`);
  expect(ran.exit).toBe(65);
  expect(ran.err).toContain('is there already, and is something else');
  expect(readFileSync(join(folder, 'lrat/faulty-1.lrat'), 'utf8')).toBe('mine\n');
  const argument = join(folder, 'argument.json');
  await here(`impossible om -n 3 -m 1 --certificate ${argument}`);
  const refused = await here(`certify ${argument} --lrat ${join(folder, 'other')}`);
  expect([refused.exit, refused.err]).toEqual([64, expect.stringContaining('an argument has none')]);
});
