/**
 * Every assignment of the choices, one execution each, like an odometer: run with the choices made so far and "no" for
 * the rest, then turn the last "no" into a "yes".
 *
 * What has happened before the choice that was turned is the same as before, and is not run again. That is all the
 * cleverness there is: nothing is merged, and an assignment that the fault model does not allow is run like any other.
 */
import { at } from '../../model/at.ts';
import type { Course, Execution, Run } from '../../model/execution.ts';
import { begin, end, hear, isOver } from '../../model/execution.ts';
import type { Order } from '../../model/order.ts';

/** An execution, and the choices that it asked for, in order. */
export interface OdometerRun {
  readonly execution: Execution<boolean>;
  readonly choices: readonly boolean[];
}

/** How far a run had come after so many choices. */
interface Reached {
  readonly course: Course<boolean>;
  readonly choices: number;
}

/** All executions with these orders, the one with "no" for every choice first. `choose` says what a choice comes to. */
export function* everyRun(
  run: Run<boolean>,
  orders: readonly Order<boolean>[],
  choose: (choice: boolean, honest: boolean) => boolean = (choice) => choice,
): Generator<OdometerRun> {
  /** The way of the last run, as far as it is that of the next one, too. */
  const past: Reached[] = [{ course: begin(run, orders), choices: 0 }];
  for (let bits: readonly boolean[] = []; ;) {
    const made = [...bits];
    let { course, choices } = at(past, past.length - 1);
    while (!isOver(run, course)) {
      course = hear(run, course, (_choice, honest) => choose((made[choices++] ??= false), honest));
      past.push({ course, choices });
    }
    yield { execution: end(run, course), choices: made };
    const last = made.lastIndexOf(false);
    if (last < 0) return;
    while (at(past, past.length - 1).choices > last) past.pop();
    bits = [...made.slice(0, last), true];
  }
}
