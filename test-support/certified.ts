/**
 * Certificates that the checker accepts, and what it makes of one.
 */
import type { CheckOutcome } from '../certificates/checker/checker.ts';
import { checkCertificate } from '../certificates/checker/checker.ts';
import type { Refusal } from '../certificates/checker/refusal.ts';
import type { Sizes } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { om } from '../model/protocols/om.ts';
import { standardProperties } from '../properties/standard.ts';
import type { Clause, Made, Wanted } from './certificate.ts';
import { certificate, portsOf } from './certificate.ts';
import { drive } from './drive.ts';
import { instanceAt } from './instance.ts';

/** The standard properties with at most one faulty, or nobody where only links fail. */
export const wantedAt = (protocol: Protocol, sizes: Sizes, faults: string, more: Partial<Wanted> = {}): Wanted => {
  const instance = instanceAt(protocol, sizes, faults);
  return { instance, properties: standardProperties(instance), t: instance.faults.generalsFail ? 1 : 0, ...more };
};

/** What the checker makes of it. */
export const outcomeOf = (made: Made, wanted: Wanted): CheckOutcome =>
  drive(checkCertificate(made.manifest, wanted, portsOf(made)));

/** Why the checker refuses it; that it does not fails the test. */
export const refusalOf = (made: Made, wanted: Wanted): Refusal => {
  const outcome = outcomeOf(made, wanted);
  if (outcome._tag !== 'Refused') throw new Error(`it was not refused, but ${outcome._tag}`);
  return outcome.refusal;
};

/** OM(1) with four generals: five placements, each with a proof of its own. */
export const om4: Wanted = wantedAt(om, { n: 4, m: 1 }, 'byzantine');
export const om4Made: Made = certificate(om4);

/** FloodSet with three generals, up to renaming: two proofs, of nobody and of one who crashes. */
export const flood: Wanted = wantedAt(floodSet, { n: 3, m: 1 }, 'crash', { symmetry: true });
export const floodMade: Made = certificate(flood);

/** OM(1) with three generals: no fewer than one lie of one traitor breaks it. */
export const om3: Wanted = wantedAt(om, { n: 3, m: 1 }, 'byzantine', { fewest: { lies: 1, faulty: 1 } });
export const om3Made: Made = certificate(om3);

/** A file of a certificate, which is there. */
export const textIn = ({ files }: Made, file: string): string => files[file] ?? '';

/** A text with one of its lines exchanged, or left out. */
export const withLine = (text: string, line: number, other: string | null): string =>
  text
    .split('\n')
    .flatMap((each, i) => (i !== line ? [each] : other === null ? [] : [other]))
    .join('\n');

/** The clauses of a formula or a proof. */
export const clausesIn = (text: string): readonly Clause[] =>
  text
    .split('\n')
    .filter((line) => /^[-\d]/.test(line))
    .map((line) => line.split(' ').map(Number).slice(0, -1));
