/**
 * A corpus of counterexamples as tests: one for each file, which replays as the file expects.
 *
 *     import { replayCorpus } from 'strategos/vitest';
 *
 *     replayCorpus('counterexamples');
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, test } from 'vitest';
import { configFile } from '../host/config.ts';
import type { Replayed } from '../host/replayed.ts';
import { shellPath } from '../model/shell.ts';
import { inOneLine, visible } from '../reports/formats/escape.ts';
import { MatcherError, orThrow } from './asked.ts';

/** The folder that paths are relative to: where the nearest configuration upwards lies, or else this one. */
const base = (): string => {
  const file = orThrow(configFile(process.cwd()));
  return file === null ? process.cwd() : dirname(file);
};

/** The counterexample files in a folder, those of each protocol in a folder of its own; in the order of their names. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json') && !path.endsWith('.schema.json'))
    .sort();

/** What to do about a file that does not replay as it expects. */
const advice = (replay: string, outcome: string, expect: string): string => {
  switch (outcome) {
    case 'fixed':
      return `The attack no longer works. If that is what you wanted, keep it as one that must not come back: ${replay.replace('replay', 'replay --accept')}`;
    case 'reproduced':
    case 'changed':
      return expect === 'holds'
        ? 'This attack had been repelled, and works again.'
        : 'The attack still works, but not everything in it is as it was recorded.';
    default:
      return 'It cannot be run any more: the protocol has other claims, rounds or sizes than it had.';
  }
};

const complaint = async (path: string, result: Replayed): Promise<string> => {
  const [{ replayName }, { explanation, storyOfReplay }, { moduleAllowance }] = await Promise.all([
    import('../counterexamples/replay.ts'),
    import('../host/replayed.ts'),
    import('../host/gate.ts'),
  ]);
  const { file, replayed } = result;
  const name = replayName(replayed);
  const replay = `strategos replay${moduleAllowance(result.loaded.module)} ${shellPath(path)}`;
  return [
    `${name}: ${inOneLine(explanation(result))}; expected: ${file.expect}`,
    advice(replay, name, file.expect),
    '',
    ...(await storyOfReplay(result)).map((line) => `  ${line}`),
    '',
    `Ask again with: ${replay}`,
  ].join('\n');
};

/** Fails a test without a stack: it is the file that is wrong, and no line of ours. */
const fail = (message: string): never => {
  const error = new MatcherError(message);
  error.stack = `${error.name}: ${message}`;
  throw error;
};

/** How a module that lies elsewhere is let through, and nobody is asked: a test has no terminal. */
const HOW = 'say so: replayCorpus(folder, { allowModule: true })';

const replays = async (path: string, { allowModule }: CorpusOptions): Promise<void> => {
  const [{ replayFile }, { isReplayExpected }, { gateFor }] = await Promise.all([
    import('../host/replayed.ts'),
    import('../counterexamples/replay.ts'),
    import('../host/gate.ts'),
  ]);
  const result = await replayFile(path, gateFor({ allowModule, json: true }, HOW))();
  if (E.isLeft(result)) fail(visible(result.left.message));
  else if (!isReplayExpected(result.right.file, result.right.replayed)) fail(await complaint(path, result.right));
};

/** What a corpus may do besides. */
export interface CorpusOptions {
  /** Whether to run modules that its files name and that lie outside the current folder and its repository: they are programs. */
  readonly allowModule?: boolean | undefined;
}

/** A test for each counterexample file below a folder; paths are relative to the folder of `strategos.config.ts`. */
export const replayCorpus = (folder = 'counterexamples', options: CorpusOptions = {}): void => {
  describe(folder, () => {
    const corpus = resolve(base(), folder);
    const files = existsSync(corpus) ? filesIn(corpus) : null;
    if (files === null)
      test('is there', () => {
        fail(`there is no folder ${corpus}; “strategos check … --save” makes one`);
      });
    else if (files.length === 0) test('has no counterexamples yet', () => undefined);
    else
      for (const file of files)
        test(file, async () => {
          await replays(relative(process.cwd(), join(corpus, file)), options);
        });
  });
};
