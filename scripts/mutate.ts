/**
 * The mutation score: the code is changed in one place after another, and the specs have to notice.
 *
 *     npm run mutate -- <group>            tries what has changed since the results in scripts/mutate/<group>.json
 *     npm run mutate -- <group> --force    tries everything again
 *     npm run mutate -- <group> --written  tries nothing, and writes the page of the results there are
 *     npm run mutate -- all                all groups, one after another
 *
 * Writes the results and docs/mutation-score.md. Exit code 1 if a survivor has no reason in scripts/mutate/survivors.json, a reason
 * has no survivor, or the score is below the least of `scripts/mutate/score.ts`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Argument, Command } from '@commander-js/extra-typings';
import { Stryker } from '@stryker-mutator/core';
import * as E from 'fp-ts/lib/Either.js';
import type { Group } from './mutate/groups.ts';
import { groups } from './mutate/groups.ts';
import { GROUP, optionsFor, resultsOf } from './mutate/options.ts';
import { reasonsIn } from './mutate/reasons.ts';
import { mutantsIn, trimmed, withoutSurvivors } from './mutate/results.ts';
import { complaintsOf } from './mutate/score.ts';
import type { Measured } from './mutate/score.ts';
import { documentOf } from './mutate/table.ts';

const DOCUMENT = 'docs/mutation-score.md';
const REASONS = 'scripts/mutate/survivors.json';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const rightOf = <A>(file: string, decoded: E.Either<{ readonly message: string }, A>): A => {
  if (E.isLeft(decoded)) throw new Error(`${file}: ${decoded.left.message}`);
  return decoded.right;
};

/** Try the mutants of a group. */
const run = async (group: Group, force: boolean): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-mutate-'));
  process.env[GROUP] = group.name;
  const file = resultsOf(group);
  if (existsSync(file)) writeFileSync(file, withoutSurvivors(readFileSync(file, 'utf8')));
  try {
    await new Stryker(optionsFor(group, folder, force)).runMutationTest();
    writeFileSync(file, trimmed(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What is known of every group that was ever tried. */
const measured = (): readonly Measured[] =>
  groups
    .filter((group) => existsSync(resultsOf(group)))
    .map((group) => {
      const file = resultsOf(group);
      return { group, mutants: rightOf(file, mutantsIn(readFileSync(file, 'utf8'))) };
    });

/** Try these groups, write the page, and say what is wrong. */
const mutate = async (asked: readonly Group[], written: boolean, force: boolean): Promise<readonly string[]> => {
  for (const group of written ? [] : asked) await run(group, force);
  const known = rightOf(REASONS, reasonsIn(readFileSync(REASONS, 'utf8')));
  const all = measured();
  writeFileSync(DOCUMENT, documentOf(all, known));
  return all
    .filter(({ group }) => asked.some(({ name }) => name === group.name))
    .flatMap((each) => complaintsOf(each, known));
};

const ALL = 'all';

const command = new Command()
  .name('npm run mutate --')
  .description('Change the code in one place after another, and see whether the specs notice.')
  .addArgument(new Argument('<group>', 'what is changed').choices([...groups.map(({ name }) => name), ALL]))
  .option('--force', 'try everything again, and not only what has changed', false)
  .option('--written', 'try nothing, and write the page of the results there are', false)
  .showHelpAfterError()
  .parse();

const [name] = command.processedArgs;
const { force, written } = command.opts();
const complaints = await mutate(
  groups.filter((group) => name === ALL || name === group.name),
  written,
  force,
);
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
