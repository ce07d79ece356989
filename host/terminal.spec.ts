import { afterEach, describe, expect, test, vi } from 'vitest';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Progress } from '../engines/finding.ts';
import { runAsPrinted } from '../test-support/cli.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, fileFailure } from './exit.ts';
import { ProtocolThrew } from '../model/watched.ts';
import { complain, errorLine, print, printJson, progressLine, verdictText } from './terminal.ts';

/** What a command prints that does just this. */
const printed = async (does: () => void): Promise<{ readonly out: string; readonly err: string }> => {
  const { out, err } = await runAsPrinted(
    TE.fromIO(() => {
      does();
      return EXIT.expected;
    }),
  );
  return { out, err };
};

const progress: Progress = { doing: 'faulty: 1', evaluations: 1_234, scenarios: 5_678_901n };

describe('results', () => {
  test('go to stdout, line by line', async () => {
    expect(await printed(() => print('a', '', 'b'))).toEqual({ out: 'a\n\nb\n', err: '' });
  });

  test('of no lines are nothing, and so are complaints', async () => {
    const nothing = await printed(() => {
      print();
      complain();
    });
    expect(nothing).toEqual({ out: '', err: '' });
  });

  test('have colours, and nothing else that a terminal obeys', async () => {
    const { out } = await printed(() => print('\u001b[31mred\u001b[39m', 'clear\u001b[2J \u202ebell\u0007'));
    expect(out).toBe('\u001b[31mred\u001b[39m\nclear\\u001b[2J \\u202ebell\\u0007\n');
    expect((await printed(() => complain('a\u001b]0;b'))).err).toBe('a\\u001b]0;b\n');
  });

  test('as JSON have counts as decimal strings: they outgrow its numbers', async () => {
    const { out } = await printed(() => printJson({ scenarios: 32_992_193_937_474n, nested: [{ none: 0n }], n: 7 }));
    expect(JSON.parse(out)).toEqual({ scenarios: '32992193937474', nested: [{ none: '0' }], n: 7 });
    expect(out.endsWith('}\n')).toBe(true);
  });
});

test('complaints go to stderr', async () => {
  expect(await printed(() => complain(errorLine({ message: 'no' })))).toEqual({
    out: '',
    err: expect.stringMatching(/error:.* no\n$/) as string,
  });
});

test('no line of a message passes for a line of ours', () => {
  expect(errorLine({ message: 'no\nerror: all holds' })).toMatch(/ no\n {2}error: all holds$/);
});

describe('progress', () => {
  const { isTTY, columns } = process.stderr;

  afterEach(() => {
    Object.assign(process.stderr, { isTTY, columns });
  });

  test('is for nobody where stderr is no terminal', async () => {
    Object.assign(process.stderr, { isTTY: false });
    const { out, err } = await printed(() => {
      const line = progressLine();
      line.show(progress);
      line.clear();
    });
    expect([out, err]).toEqual(['', '']);
  });

  test('is one line, rewritten in place and cleared at the end, never wider than the terminal', async () => {
    Object.assign(process.stderr, { isTTY: true, columns: 60 });
    const { out, err } = await printed(() => {
      const line = progressLine('[1/10] ');
      line.show(progress);
      line.clear();
    });
    expect(out).toBe('');
    expect(err).toContain('[1/10] faulty: 1: 1,234 evaluations, 5,678,901');
    expect(err).not.toContain('\n');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    const shown = err.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').replaceAll('\r', '');
    expect(shown.length).toBeLessThan(60);
  });
});

test('a verdict says itself, for those who see no colours', () => {
  for (const verdict of ['holds', 'violated', 'unknown'] as const) expect(verdictText(verdict)).toContain(verdict);
});

describe('running a command', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('that fails: the message on stderr, its exit code', async () => {
    const { exit, out, err } = await runAsPrinted(TE.left(fileFailure('a.json: no')));
    expect([exit, out]).toEqual([65, '']);
    expect(err).toMatch(/error:.* a\.json: no\n/);
  });

  test('that fails, with --json: one object on stdout as well', async () => {
    const { exit, out } = await runAsPrinted(TE.left(fileFailure('a.json: no')), true);
    expect(exit).toBe(65);
    expect(JSON.parse(out)).toEqual({ schema: 'strategos/error/1', error: { exit: 65, message: 'a.json: no' } });
  });

  test('in which a protocol of one’s own throws: its author’s mistake', async () => {
    const { exit, err } = await runAsPrinted(() => Promise.reject(new ProtocolThrew('mine: decide(0) threw oops')));
    expect(exit).toBe(65);
    expect(err).toContain('mine: decide(0) threw oops');
    expect(err).not.toContain('bug of Strategos');
  });

  test.each([new Error('oops'), 'oops', undefined])(
    'that throws %s: our own bug, with how to report it',
    async (thrown) => {
      const throwing = vi.fn<TE.TaskEither<Failure, ExitCode>>().mockRejectedValue(thrown);
      const { exit, out, err } = await runAsPrinted(throwing, true);
      expect(exit).toBe(70);
      expect(err).toContain('this is a bug of Strategos');
      expect(err).toContain('Please report it with the command you ran');
      expect(JSON.parse(out)).toMatchObject({ schema: 'strategos/error/1', error: { exit: 70 } });
    },
  );
});
