/**
 * One regression check with everything that goes with it: told while it is under way, its attacks saved, its reports written.
 */
import { now } from '../../host/clock.ts';
import { startDeadline } from '../../host/phase.ts';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { RegressionOutcome } from '../../regression/outcome.ts';
import type { Worth } from '../../reports/regression/totals.ts';
import { worthOf } from '../../reports/regression/totals.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import type { ExitCode, Failure } from '../../host/exit.ts';
import { EXIT, gravest } from '../../host/exit.ts';
import type { ModuleGate } from '../../host/gate.ts';
import { gateFor } from '../../host/gate.ts';
import { complain, errorLine } from '../../host/terminal.ts';
import { reportRegression } from './report.ts';
import type { RegressionRun } from './run.ts';
import { runOnce } from './run.ts';
import { saveAttacks } from './saving.ts';
import type { Elsewhere } from './settings.ts';
import { telling } from './telling.ts';

export interface RegressArguments extends Elsewhere {
  readonly all: boolean;
  readonly allowModule?: boolean | undefined;
  /** Protocols to record cells of; `true` for all that there are. */
  readonly record?: true | readonly string[] | undefined;
  readonly save: boolean;
  readonly watch: boolean;
  readonly maxSeconds: number;
  /** Whether the solver is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  readonly json: boolean;
  readonly github: boolean;
}

const exits: Readonly<Record<Worth, ExitCode>> = {
  good: EXIT.expected,
  open: EXIT.unknown,
  bad: EXIT.unexpected,
};

/** What a regression check comes to, as an exit code. */
const exitFor = (outcome: RegressionOutcome): ExitCode => exits[worthOf(outcome)];

/** Something went wrong beside the point: it is told, and the work goes on. */
export const warn = (message: string): void => complain(`warning: ${message}`);

/** A gate that does not ask: a check may take long, and many modules may come at once. */
export const quietGate = ({ allowModule, json }: Pick<RegressArguments, 'allowModule' | 'json'>): ModuleGate =>
  gateFor({ allowModule, json }, undefined, () => Promise.resolve(null));

/** A gate, and what it refused so far, each once. What was not run is neither as expected nor not. */
const remembering = (gate: ModuleGate): { readonly gate: ModuleGate; readonly refused: readonly Failure[] } => {
  const refused: Failure[] = [];
  const noting =
    (through: ModuleGate['file']): ModuleGate['file'] =>
    (given) =>
      pipe(
        through(given),
        TE.mapLeft((failure) => {
          if (!refused.some(({ message }) => message === failure.message)) refused.push(failure);
          return failure;
        }),
      );
  return { gate: { file: noting(gate.file), named: noting(gate.named) }, refused };
};

/** Why a check is ended whose report nobody wants any more. */
export const OUTDATED = 'outdated';

/** Check once, and report. */
export const checkOnce = async (
  config: ResolvedConfig,
  wanted: readonly string[],
  args: RegressArguments,
  signal: AbortSignal,
): Promise<E.Either<Failure, { readonly ran: RegressionRun; readonly exit: ExitCode }>> => {
  const { finished, clear } = telling();
  const { gate, refused } = remembering(quietGate(args));
  const { all, maxSeconds: seconds, trustSolver } = args;
  // Where it watches, each check has the time anew.
  if (args.watch) startDeadline(seconds, now());
  const ran = await runOnce({ config, gate, wanted, all, seconds, trustSolver, signal, warn, finished });
  clear();
  if (E.isLeft(ran)) return ran;
  if (signal.reason === OUTDATED) return E.right({ ran: ran.right, exit: EXIT.unknown });
  const saved = args.save ? await saveAttacks(ran.right, config.corpus) : { written: [], failures: [] };
  const unwritten = await reportRegression(
    ran.right,
    args,
    saved.written.flatMap(({ path, outcome }) => (outcome === 'unchanged' ? [] : [path])),
  );
  const failures = [...saved.failures, ...unwritten, ...refused];
  for (const failure of failures) complain(errorLine(failure));
  return E.right({ ran: ran.right, exit: gravest([exitFor(ran.right.outcome), ...failures.map(({ exit }) => exit)]) });
};
