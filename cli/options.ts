/**
 * Options that several commands have. Their types say what Commander makes of them, so that a command that takes its
 * options as arguments is checked against what it declares.
 */
import type { Command } from '@commander-js/extra-typings';
import { Argument, Option } from '@commander-js/extra-typings';
import type { QuestionOptions } from './question.ts';
import { number, parameter, positive, positiveWhole } from './texts.ts';

/** What a command makes of it stands on stdout as JSON. */
export const json = (): Option<'--json', undefined, false> =>
  new Option('--json', 'print one JSON object on stdout, and nothing else').default(false);

/** Whether a module may be run that a file names and that lies elsewhere. */
export const allowModule = (): Option<'--allow-module', undefined, false> =>
  new Option(
    '--allow-module',
    'run the module that a file names, also where it lies outside this folder and its repository: it is a program',
  ).default(false);

/** How long it may take. */
export const maxSeconds = (
  description = 'stop after this many seconds',
): Option<'--max-seconds <s>', undefined, number, number> =>
  new Option('--max-seconds <s>', description).argParser(positive).default<number>(Infinity, 'no limit');

/** How much memory it may use. */
export const maxMemory = (): Option<'--max-memory <MB>', undefined, undefined, number> =>
  new Option(
    '--max-memory <MB>',
    'stop when more megabytes than this are in use (default: 70 % of what Node may have)',
  ).argParser(positiveWhole);

/** Whether a solver is believed. */
export const trustSolver = (): Option<'--trust-solver', undefined, false> =>
  new Option(
    '--trust-solver',
    'believe the solver instead of checking its proofs: the grade of what holds is “solver” then',
  ).default(false);

/** A folder to save below; `description` says what. */
export const saveOption = (description: string): Option<'--save [folder]', 'counterexamples'> =>
  new Option('--save [folder]', description).preset('counterexamples');

/** How many generals there are. */
export const generalsOption = (): Option<'-n <generals>', undefined, undefined, number> =>
  new Option('-n <generals>', 'how many generals').argParser(number);

/** How many of them may be faulty. */
export const faultyOption = (standard = ''): Option<'-t <faulty>', undefined, undefined, number> =>
  new Option('-t <faulty>', `at most this many are faulty${standard}`).argParser(number);

/** What a command says of the options whose meaning depends on it. */
export interface Described {
  readonly faults: string;
  readonly validity: string;
}

/** `QuestionOptions` as a record: Commander takes no interface for what it read. */
type AskedOptions = Pick<QuestionOptions, keyof QuestionOptions>;

type SizesOptions = Omit<AskedOptions, 'validity'>;

/** The options that say at which sizes, and under which faults. */
export const sizes = <Args extends unknown[]>(command: Command<Args>, faults: string): Command<Args, SizesOptions> =>
  command
    .addOption(generalsOption())
    .option('-m <traitors>', 'how many traitors the protocol is built for', number)
    .addOption(faultyOption(' (default: m)'))
    .option('--faults <model>', faults)
    .option('--values <orders>', 'how many different orders there are (default: 2)', number)
    .option('--param <name=number>', 'a parameter of the protocol; may be repeated', parameter);

/** A protocol, and the options that say what is asked of it. */
export const asking = (command: Command, { faults, validity }: Described): Command<[string], AskedOptions> =>
  sizes(
    command.addArgument(new Argument('<protocol>', 'a name from “strategos protocols”, or the file of your own')),
    `${faults} (default: what the protocol is meant for)`,
  ).option('--validity <name>', `${validity} (default: by problem and faults)`);
