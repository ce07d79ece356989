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
import { fileNameOf } from '../counterexamples/counterexample.ts';
import type { Argument, NotApplicable, World } from '../engines/impossibility/argument.ts';
import { arguing } from '../engines/impossibility/registry.ts';
import { shrunkFrom } from '../engines/smallest.ts';
import type { Command } from '../inquiry/command.ts';
import { commandAbout, commandText, fileOption, optional, withOptions } from '../inquiry/command.ts';
import type { Origin } from '../inquiry/exhibit.ts';
import { exhibit } from '../inquiry/exhibit.ts';
import type { Posed } from '../inquiry/question.ts';
import type { Instance } from '../model/instance.ts';
import { orderName } from '../model/order.ts';
import { freeOrders } from '../model/scenario.ts';
import { shellPath } from '../model/shell.ts';
import type { Work } from '../model/work.ts';
import { argumentLines } from '../reports/story/argument.ts';
import { loyalDecisionsText, liesText, storyLines, tellingStory } from '../reports/story/story.ts';
import type { Bound } from '../properties/verdict.ts';
import { boundText } from '../properties/verdict.ts';
import { ifInTime, inTime } from '../host/in-time.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import { certificateLines, saveCounterexample, writeOwn } from '../host/files.ts';
import { moduleAllowance } from '../host/gate.ts';
import type { Loaded } from '../host/load.ts';
import { load } from '../host/load.ts';
import { version } from '../host/package.ts';
import type { QuestionOptions } from './question.ts';
import { poseLawfully } from './lawful-question.ts';
import { commit } from './surroundings.ts';
import { separate } from '../host/destination.ts';
import { print, printJson } from '../host/terminal.ts';

export interface ImpossibleArguments extends QuestionOptions {
  /** A folder, where the counterexample is to be saved. */
  readonly save?: string | undefined;
  /** A file, where the argument is to be kept for “certify”. */
  readonly certificate?: string | undefined;
  readonly maxSeconds: number;
  readonly json: boolean;
}

/** The argument that fits the question. */
const argumentFor = ({ question: { instance, t }, validity }: Posed): Work<E.Either<NotApplicable, Argument>> =>
  arguing(instance, t, validity);

const commandFor = ({ question }: Posed, { module }: Loaded, { validity }: ImpossibleArguments): Command =>
  withOptions(
    commandAbout('impossible', question, module ?? question.instance.protocol.name),
    ...optional('--validity', validity),
  );

/** What the argument comes to: an ordinary counterexample, and its story. */
interface Found {
  readonly counterexample: Counterexample;
  readonly story: readonly string[];
  /** What stopped making it smaller. */
  readonly stopped: Bound | null;
}

/** Shrinking an attack runs it again for every lie, and for every order that each traitor may hold; more is too much. */
const MOST_SHRUNK = 5_000_000;

/** How many claims are made while all lies of an attack are tried once. */
const shrinkingCost = (instance: Instance, { scenario }: World['recorded']): number =>
  scenario.deviations.length *
  instance.schedule.claims *
  instance.army.values ** freeOrders(instance, scenario.faulty).length;

interface Posing extends Origin {
  readonly command: Command;
}

const originOf = (loaded: Loaded, posed: Posed, args: ImpossibleArguments): TE.TaskEither<Failure, Posing> =>
  pipe(
    TE.Do,
    TE.bind('fingerprint', () => loaded.fingerprint),
    TE.bind('commit', () => TE.fromTask(commit)),
    TE.map((known) => ({
      ...known,
      module: loaded.module,
      command: commandFor(posed, loaded, args),
      version: version(),
    })),
  );

/** The world that breaks, made as small as single steps make it, as an ordinary counterexample; `null` where it is too large. */
const counterexampleFor = async (
  { instance, t, kind, worlds, refuted }: Argument,
  { command, ...origin }: Posing,
  seconds: number,
): Promise<E.Either<Failure, Found | null>> => {
  const world = worlds[refuted.world];
  if (world === undefined) throw new Error('the argument refutes a world that it does not have');
  if (shrinkingCost(instance, world.recorded) > MOST_SHRUNK) return E.right(null);
  const { property } = refuted;
  const shrinking = shrunkFrom(instance, property, world.recorded.scenario);
  const { small: smallest, stopped } = await drive(shrinking, { seconds, show: () => undefined });
  const story = await inTime('telling the story', tellingStory(instance, t, property, smallest));
  if (E.isLeft(story)) return story;
  return E.right({
    stopped,
    counterexample: exhibit(
      {
        instance,
        t,
        property,
        recorded: smallest,
        minimality: { claim: stopped === null ? 'local' : 'none', lies: smallest.scenario.deviations.length },
      },
      origin,
      { engine: kind, seed: null, path: null, command },
    ),
    story: storyLines(story.right),
  });
};

