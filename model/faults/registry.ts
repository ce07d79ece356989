/**
 * The fault models there are, by the name they have on the command line and in files.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { FaultModel } from '../fault-model.ts';
import { nearest } from '../nearest.ts';
import { problemOf } from '../problem.ts';
import type { Protocol } from '../protocol.ts';
import { byzantineFaults } from './byzantine.ts';
import { overLinks } from './compose.ts';
import { crashFaults } from './crash.ts';
import type { FaultFamily } from './family.ts';
import { lossFaults } from './loss.ts';
import { omissionFaults, receiveOmissionFaults, sendOmissionFaults } from './omission.ts';
import { signedFaults } from './signed.ts';
import { symmetricFaults } from './symmetric.ts';

/** Every family, in the order in which they are listed: what a new one needs besides its own file. Each says its type. */
const listed = [
  (): typeof byzantineFaults => byzantineFaults,
  (): typeof signedFaults => signedFaults,
  (): typeof symmetricFaults => symmetricFaults,
  (): typeof crashFaults => crashFaults,
  (): typeof omissionFaults => omissionFaults,
  (): typeof sendOmissionFaults => sendOmissionFaults,
  (): typeof receiveOmissionFaults => receiveOmissionFaults,
  (): typeof lossFaults => lossFaults,
] as const;

type Listed = ReturnType<(typeof listed)[number]>;

export const faultFamilies: readonly Listed[] = listed.map((family) => family());

/** The name of a family; authors of protocols and of tests write one of them. */
export type FaultName = Listed['name'];

/** One model of each family, the most permissive one. */
export const faultModels: readonly FaultModel[] = faultFamilies.map(({ model }) => model);

/** How faulty generals over lossy links are written. */
export const composedSyntax = 'byzantine+loss:k';

/** What may be written, in words: `crash, omission, loss or loss:k`; with `joined`, also faulty generals over lossy links. */
export const faultsText = (
  families: readonly FaultFamily[] = faultFamilies,
  { joined = true }: { readonly joined?: boolean } = {},
): string => {
  const written = families.flatMap(({ name, numbered }) => [name, ...(numbered === null ? [] : [numbered.syntax])]);
  const apart = `${written.slice(0, -1).join(', ')} or ${written.slice(-1).join('')}`;
  return joined ? `${apart}; or joined, as in ${composedSyntax}` : apart;
};

/** Why there is no such fault model, or none that fits. */
export interface FaultModelError {
  readonly _tag: 'UnknownFaultModel' | 'NoMeaning';
  readonly message: string;
}

/** How all of them are written: `byzantine, signed, loss, and loss:k with k from 0 to 64`. */
const spelled = (): string => {
  const numbered = faultFamilies.flatMap(({ numbered: each }) =>
    each === null ? [] : [`${each.syntax} ${each.range}`],
  );
  return `${faultModels.map(({ name }) => name).join(', ')}, ${numbered.join(', ')}, and faulty generals over lossy links, as in byzantine+loss:1`;
};

const unknown = (message: string): E.Either<FaultModelError, never> => E.left({ _tag: 'UnknownFaultModel', message });

/** The fault model of that name with nothing joined to it: `crash` or, of a family that takes a number, `loss:2`. */
const simpleOf = (name: string): E.Either<FaultModelError, FaultModel> => {
  const known = faultModels.find((model) => model.name === name);
  if (known !== undefined) return E.right(known);
  const [, base, number = ''] = /^([\w-]+):(.*)$/.exec(name) ?? [];
  const family = faultFamilies.find((each) => each.name === base);
  if (family !== undefined)
    return family.numbered === null
      ? unknown(
          `there is no fault model “${name}”: ${family.name} takes no number. How many generals are faulty is said by t.`,
        )
      : pipe(
          family.numbered.of(number),
          E.orElse((why): E.Either<FaultModelError, FaultModel> =>
            unknown(`there is no fault model “${name}”: ${why}`),
          ),
        );
  const names = faultFamilies.flatMap(({ name: each, numbered }) =>
    numbered === null ? [each] : [each, numbered.example],
  );
  const near = nearest(name, names);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  return unknown(`there is no fault model “${name}”.${hint} There are ${spelled()}.`);
};

const JOINED = 'Faulty generals and lossy links are joined, in this order: byzantine+loss:1.';

/** The faulty generals of one fault model, over the links of another. */
const joinedOf = (name: string, generals: FaultModel, links: FaultModel): E.Either<FaultModelError, FaultModel> => {
  const why = (reason: string): E.Either<FaultModelError, never> =>
    unknown(`there is no fault model “${name}”: ${reason}`);
  if (links.role !== null)
    return why(
      generals.role === null
        ? `write ${links.name}+${generals.name}`
        : `${generals.name} and ${links.name} both say what faulty generals do, and all of them do the same. ${JOINED}`,
    );
  return pipe(
    overLinks(generals, links.links),
    E.orElse((reason): E.Either<FaultModelError, FaultModel> => why(reason)),
  );
};

/**
 * The fault model of that name: `crash`; `loss:2`, of a family that takes a number; or faulty generals over lossy links,
 * `byzantine+loss:1`.
 */
export const faultModelOf = (name: string): E.Either<FaultModelError, FaultModel> => {
  const [generals = '', links, ...more] = name.split('+');
  if (links === undefined) return simpleOf(name);
  if (more.length > 0) return unknown(`there is no fault model “${name}”: it joins more than two. ${JOINED}`);
  const part = (each: string): E.Either<FaultModelError, FaultModel> =>
    pipe(
      simpleOf(each),
      E.mapLeft(({ _tag, message }) => ({ _tag, message: `in “${name}”, ${message}` })),
    );
  return pipe(
    part(generals),
    E.flatMap((one) =>
      pipe(
        part(links),
        E.flatMap((other) => joinedOf(name, one, other)),
      ),
    ),
  );
};

/** Whether a protocol has a meaning under a family: it lists it, or the one that it is like. */
const hasMeaning = ({ faults }: Protocol, { name, like }: FaultFamily): boolean =>
  faults.includes(name) || (like !== null && faults.includes(like));

/** The families that a protocol has a meaning under, in the order in which they are listed. */
export const familiesFor = (protocol: Protocol): readonly FaultFamily[] =>
  faultFamilies.filter((family) => hasMeaning(protocol, family));

/** The model itself if the protocol has a meaning under it, or why it has none. */
export const fits = (protocol: Protocol, model: FaultModel): E.Either<FaultModelError, FaultModel> => {
  const family = faultFamilies.find(({ name }) => name === model.family);
  if (protocol.faults.includes(model.family) || (family !== undefined && hasMeaning(protocol, family)))
    return E.right(model);
  const why = family?.lacking ?? problemOf(protocol).whyNoOther ?? 'its author gave it none';
  const others = familiesFor(protocol).flatMap(({ name }) => (protocol.faults.includes(name) ? [] : [name]));
  return E.left({
    _tag: 'NoMeaning',
    message: `${protocol.name} has no meaning under ${model.name}: ${why}. It has one under ${[...protocol.faults, ...others].join(', ')}.`,
  });
};

/** The fault model that a protocol is meant for: the first of its families. */
export const standardFaults = (protocol: Protocol): FaultModel =>
  faultModels.find((model) => model.family === protocol.faults[0]) ?? byzantineFaults.model;
