import { describe, expect, test } from 'vitest';
import type { ExitCode } from './exit.ts';
import { EXIT, fileFailure, gravest, usageFailure } from './exit.ts';

test('the exit codes are those of the contract', () => {
  expect(EXIT).toEqual({ expected: 0, unexpected: 1, unknown: 2, usage: 64, file: 65, bug: 70 });
});

test('failures carry theirs', () => {
  expect(usageFailure('-n')).toEqual({ _tag: 'Failure', exit: 64, message: '-n' });
  expect(fileFailure('a.json')).toEqual({ _tag: 'Failure', exit: 65, message: 'a.json' });
});

describe('several exit codes as one', () => {
  test.each<{ readonly codes: readonly ExitCode[]; readonly worst: ExitCode }>([
    { codes: [], worst: 0 },
    { codes: [0, 0], worst: 0 },
    { codes: [0, 1, 0], worst: 1 },
    { codes: [1, 2], worst: 2 },
    { codes: [65, 1, 0], worst: 65 },
    { codes: [2, 70, 65], worst: 70 },
  ])('$codes: $worst', ({ codes, worst }) => {
    expect(gravest(codes)).toBe(worst);
  });
});
