/**
 * A protocol that was expected to hold and does not: OM(1) with three generals, as if somebody had believed in it.
 */
import { om } from '../model/protocols/om.ts';
import type { CellOutcome, RegressionOutcome } from '../regression/outcome.ts';
import type { Retell } from '../reports/regression/attacks.ts';
import { retold } from '../reports/regression/attacks.ts';
import { om3Counterexample } from './counterexample.ts';
import { cellOutcome, fixedReplay, measuredAs, om3Cell, regressionOf } from './regression.ts';

/** The protocol is at hand. */
export const retellOm: Retell = (counterexample) => retold(counterexample, om);

/** No protocol is. */
export const retellNothing: Retell = () => null;

/** Three generals were expected to agree. */
export const regressed: CellOutcome = cellOutcome({
  cell: { ...om3Cell, verdict: 'holds', messages: 3, source: 'somebody believed so' },
  standing: 'newly failing',
  changes: [
    { kind: 'verdict', about: '', expected: 'holds', found: 'violated' },
    { kind: 'messages', about: '', expected: '3', found: '4' },
  ],
  measured: measuredAs({
    verdict: 'violated',
    properties: { agreement: 'holds', validity: 'violated' },
    scenarios: '14',
    counterexamples: [om3Counterexample],
  }),
});

/** That, a counterexample that was fixed, and another cell as it should be. */
export const regressedOutcome: RegressionOutcome = regressionOf(
  [regressed, cellOutcome({ stored: true })],
  [fixedReplay],
);
