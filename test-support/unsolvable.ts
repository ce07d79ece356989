/**
 * What an argument against all protocols of so many rounds has to be, said once more and as plainly as possible: views are
 * texts that hold all that was seen, crashes are enumerated, and every validity has its own sentence. For small numbers only.
 */
import type { CertifiedExecution, CertifiedView, UnsolvableCertificate } from '../certificates/argument.ts';

type Sized = Pick<UnsolvableCertificate, 'n' | 't' | 'rounds' | 'problem' | 'faults' | 'validity'>;

const everybody = ({ n }: Sized): readonly number[] => Array.from({ length: n }, (_, general) => general);

const powerSet = <A>(all: readonly A[]): readonly (readonly A[])[] =>
  all.reduce<readonly (readonly A[])[]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);

const link = (round: number, from: number, to: number): string => `${String(round)}:${String(from)}>${String(to)}`;

/** Everything that one general's crash may lose: nothing, or part of a round and all of those that follow. */
const crashesOf = (of: Sized, from: number): readonly (readonly string[])[] => {
  const others = everybody(of).filter((to) => to !== from);
  const rounds = Array.from({ length: of.rounds }, (_, r) => r + 1);
  return [
    [],
    ...rounds.flatMap((round) =>
      powerSet(others)
        .filter((missing) => missing.length > 0)
        .map((missing) => [
          ...missing.map((to) => link(round, from, to)),
          ...rounds.filter((later) => later > round).flatMap((later) => others.map((to) => link(later, from, to))),
        ]),
    ),
  ];
};

const isCrash = (of: Sized, { faulty, departures }: CertifiedExecution): boolean => {
  let ways: readonly (readonly string[])[] = [[]];
  for (const from of faulty) ways = ways.flatMap((way) => crashesOf(of, from).map((crash) => [...way, ...crash]));
  const text = departures.map(({ round, from, to }) => link(round, from, to)).sort();
  return ways.some((way) => [...way].sort().join() === text.join());
};

/** A view of a general after so many rounds. */
const isView = (of: Sized, view: CertifiedView, general: number, rounds: number): boolean =>
  view.general === general &&
  (view.order === null) === (of.problem === 'broadcast' && general !== 0) &&
  view.heard.length === rounds &&
  view.heard.every(
    (inbox, r) =>
      inbox.length === of.n &&
      inbox.every((said, from) => said === null || (from !== general && isView(of, said, from, r))),
  );

const isAllowed = (of: Sized, execution: CertifiedExecution): boolean => {
  const { faulty, departures } = execution;
  const blamed = (...some: readonly number[]): boolean => some.some((general) => faulty.includes(general));
  const nothingSaid = departures.every(({ said }) => said === null);
  if (of.faults === 'loss') return nothingSaid && faulty.length === 0;
  if (of.faults.startsWith('loss:'))
    return nothingSaid && faulty.length === 0 && departures.length <= Number(of.faults.slice(5));
  if (faulty.length > of.t) return false;
  if (of.faults === 'crash') return nothingSaid && isCrash(of, execution);
  if (of.faults === 'send-omission') return nothingSaid && departures.every(({ from }) => blamed(from));
  if (of.faults === 'receive-omission') return nothingSaid && departures.every(({ to }) => blamed(to));
  if (of.faults === 'omission') return nothingSaid && departures.every(({ from, to }) => blamed(from, to));
  return departures.every(
    ({ round, from, said }) => blamed(from) && (said === null || isView(of, said, from, round - 1)),
  );
};

const decidersIn = (of: Sized, { faulty }: CertifiedExecution): readonly number[] =>
  everybody(of).filter((general) => !faulty.includes(general) && (of.problem !== 'broadcast' || general !== 0));

/** The order that all of them hold. */
const common = (orders: readonly (number | undefined)[]): number | null =>
  orders.every((order) => order === orders[0]) ? (orders[0] ?? null) : null;

const forcedIn = (of: Sized, execution: CertifiedExecution): number | null => {
  const { faulty, orders, departures } = execution;
  if (decidersIn(of, execution).length === 0) return null;
  switch (of.validity) {
    case 'commander':
      return faulty.includes(0) ? null : (orders[0] ?? null);
    case 'loyal-unanimity':
      return common(orders.filter((_order, general) => !faulty.includes(general)));
    case 'unanimity':
      return common(orders);
    case 'weak-unanimity':
      return faulty.length > 0 ? null : common(orders);
    case 'coordinated-attack':
      return common(orders) === 1 && departures.length > 0 ? null : common(orders);
  }
};

const means = ({ problem, faults, validity }: Sized): boolean => {
  if (problem === 'broadcast' || validity === 'commander') return problem === 'broadcast' && validity === 'commander';
  return faults !== 'byzantine' || validity === 'loyal-unanimity' || validity === 'weak-unanimity';
};

/** All that each general has seen after the last round, as text. */
const seenIn = (of: Sized, { orders, departures }: CertifiedExecution): readonly string[] => {
  let views = everybody(of).map((general): CertifiedView => {
    const order = of.problem === 'broadcast' && general !== 0 ? null : (orders[general] ?? null);
    return { general, order, heard: [] };
  });
  for (let round = 1; round <= of.rounds; round++) {
    const before = views;
    views = before.map((view, to) => {
      const inbox = before.map((prescribed, from) => {
        const departed = departures.find((each) => each.round === round && each.from === from && each.to === to);
        return from === to ? null : departed === undefined ? prescribed : departed.said;
      });
      return { ...view, heard: [...view.heard, inbox] };
    });
  }
  return views.map((view) => JSON.stringify(view, ['general', 'order', 'heard']));
};

/** Whether an argument that could be read proves what it claims. */
export const proves = (certificate: UnsolvableCertificate): boolean => {
  const { executions, links } = certificate;
  const seen = executions.map((execution) => seenIn(certificate, execution));
  const first = executions[0]?.forced ?? null;
  const last = executions.at(-1)?.forced ?? null;
  return (
    means(certificate) &&
    executions.every((execution) => isAllowed(certificate, execution)) &&
    executions.every((execution) => execution.forced === forcedIn(certificate, execution)) &&
    first !== null &&
    last !== null &&
    first !== last &&
    links.every((general, k) =>
      executions.slice(k, k + 2).every((execution) => decidersIn(certificate, execution).includes(general)),
    ) &&
    links.every((general, k) => seen[k]?.[general] === seen[k + 1]?.[general])
  );
};
