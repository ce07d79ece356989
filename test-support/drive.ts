/**
 * Driving an engine: a generator that yields its progress, and may be resumed with what it is to stop at.
 */

/** Run a generator to its result; `resume` is called with each report and answers what it is resumed with. */
export const drive = <Report, Result, Answer>(
  engine: Generator<Report, Result, Answer | undefined>,
  resume: (report: Report, reports: number) => Answer | undefined = () => undefined,
): Result => {
  let reports = 0;
  let next = engine.next();
  while (next.done !== true) {
    reports += 1;
    next = engine.next(resume(next.value, reports));
  }
  return next.value;
};
