/**
 * Measuring a cell: its question is asked, and everything that an expectation may speak of is written down.
 *
 * The one way from a cell to what is `Measured`, whoever asks: a regression check and its workers, recording, and comparing
 * two protocols cell by cell.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import type { Checked } from '../../engines/check.ts';
import { check } from '../../engines/check.ts';
import type { CheckOptions } from '../../engines/check-options.ts';
import type { Progress } from '../../engines/finding.ts';
import type { Command } from '../../inquiry/command.ts';
import { commandAbout, flag, option, optional, withOptions } from '../../inquiry/command.ts';
import { exhibits, pathOf } from '../../inquiry/exhibit.ts';
import type { Posed } from '../../inquiry/question.ts';
import { standardOptions } from '../../inquiry/standard-options.ts';
import { boundText } from '../../properties/verdict.ts';
import type { CellQuestion, Cell } from '../../regression/cell.ts';
import type { Measured } from '../../regression/measured.ts';
import { drive } from '../../host/drive.ts';
import type { Failure } from '../../host/exit.ts';
import type { Loaded } from '../../host/load.ts';
import { obeysLaws } from '../../host/load.ts';
import { version } from '../../host/package.ts';
import { poseQuestion } from '../question.ts';
import { solverWhenNeeded } from '../../host/solvers/solvers.ts';
import { thrownFailure } from '../../host/thrown.ts';

export interface MeasureOptions {
  /** How long one cell may take. */
  readonly seconds: number;
  /** Whether to look for the fewest lies; left out, where the cell asks for them. */
  readonly minimum?: boolean;
  /** Whether the solver is believed; left out, its proofs are checked. */
  readonly trustSolver?: boolean;
  /** The commit that counterexamples are said to be from. */
  readonly commit?: string | null;
  readonly show?: (progress: Progress) => void;
}

/**
 * Whether a cell asks for the fewest lies: where it states them, and where it should hold, because the attack that shows
 * that it does not is to be the smallest.
 */
export const asksFewest = ({ fewest, verdict }: Cell): boolean => fewest !== undefined || verdict === 'holds';

/** A cell's question, as it is put to a protocol. */
export const poseCell = (
  loaded: Loaded,
  { n, m, t, faults, values, parameters, validity }: CellQuestion,
): E.Either<Failure, Posed> => poseQuestion(loaded, { n, m, t, faults, values, param: parameters, validity });

const commandFor = (
  { question }: Posed,
  { module }: Loaded,
  { validity, engine }: CellQuestion,
  minimum: boolean,
): Command =>
  withOptions(
    commandAbout('check', question, module ?? question.instance.protocol.name),
    ...optional('--validity', validity),
    ...optional('--engine', engine),
    ...(minimum ? [flag('--minimum')] : []),
  );

/** The command that finds an attack again: one that was drawn has a place among those that are. */
const again = (command: Command, path: string | null): Command =>
  path === null ? command : withOptions(command, option('--seed', standardOptions.fuzz.seed), option('--path', path));

const measuredOf = (checked: Checked, posed: Posed, counterexamples: readonly Counterexample[]): Measured => {
  const { finding, verdict, properties, attacks } = checked;
  const { rounds, messages, claims } = posed.question.instance.schedule;
  const { stopped, scenarios, violating } = finding;
  const open = [...checked.untested.values()].find((each) => each._tag === 'Unknown');
  const bound = stopped ?? open?.bound ?? null;
  return {
    verdict,
    properties,
    engine: finding.engine,
    grade: stopped === null ? finding.grade : null,
    stopped: bound === null ? null : boundText(bound),
    scenarios: stopped !== null || scenarios === null || finding.grade === 'sampled' ? null : String(scenarios),
    violating: Object.fromEntries(
      Object.entries(violating).map(([name, count]) => [
        name,
        stopped !== null || count === null || finding.grade === 'sampled' ? null : String(count),
      ]),
    ),
    fewest: Object.fromEntries(
      attacks.map(({ property, minimality: { claim, lies } }) => [
        property.name,
        { lies, proved: claim === 'minimum' },
      ]),
    ),
    rounds,
    messages,
    claims,
    evaluations: finding.evaluations,
    counterexamples,
  };
};

const measureOrThrow = async (
  loaded: Loaded,
  cell: Cell,
  options: MeasureOptions,
): Promise<E.Either<Failure, Measured>> => {
  const posed = pipe(
    poseCell(loaded, cell),
    E.tap(({ question }) =>
      loaded.fromSource ? obeysLaws(question.instance, question.t, loaded.properties) : E.right(null),
    ),
  );
  if (E.isLeft(posed)) return posed;
  const minimum = options.minimum ?? asksFewest(cell);
  const settings: CheckOptions = {
    ...standardOptions,
    engine: cell.engine ?? standardOptions.engine,
    solver: solverWhenNeeded('auto', options.trustSolver),
    minimum,
  };
  const checked = await drive(check(posed.right.question, settings), {
    seconds: options.seconds,
    show: options.show ?? (() => undefined),
  });
  const fingerprint = checked.attacks.length === 0 ? E.right(null) : await loaded.fingerprint();
  if (E.isLeft(fingerprint)) return fingerprint;
  const origin = {
    fingerprint: fingerprint.right,
    module: loaded.module,
    version: version(),
    commit: options.commit ?? null,
  };
  const command = commandFor(posed.right, loaded, cell, minimum);
  const counterexamples = exhibits(checked, origin, standardOptions.fuzz.seed, (attack) =>
    again(command, pathOf(attack)),
  );
  return E.right(measuredOf(checked, posed.right, counterexamples));
};

/**
 * What checking a cell finds. A protocol that breaks the laws, or throws, is an error; so is a question that cannot be
 * asked of it.
 */
export const measure = async (
  loaded: Loaded,
  cell: Cell,
  options: MeasureOptions,
): Promise<E.Either<Failure, Measured>> => {
  try {
    return await measureOrThrow(loaded, cell, options);
  } catch (thrown) {
    return E.left(thrownFailure(thrown));
  }
};
