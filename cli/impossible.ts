/**
 * `strategos impossible`: why no protocol can do it, shown on one that claims to.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { ARGUMENT } from '../certificates/argument.ts';
import { argumentCertificate } from '../certificates/argument-issue.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleOf, fileNameOf } from '../counterexamples/counterexample.ts';
import type { Argument, NotApplicable } from '../engines/impossibility/argument.ts';
import { chain } from '../engines/impossibility/chain/chain.ts';
import { covering } from '../engines/impossibility/covering/covering.ts';
import { rounds } from '../engines/impossibility/rounds/rounds.ts';
import { commandOf } from '../engines/question.ts';
import { shrink } from '../engines/shrink/shrink.ts';
import { orderName } from '../model/order.ts';
import { argumentLines } from '../reports/argument.ts';
import { decisionsOf, liesText, storyLines, storyOf } from '../reports/story.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, usageFailure } from './exit.ts';
import type { Written } from './files.ts';
import { certificateLines, save, writeOwn } from './files.ts';
import type { Loaded } from './load.ts';
import { load, obeysLaws } from './load.ts';
import { version } from './package.ts';
import type { Asked, Posed } from './question.ts';
import { poseQuestion } from './question.ts';
import { commit } from './surroundings.ts';
import { print, printJson } from './terminal.ts';

export interface ImpossibleArguments extends Asked {
  /** A folder, where the counterexample is to be saved. */
  readonly save?: string | undefined;
  /** A file, where the argument is to be kept for “certify”. */
  readonly certificate?: string | undefined;
  readonly json: boolean;
}

/** The argument that fits the question. */
const argumentFor = ({ question, validity }: Posed): E.Either<NotApplicable, Argument> => {
  const { instance, t } = question;
  switch (instance.faults.family) {
    case 'loss':
      return chain(instance);
    case 'crash':
      return rounds(instance, t);
    case 'byzantine':
    case 'signed':
      return covering(instance, t, { validity });
  }
};

const commandFor = ({ question }: Posed, { module }: Loaded, { validity }: ImpossibleArguments): string =>
  [
    commandOf(question, module ?? question.instance.protocol.name).replace('strategos check', 'strategos impossible'),
    ...(validity === undefined ? [] : [`--validity ${validity}`]),
  ].join(' ');

/** What the argument comes to: an ordinary counterexample, and its story. */
interface Found {
  readonly counterexample: Counterexample;
  readonly story: readonly string[];
}

/** The world that breaks, made as small as single steps make it, as an ordinary counterexample. */
const counterexampleFor = (
  loaded: Loaded,
  posed: Posed,
  { instance, t, kind, worlds, refuted }: Argument,
  args: ImpossibleArguments,
): TE.TaskEither<Failure, Found> => {
  const world = worlds[refuted.world];
  if (world === undefined) throw new Error('the argument refutes a world that it does not have');
  const { property } = refuted;
  const smallest = shrink({ instance, ...world.recorded }, property, { fewerGenerals: false });
  return pipe(
    TE.Do,
    TE.bind('fingerprint', () => loaded.fingerprint),
    TE.bind('at', () => TE.fromTask(commit)),
    TE.map(({ fingerprint, at }) => ({
      counterexample: counterexampleOf({
        instance,
        t,
        property: property.name,
        validity: property.name === 'validity' ? posed.validity : null,
        recorded: smallest,
        minimality: { claim: 'local', lies: smallest.scenario.deviations.length },
        fingerprint,
        module: loaded.module,
        provenance: {
          engine: kind,
          seed: null,
          path: null,
          command: commandFor(posed, loaded, args),
          version: version(),
          commit: at,
        },
      }),
      story: storyLines(instance, storyOf(instance, t, property, smallest)),
    })),
  );
};

/** Keep the argument as a certificate. */
const certify = (
  argument: Argument,
  { validity }: Posed,
  { counterexample: { protocol, provenance } }: Found,
  path: string | undefined,
): TE.TaskEither<Failure, Written | null> => {
  if (path === undefined) return TE.right(null);
  const { command, version: by, commit: at } = provenance;
  const { fingerprint, module } = protocol;
  return pipe(
    // Loaded here, because most arguments are only told.
    TE.fromTask(() => import('../certificates/argument-codec.ts')),
    TE.chain(({ textOfArgument }) => {
      const origin = { command: `${command} --certificate ${path}`, version: by, commit: at };
      const certificate = argumentCertificate(argument, validity, { fingerprint, module }, origin);
      return writeOwn(path, textOfArgument(certificate), ARGUMENT);
    }),
  );
};

/** The argument as data. */
const jsonOf = (
  argument: Argument,
  posed: Posed,
  counterexample: Counterexample,
  saved: Written | null,
  certificate: Written | null,
): object => {
  const { instance, t, kind, worlds, twins, refuted } = argument;
  return {
    schema: 'strategos/impossible/1',
    verdict: 'impossible',
    argument: kind,
    protocol: instance.protocol.name,
    n: instance.army.n,
    m: instance.army.m,
    t,
    faultModel: instance.faults.name,
    validity: posed.validity,
    worlds: worlds.map(({ name, about, recorded, forced, broken }) => ({
      name,
      about,
      ...recorded.scenario,
      forced: forced === null ? null : orderName(instance.army, forced),
      decisions: decisionsOf(instance, recorded),
      broken: broken.map((property) => property.name),
    })),
    twins,
    refuted: { world: refuted.world, property: refuted.property.name },
    counterexample,
    saved: saved === null ? null : saved.path,
    certificate: certificate === null ? null : certificate.path,
    command: counterexample.provenance.command,
  };
};

const attackLines = (
  { instance }: Argument,
  { minimality }: Counterexample,
  story: readonly string[],
  saved: Written | null,
): readonly string[] => [
  '',
  `The same, as small as single steps make it (${liesText(instance, minimality.lies)}):`,
  ...story.map((line) => `  ${line}`),
  '',
  saved === null
    ? 'To keep it as a file that anyone can replay, add --save.'
    : `Saved as ${saved.path}; replay it with: strategos replay ${saved.path}`,
];

/** The question; a protocol of one's own has to obey the laws first. */
const pose = (loaded: Loaded, args: ImpossibleArguments): E.Either<Failure, Posed> =>
  pipe(
    poseQuestion(loaded, args),
    E.tap(({ question }) =>
      loaded.module === null ? E.right(null) : obeysLaws(question.instance, question.t, loaded.properties),
    ),
  );

export const impossibleCommand = (name: string, args: ImpossibleArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('loaded', () => load(name)),
    TE.bind('posed', ({ loaded }) => TE.fromEither(pose(loaded, args))),
    TE.bind('argument', ({ posed }) =>
      pipe(
        TE.fromEither(argumentFor(posed)),
        TE.mapLeft(({ message }) => usageFailure(message)),
      ),
    ),
    TE.bind('found', ({ loaded, posed, argument }) => counterexampleFor(loaded, posed, argument, args)),
    TE.bind('saved', ({ found: { counterexample }, argument: { instance } }) =>
      args.save === undefined
        ? TE.right(null)
        : save(join(args.save, fileNameOf(counterexample, instance)), counterexample),
    ),
    TE.bind('certificate', ({ posed, argument, found }) => certify(argument, posed, found, args.certificate)),
    TE.map(({ posed, argument, found: { counterexample, story }, saved, certificate }) => {
      if (args.json) printJson(jsonOf(argument, posed, counterexample, saved, certificate));
      else
        print(
          ...argumentLines(argument),
          ...attackLines(argument, counterexample, story, saved),
          ...certificateLines(certificate),
        );
      return EXIT.expected;
    }),
  );
