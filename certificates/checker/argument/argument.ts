/**
 * Checking an argument against one protocol: nothing that it says is believed (docs/certificates.md, Arguments).
 *
 * Every world is run, and has to be what is written down of it; the twins have to see the same; the refuted world has to
 * break what it is said to break. Where the argument is more than a counterexample, agreement and the twins have to lead
 * from one forced order to another.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Bound } from '../../../properties/verdict.ts';
import type { ArgumentCertificate } from '../../argument.ts';
import type { CheckerProgress } from '../search.ts';
import type { CertificateSubject } from '../subject.ts';
import type { Connection } from './connection.ts';
import { connection } from './connection.ts';
import type { Examination, Examined, Objection } from './examination.ts';
import { examined, objection, refused, turn } from './examination.ts';
import { checkTwin } from './twin.ts';
import type { CheckedWorld } from './world.ts';
import { checkWorld } from './world.ts';

/** The properties that a world may break, ascending. */
export const JUDGED: readonly string[] = ['agreement', 'termination', 'validity'];

/** What was checked. */
export interface CheckedArgument {
  readonly counts: { readonly worlds: number; readonly deviations: number; readonly twins: number };
  /** The way from one forced order to another, by worlds; `null` where there is none, and none is needed. */
  readonly connection: Connection | null;
}

const checkWorlds = function* (
  { t, worlds }: ArgumentCertificate,
  subject: CertificateSubject,
): Examination<readonly CheckedWorld[]> {
  const found: CheckedWorld[] = [];
  for (const [i, written] of worlds.entries()) {
    const world = refused(checkWorld(subject, t, written, `worlds[${String(i)}]`));
    if (E.isLeft(world)) return world;
    found.push(world.right);
    const goesOn = yield* turn(found.length);
    if (E.isLeft(goesOn)) return goesOn;
  }
  return E.right(found);
};

const checkRefuted = (
  { refuted: { world, property } }: ArgumentCertificate,
  worlds: readonly CheckedWorld[],
): E.Either<Objection, null> => {
  const broken = worlds[world]?.broken ?? [];
  if (broken.length === 0)
    return objection('Refuted', 'refuted.world', `nothing is broken in worlds[${String(world)}]`);
  return broken.includes(property)
    ? E.right(null)
    : objection(
        'Refuted',
        'refuted.property',
        `worlds[${String(world)}] breaks ${broken.join(' and ')}, not ${property}`,
      );
};

/** Whether it is connected, where it has to be. */
const checkConnection = (
  { argument, twins }: ArgumentCertificate,
  worlds: readonly CheckedWorld[],
): E.Either<Objection, Connection | null> => {
  const found = connection(worlds, twins);
  return found === null && argument !== 'rounds'
    ? objection(
        'Connection',
        'twins',
        'agreement and the twins lead from no world that forces one order to one that forces another, so it depends on how this protocol decides',
      )
    : E.right(found);
};

const checkAll = function* (
  certificate: ArgumentCertificate,
  subject: CertificateSubject,
): Examination<CheckedArgument> {
  const worlds = yield* checkWorlds(certificate, subject);
  if (E.isLeft(worlds)) return worlds;
  const sides = worlds.right.flatMap((world, i) => {
    const written = certificate.worlds[i];
    return written === undefined ? [] : [{ written, world }];
  });
  for (const [i, twin] of certificate.twins.entries()) {
    const checked = refused(checkTwin(subject.instance, twin, sides, `twins[${String(i)}]`));
    if (E.isLeft(checked)) return checked;
  }
  const breaks = refused(checkRefuted(certificate, worlds.right));
  if (E.isLeft(breaks)) return breaks;
  const connected = refused(checkConnection(certificate, worlds.right));
  if (E.isLeft(connected)) return connected;
  const deviations = certificate.worlds.reduce((sum, world) => sum + world.deviations.length, 0);
  const counts = { worlds: worlds.right.length, deviations, twins: certificate.twins.length };
  return E.right({ counts, connection: connected.right });
};

/** Check an argument that was read, and whose protocol was found; the subject's properties are those of `JUDGED`. */
export const checkArgument = (
  certificate: ArgumentCertificate,
  subject: CertificateSubject,
): Generator<CheckerProgress, Examined<CheckedArgument>, Bound | undefined> => examined(checkAll(certificate, subject));
