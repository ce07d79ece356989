/**
 * The corpus: every counterexample that is kept here replays as it expects.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultModelOf } from '../model/faults/registry.ts';
import { instanceOf } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { protocolOf, protocols } from '../test-support/protocols.ts';
import { right } from '../test-support/either.ts';
import { decodeCounterexample } from './codec.ts';
import type { Counterexample } from './counterexample.ts';
import { fileNameOf, counterexampleText } from './counterexample.ts';
import { isReplayExpected, replay, replayName } from './replay.ts';

const corpus = fileURLToPath(new URL('.', import.meta.url));

const paths = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/[^/]+\.json$/.test(path))
  .sort();

/** A file of the corpus: its text, what it holds, and the protocol that it is about. */
const open = (path: string): { readonly text: string; readonly file: Counterexample; readonly protocol: Protocol } => {
  const text = readFileSync(`${corpus}/${path}`, 'utf8');
  const file = right(decodeCounterexample(text));
  return { text, file, protocol: right(protocolOf(file.protocol.name)) };
};

test('there is one for every protocol, since each can be broken by more faults than it is built for', () => {
  const broken = new Set(paths.map((path) => open(path).file.protocol.name));
  expect(broken).toEqual(new Set(protocols.map(({ name }) => name)));
});

describe.each(paths)('%s', (path) => {
  const { text, file, protocol } = open(path);

  test(`replays as it expects: ${file.expect}`, () => {
    const outcome = replay(file, protocol);
    expect(replayName(outcome)).toBe(file.expect === 'violated' ? 'reproduced' : 'fixed');
    expect(isReplayExpected(file, outcome)).toBe(true);
  });

  test('says what is prescribed, and nothing that is prescribed anyway', () => {
    const outcome = replay(file, protocol);
    expect(outcome._tag === 'Stale' ? null : outcome.recorded.scenario.deviations).toEqual(file.deviations);
    expect(file.minimality.lies).toBe(file.deviations.length);
    expect(file.faulty.length).toBeLessThanOrEqual(file.t);
  });

  test('is written as we write it, under the name of its claim', () => {
    expect(counterexampleText(file)).toBe(text);
    const instance = right(instanceOf(protocol, file.army, right(faultModelOf(file.faultModel))));
    const name = fileNameOf(file, instance).replace(/\.json$/, '');
    expect(path.replace(/(\.\d+)?\.json$/, '')).toBe(name);
  });

  test('names the command that finds it again', () => {
    expect(file.provenance.command).toMatch(
      new RegExp(`^strategos check ${file.protocol.name} -n ${String(file.army.n)} `),
    );
    expect(file.protocol.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(file.protocol.module).toBeNull();
  });
});
