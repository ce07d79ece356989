/**
 * The everyday tier is run, and keeps to its limits (`test-support/tier/limits.ts`): `npm run check:tiers`.
 *
 * Where it seems too slow it is measured again, at most three times: only what is too slow each time fails.
 */
import process from 'node:process';
import { startVitest } from 'vitest/node';
import type { Measured } from '../test-support/tier/limits.ts';
import { measured, slowness, tooSlow, withoutReason } from '../test-support/tier/limits.ts';
import { LIMITED } from '../test-support/tier/tags.ts';

const MOST_MEASUREMENTS = 3;

const measure = async (): Promise<readonly Measured[]> => {
  const vitest = await startVitest('test', [], { watch: false, mode: LIMITED });
  const run = measured(vitest.state.getTestModules());
  await vitest.close();
  return run;
};

const fail = (wrong: readonly string[]): void => {
  process.exitCode = 1;
  process.stdout.write(`Over the limits of the everyday tier:\n  ${wrong.join('\n  ')}\n`);
};

/** A test that failed has set the exit code; then the times say nothing. */
const hasFailed = (): boolean => Boolean(process.exitCode);

const first = await measure();
const unexplained = withoutReason(first);
if (unexplained.length > 0) fail(unexplained);

const measurements = [first];
let slow = tooSlow(measurements, slowness());
while (!hasFailed() && slow.length > 0 && measurements.length < MOST_MEASUREMENTS) {
  process.stdout.write(`Measured again, because it seems too slow:\n  ${slow.join('\n  ')}\n`);
  measurements.push(await measure());
  slow = tooSlow(measurements, slowness());
}
if (!hasFailed() && slow.length > 0) fail(slow);
if (!hasFailed()) process.stdout.write('The everyday tier keeps to its limits.\n');