/** Keep the argument as a certificate. */
const certify = (
  argument: Argument,
  { validity }: Posed,
  { fingerprint, module, ...origin }: Posing,
  path: string | undefined,
): TE.TaskEither<Failure, Written | null> => {
  if (path === undefined) return TE.right(null);
  return pipe(
    // Loaded here, because most arguments are only told.
    TE.fromTask(() => Promise.all([import('../certificates/argument-codec.ts'), import('./certify-argument.ts')])),
    TE.chain(([{ textOfArgument }, { acceptedArgument }]) => {
      const command = commandText(withOptions(origin.command, fileOption('--certificate', path)));
      const certificate = argumentCertificate(argument, validity, { fingerprint, module }, { ...origin, command });
      return pipe(
        writeOwn(path, textOfArgument(certificate), ARGUMENT),
        TE.tap(() => acceptedArgument(path)),
      );
    }),
  );
};

/** The argument as data. */
const jsonOf = (
  argument: Argument,
  posed: Posed,
  { command }: Posing,
  found: Found | null,
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
      decisions: loyalDecisionsText(instance, recorded),
      broken: broken.map((property) => property.name),
    })),
    twins,
    refuted: { world: refuted.world, property: refuted.property.name },
    counterexample: found?.counterexample ?? null,
    saved: saved === null ? null : saved.path,
    certificate: certificate === null ? null : certificate.path,
    command: commandText(command),
  };
};

const attackLines = (
  { instance, worlds, refuted }: Argument,
  found: Found | null,
  saved: Written | null,
  allow: string,
): readonly string[] => {
  if (found === null) {
    const lies = worlds[refuted.world]?.recorded.scenario.deviations.length ?? 0;
    return [
      '',
      `That world has ${liesText(instance, lies)}: too many to be made fewer step by step, and to be kept as a counterexample.`,
    ];
  }
  const { counterexample, story, stopped } = found;
  const small =
    stopped === null ? 'as small as single steps make it' : `as small as it was made before ${boundText(stopped)}`;
  return [
    '',
    `The same, ${small} (${liesText(instance, counterexample.minimality.lies)}):`,
    ...story.map((line) => `  ${line}`),
    '',
    saved === null
      ? 'To keep it as a file that anyone can replay, add --save.'
      : `Saved as ${saved.path}; replay it with: strategos replay${allow} ${shellPath(saved.path)}`,
  ];
};

export const impossibleCommand = (name: string, args: ImpossibleArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(separate(args.json, { '--certificate': args.certificate })),
    TE.map(() => ({})),
    TE.bind('loaded', () => load(name)),
    TE.bind('posed', ({ loaded }) => TE.fromEither(poseLawfully(loaded, args))),
    TE.bind('argument', ({ posed }) =>
      pipe(
        () => inTime('making the argument', argumentFor(posed)),
        TE.chainEitherK(E.mapLeft(({ message }) => usageFailure(message))),
      ),
    ),
    TE.bind('origin', ({ loaded, posed }) => originOf(loaded, posed, args)),
    TE.tap(() => TE.fromEither(ifInTime('shrinking'))),
    TE.bind(
      'found',
      ({ argument, origin }) =>
        () =>
          counterexampleFor(argument, origin, args.maxSeconds),
    ),
    TE.bind('saved', ({ found, argument: { instance } }) =>
      args.save === undefined || found === null
        ? TE.right(null)
        : saveCounterexample(join(args.save, fileNameOf(found.counterexample, instance)), found.counterexample),
    ),
    TE.bind('certificate', ({ posed, argument, origin }) => certify(argument, posed, origin, args.certificate)),
    TE.map(({ loaded, posed, argument, origin, found, saved, certificate }) => {
      const allow = moduleAllowance(loaded.module);
      if (args.json) printJson(jsonOf(argument, posed, origin, found, saved, certificate));
      else
        print(
          ...argumentLines(argument),
          ...attackLines(argument, found, saved, allow),
          ...certificateLines(certificate, allow),
        );
      return EXIT.expected;
    }),
  );
