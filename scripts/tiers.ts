/**
 * The everyday tier is run, and keeps to its limits (`test-support/tier/limits.ts`): `npm run check:tiers`.
 *
 * A file that seems too slow in the whole run is measured again, alone, at most five times, and only fails if it is too slow
 * each time. If all of them together seem to take too long, all are run again, at most twice.
 */
import { resolve } from 'node:path';
import process from 'node:process';
import { startVitest } from 'vitest/node';
import type { Judgement, Measured, Taken } from '../test-support/tier/limits.ts';
import {
  calibrations,
  factorOf,
  judged,
  measured,
  MOST_FOR_A_FILE,
  MOST_TOGETHER,
  suspects,
  withoutReason,
  workersTime,
} from '../test-support/tier/limits.ts';
import { LIMITED } from '../test-support/tier/tags.ts';

/** How often a file is measured alone at most, and how often all of them are run. */
const [ALONE, TOGETHER] = [5, 3];

/** How many of the slowest files are named. */
const NAMED = 5;

interface Run extends Taken {
  readonly files: readonly Measured[];
}

/** Run these files, alone if there is but one; all, if none is named. */
const measure = async (file?: string): Promise<Run> => {
  const before = process.cpuUsage();
  const alone = file === undefined ? {} : { maxWorkers: 1, reporters: ['default'] };
  const names = file === undefined ? [] : [resolve(file)];
  const vitest = await startVitest('test', names, { watch: false, mode: LIMITED, ...alone });
  const files = measured(vitest.state.getTestModules());
  await vitest.close();
  const { user, system } = process.cpuUsage(before);
  const costs = files.flatMap(({ cost }) => cost ?? []);
  return { files, milliseconds: (user + system) / 1000 + workersTime(costs), slowness: calibrations(files) };
};

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** A test that failed has set the exit code; then the times say nothing. */
const hasFailed = (): boolean => Boolean(process.exitCode);

const wrong: string[] = [];

/** Measure until the limit is kept once, or so many times. */
const judgedBy = async (
  judge: (measurements: readonly Taken[]) => Judgement,
  earlier: readonly Taken[],
  most: number,
  again: () => Promise<Taken>,
): Promise<Judgement> => {
  const measurements = [...earlier];
  let judgement = judge(measurements);
  while (!hasFailed() && judgement.verdict !== 'kept' && measurements.length < most) {
    measurements.push(await again());
    judgement = judge(measurements);
  }
  return judgement;
};

const settle = ({ verdict, said }: Judgement): void => {
  if (hasFailed()) return;
  if (verdict === 'over') wrong.push(said);
  else say(said);
};

const nameSlowest = ({ files, slowness }: Run): void => {
  const factor = factorOf(slowness);
  const slowest = files
    .map(({ file, cost }) => ({ file, seconds: (cost?.milliseconds ?? 0) / 1000 / factor }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, NAMED);
  say(
    `The slowest, in seconds of processor time of the machine that is meant (this one takes ${factor.toFixed(2)} times as long):`,
    ...slowest.map((each) => `  ${each.seconds.toFixed(1)}  ${each.file}`),
  );
};

const first = await measure();
wrong.push(...withoutReason(first.files));
nameSlowest(first);

for (const file of hasFailed() ? [] : suspects(first.files)) {
  say(`${file} seems too slow, and is measured alone.`);
  const alone = async (): Promise<Taken> => {
    const { files } = await measure(file);
    const cost = files.find((each) => each.file === file)?.cost;
    // A file that cannot be measured again is none that keeps to the limit.
    return cost ?? { milliseconds: Infinity, slowness: [1] };
  };
  settle(await judgedBy((taken) => judged(`${file}, alone,`, MOST_FOR_A_FILE, taken), [], ALONE, alone));
}

settle(
  await judgedBy(
    (taken) => judged('All of them together', MOST_TOGETHER, taken),
    [first],
    TOGETHER,
    () => measure(),
  ),
);
if (wrong.length > 0) {
  process.exitCode = 1;
  say('Over the limits of the everyday tier:', ...wrong.map((line) => `  ${line}`));
} else if (!hasFailed()) say('The everyday tier keeps to its limits.');
