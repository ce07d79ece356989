/**
 * What is printed and written of a regression check: folds of its outcome, each where it was asked for.
 */
import { relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import pc from 'picocolors';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import type { RegressionOutcome } from '../../regression/outcome.ts';
import type { Retell, Retold } from '../../reports/regression/attacks.ts';
import { newAttacks, retold } from '../../reports/regression/attacks.ts';
import { regressionJson } from '../../reports/regression/json.ts';
import type { TerminalLine, Tone } from '../../reports/regression/lines.ts';
import { regressionLines } from '../../reports/regression/lines.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import { append, reason, writeUnless } from '../../host/files.ts';
import type { Loaded } from '../../host/loaded.ts';
import { ProtocolThrew } from '../../model/watched.ts';
import { complain, print, printJson } from '../../host/terminal.ts';
import type { RegressionRun } from './run.ts';

/** Where reports are wanted. */
export interface ReportPlaces {
  readonly json: boolean;
  /** A file for JUnit’s XML. */
  readonly junit?: string | undefined;
  /** Whether to print annotations for GitHub. */
  readonly github: boolean;
  /** A file to add a Markdown summary to. */
  readonly summary?: string | undefined;
}

const paints: Readonly<Record<Tone, (text: string) => string>> = {
  plain: (text) => text,
  strong: pc.bold,
  dim: pc.dim,
  good: pc.green,
  odd: pc.yellow,
  bad: pc.red,
};

const painted = ({ tone, text }: TerminalLine): string => paints[tone](text);

/** The attack, run again; `null` where its protocol throws, which it may do only now. */
const retoldBy = (attack: Counterexample, { protocol, properties }: Loaded): Retold | null => {
  try {
    return retold(attack, protocol, properties);
  } catch (thrown) {
    if (thrown instanceof ProtocolThrew) return null;
    throw thrown;
  }
};

/**
 * Runs attacks again, each once, and only those that somebody wants to be told: a story takes its time. Their protocols are
 * loaded beforehand, because folds wait for nothing.
 */
const retellFor = async ({ outcome, subjects }: RegressionRun): Promise<Retell> => {
  const protocols = new Map<string, Loaded>();
  for (const each of outcome.cells)
    if (newAttacks(each).length > 0) {
      const loaded = await subjects.load(each.cell.protocol);
      if (E.isRight(loaded)) protocols.set(each.cell.protocol, loaded.right);
    }
  const told = new Map<Counterexample, Retold | null>();
  return (attack, { protocol }) => {
    const before = told.get(attack);
    if (before !== undefined) return before;
    const loaded = protocols.get(protocol);
    const now = loaded === undefined ? null : retoldBy(attack, loaded);
    told.set(attack, now);
    return now;
  };
};

const write = async (path: string, does: () => Promise<void>): Promise<readonly Failure[]> => {
  try {
    await does();
    return [];
  } catch (error) {
    return [fileFailure(`cannot write ${path}: ${reason(error)}`)];
  }
};

/** The files that are wanted; what could not be written. */
const files = async (
  outcome: RegressionOutcome,
  retell: Retell,
  { junit, summary }: ReportPlaces,
): Promise<readonly Failure[]> => {
  const failures: Failure[] = [];
  if (junit !== undefined) {
    const { isJunit, junitOf } = await import('../../reports/regression/junit.ts');
    const written = await writeUnless(junit, junitOf(outcome, retell), isJunit)();
    if (E.isLeft(written)) failures.push(written.left);
  }
  if (summary !== undefined) {
    const { regressionSummary } = await import('../../reports/regression/summary.ts');
    failures.push(...(await write(summary, () => append(summary, regressionSummary(outcome, retell)))));
  }
  return failures;
};

/** GitHub finds a file from the folder that it checked the repository out to, wherever a step runs. */
const fromWorkspace = (outcome: RegressionOutcome): RegressionOutcome => {
  const { GITHUB_WORKSPACE: workspace } = process.env;
  if (workspace === undefined || workspace === '') return outcome;
  const named = (file: string): string => relative(workspace, resolve(file)).replaceAll('\\', '/');
  return {
    ...outcome,
    replays: outcome.replays.map((replay) => ({ ...replay, file: named(replay.file) })),
    cells: outcome.cells.map((cell) =>
      cell.place === null ? cell : { ...cell, place: { ...cell.place, file: named(cell.place.file) } },
    ),
  };
};

/** Annotations are obeyed wherever a step prints them; stdout may be an object. */
const annotate = async (outcome: RegressionOutcome, json: boolean): Promise<void> => {
  const { annotationsOf } = await import('../../reports/regression/annotations.ts');
  const lines = annotationsOf(fromWorkspace(outcome));
  if (lines.length > 0) (json ? complain : print)(...lines);
};

/** Report what a regression check came to; what could not be written. */
export const reportRegression = async (
  ran: RegressionRun,
  wanted: ReportPlaces,
  saved: readonly string[],
): Promise<readonly Failure[]> => {
  const { outcome } = ran;
  const retell = await retellFor(ran);
  if (wanted.json) printJson({ ...regressionJson(outcome), saved });
  else print(...regressionLines(outcome, retell).map(painted), ...saved.map((path) => `Saved as ${path}`));
  if (wanted.github) await annotate(outcome, wanted.json);
  return files(outcome, retell, wanted);
};
