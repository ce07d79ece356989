/**
 * Issuing certificates of impossibility arguments: from what an engine found to what anybody can check.
 */
import type { Argument } from '../engines/impossibility/argument.ts';
import type { Chain } from '../engines/impossibility/solvability/answer.ts';
import type { SolvabilityQuestion } from '../engines/impossibility/solvability/question.ts';
import { instanceTitle } from '../model/instance.ts';
import { orderName } from '../model/order.ts';
import type { ValidityName } from '../properties/validity.ts';
import type { ArgumentCertificate, CertificateProvenance, UnsolvableCertificate } from './argument.ts';
import { ARGUMENT, UNSOLVABLE } from './argument.ts';
import { namedExecution } from './execution.ts';

/** An argument against one protocol. */
export const argumentCertificate = (
  { instance, t, kind, worlds, twins, refuted }: Argument,
  validity: ValidityName,
  protocol: Pick<ArgumentCertificate['protocol'], 'fingerprint' | 'module'>,
  provenance: CertificateProvenance,
): ArgumentCertificate => {
  const { army, faults } = instance;
  const among = faults.generalsFail ? ` with at most ${String(t)} faulty` : '';
  return {
    schema: ARGUMENT,
    claim: `${instanceTitle(instance)}: does not guarantee ${refuted.property.name}${among}, by the ${kind}`,
    argument: kind,
    protocol: { name: instance.protocol.name, ...protocol },
    army,
    faultModel: faults.name,
    t,
    validity,
    worlds: worlds.map(({ name, about, recorded, forced, broken }) => {
      const { decisions, ...scenario } = namedExecution(instance, recorded);
      return {
        name,
        about,
        ...scenario,
        forced: forced === null ? null : orderName(army, forced),
        decisions,
        broken: broken.map((property) => property.name),
      };
    }),
    twins,
    refuted: { world: refuted.world, property: refuted.property.name },
    provenance,
  };
};

/** A chain of executions against every protocol of so many rounds. */
export const unsolvableCertificate = (
  { n, t, rounds, faults, problem, validity }: SolvabilityQuestion,
  { executions, twins }: Chain,
  provenance: CertificateProvenance,
): UnsolvableCertificate => {
  const among = typeof faults === 'string' ? `, at most ${String(t)} faulty` : '';
  return {
    schema: UNSOLVABLE,
    claim: `no deterministic protocol of ${String(rounds)} rounds solves ${problem} for n = ${String(n)}, ${faults.name} faults${among}, validity ${validity}`,
    n,
    t,
    rounds,
    faults: faults.name,
    problem,
    validity,
    executions: executions.map(({ faulty, orders, departures, forced }) => ({
      faulty,
      orders,
      departures: departures.map(({ round, from, to, said }) => ({ round, from, to, said })),
      forced,
    })),
    links: twins.map(({ general }) => general),
    provenance,
  };
};
