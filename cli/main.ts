#!/usr/bin/env node
/**
 * The command line. Arguments are parsed here; what a command does is in its own file, loaded only when it is run, so
 * that `--help` answers at once.
 */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { ExitCode } from './exit.ts';
import { parsePath, SLICE } from '../engines/fuzz/slice.ts';
import { EXIT } from './exit.ts';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Failure } from './exit.ts';
import { version } from './package.ts';

/** Numbers are judged where they are used, with the others that they have to fit. */
const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
};

const positive = (text: string): number => {
  const value = number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

const positiveWhole = (text: string): number => {
  const value = positive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
};

const parameter = (
  text: string,
  before: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> => {
  const [name = '', value = ''] = text.split('=');
  if (name === '' || !/^-?\d+$/.test(value))
    throw new InvalidArgumentError('It must look like name=number, e.g. phases=1.');
  return { ...before, [name]: Number(value) };
};

const path = (text: string): string => {
  if (parsePath(text) === null)
    throw new InvalidArgumentError(
      `It must look like slice:run, e.g. 0:17, as it was printed; a slice has ${String(SLICE)} runs.`,
    );
  return text;
};

/** Load a command, run it, and leave with its exit code. */
const finish = async (command: Promise<TaskEither<Failure, ExitCode>>, asJson: boolean): Promise<void> => {
  const { run } = await import('./run.ts');
  process.exitCode = await run(() => command.then((task) => task()), asJson);
};

const json = (): Option<'--json', undefined, false> =>
  new Option('--json', 'print one JSON object on stdout, and nothing else').default(false);

const program = new Command('strategos')
  .description(
    'A research harness for Byzantine agreement: enumerate every attack, shrink what breaks, replay it, report it.',
  )
  .version(version())
  .showHelpAfterError('(add --help to see how it is used)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExample:\n  $ strategos check om -n 3 -m 1\n\nExit codes: 0 as expected, 1 not as expected, 2 unknown, 64 usage, 65 a file is wrong, 70 our own bug.',
  );

program
  .command('prove')
  .description('the main job: three generals cannot agree, four can; writes counterexamples and a report')
  .option('--out <folder>', 'write below this folder', '.')
  .addOption(
    new Option('--max-seconds <s>', 'stop each claim after this many seconds')
      .argParser(positive)
      .default(Infinity, 'no limit'),
  )
  .addOption(json())
  .addHelpText('after', '\nExample:\n  $ strategos prove --out /tmp/proof')
  .action((options) =>
    finish(
      import('./prove.ts').then(({ proveCommand }) => proveCommand(options)),
      options.json,
    ),
  );

program
  .command('check')
  .description('one verdict: does every scenario meet agreement, validity and termination?')
  .addArgument(new Argument('<protocol>', 'a name from “strategos protocols”, or the file of your own'))
  .option('-n <generals>', 'how many generals', number)
  .option('-m <traitors>', 'how many traitors the protocol is built for', number)
  .option('-t <faulty>', 'at most this many are faulty (default: m)', number)
  .option('--faults <model>', 'byzantine, signed, crash, loss or loss:k (default: what the protocol is meant for)')
  .option('--values <orders>', 'how many different orders there are (default: 2)', number)
  .option('--param <name=number>', 'a parameter of the protocol; may be repeated', parameter)
  .option(
    '--validity <name>',
    'commander, loyal-unanimity, unanimity, weak-unanimity or coordinated-attack (default: by problem and faults)',
  )
  .addOption(
    new Option('--engine <name>', 'how to find out')
      .choices(['auto', 'exhaustive', 'symbolic', 'fuzz'])
      .default('auto'),
  )
  .addOption(
    new Option('--expect <verdict>', 'exit 0 if this is the verdict').choices(['holds', 'violated']).default('holds'),
  )
  .addOption(new Option('--no-reduction', 'enumerate plainly, one scenario at a time (exhaustive engine only)'))
  .addOption(
    new Option('--max-evaluations <k>', 'stop after this many evaluations')
      .argParser(positiveWhole)
      .default(50_000_000),
  )
  .addOption(
    new Option('--max-states <k>', 'stop when more states than this are kept at once')
      .argParser(positiveWhole)
      .default(300_000),
  )
  .addOption(
    new Option('--max-seconds <s>', 'stop after this many seconds').argParser(positive).default(Infinity, 'no limit'),
  )
  .addOption(
    new Option('--solver <name>', 'which SAT solver: a native cadical, the one built in, or what there is')
      .choices(['auto', 'native', 'wasm'])
      .default('auto'),
  )
  .option('--certificate <folder>', 'write what was proved there, for “strategos certify”')
  .option('--minimum', 'find the fewest lies that break a property, and prove that there are no fewer', false)
  .option('--all', 'list all the smallest attacks, up to renaming generals (implies --minimum)', false)
  .addOption(
    new Option('--limit <k>', 'list at most so many attacks on each property').argParser(positiveWhole).default(20),
  )
  .option('--seed <text>', 'the master seed of fuzzing', 'strategos')
  .addOption(new Option('--runs <k>', 'how many scenarios to fuzz').argParser(positiveWhole).default(100_000))
  .addOption(new Option('--path <slice:run>', 'fuzz only the volley with this path, as it was printed').argParser(path))
  .addOption(
    new Option('--save [folder]', 'save counterexamples below this folder (default: counterexamples)').preset(
      'counterexamples',
    ),
  )
  .addOption(json())
  .addHelpText(
    'after',
    '\nExamples:\n  $ strategos check om -n 4 -m 1\n  $ strategos check om -n 3 -m 1 --expect violated --save\n  $ strategos check flood-set -n 3 -m 1 --faults byzantine\n  $ strategos check om -n 6 -m 2 --minimum\n  $ strategos check om -n 10 -m 3 --certificate om-10\n  $ strategos check ./my-protocol.ts -n 4 -m 1 --engine fuzz --seed 7',
  )
  .action((protocol, { save, ...options }) =>
    finish(
      import('./check.ts').then(({ checkCommand }) => checkCommand(protocol, { ...options, save })),
      options.json,
    ),
  );

program
  .command('replay')
  .description('run counterexample files again: reproduced, fixed, changed or stale')
  .argument('<file...>', 'counterexample files')
  .addOption(new Option('--story', 'tell each story (with one file, it is always told)').default(false))
  .addOption(json())
  .addHelpText('after', '\nExample:\n  $ strategos replay counterexamples/om/validity-n3-m1.json')
  .action((files, options) =>
    finish(
      import('./replay.ts').then(({ replayCommand }) => replayCommand(files, options)),
      options.json,
    ),
  );

program
  .command('certify')
  .description('check a certificate: believe neither how its formulas were made nor how its proofs were found')
  .argument('<certificate>', 'its folder, or the file of an argument (“strategos impossible”, “strategos solvable”)')
  .addOption(
    new Option('--max-seconds <s>', 'stop after this many seconds').argParser(positive).default(Infinity, 'no limit'),
  )
  .addOption(json())
  .addHelpText(
    'after',
    '\nExample:\n  $ strategos certify certificates/om-n4-m1\n\nExit codes: 0 accepted, 1 refused, 2 stopped before it was through, 64 usage, 65 a file is missing or wrong.',
  )
  .action((certificate, options) =>
    finish(
      import('./certify.ts').then(({ certifyCommand }) => certifyCommand(certificate, options)),
      options.json,
    ),
  );

program
  .command('impossible')
  .description('why no protocol can do it, shown on one that claims to: the worlds, and who cannot tell them apart')
  .addArgument(new Argument('<protocol>', 'a name from “strategos protocols”, or the file of your own'))
  .option('-n <generals>', 'how many generals', number)
  .option('-m <traitors>', 'how many traitors the protocol is built for', number)
  .option('-t <faulty>', 'at most this many are faulty (default: m)', number)
  .option('--faults <model>', 'byzantine, signed, crash or loss (default: what the protocol is meant for)')
  .option('--values <orders>', 'how many different orders there are (default: 2)', number)
  .option('--param <name=number>', 'a parameter of the protocol; may be repeated', parameter)
  .option('--validity <name>', 'which validity; weak-unanimity asks for the ring (default: by problem and faults)')
  .addOption(
    new Option('--save [folder]', 'save the counterexample below this folder (default: counterexamples)').preset(
      'counterexamples',
    ),
  )
  .option('--certificate <file>', 'keep the argument there, for “strategos certify”')
  .addOption(json())
  .addHelpText(
    'after',
    '\nExamples:\n  $ strategos impossible om -n 3 -m 1\n  $ strategos impossible handshake\n  $ strategos impossible flood-set -n 4 -m 1 -t 2',
  )
  .action((protocol, { save, ...options }) =>
    finish(
      import('./impossible.ts').then(({ impossibleCommand }) => impossibleCommand(protocol, { ...options, save })),
      options.json,
    ),
  );

program
  .command('solvable')
  .description('whether any deterministic protocol of so many rounds exists: one, or why there is none')
  .option('-n <generals>', 'how many generals', number)
  .option('-t <faulty>', 'at most this many are faulty', number)
  .option('--rounds <r>', 'how many rounds a protocol may take', number)
  .option('--faults <model>', 'byzantine, crash, omission, send-omission, loss or loss:k', 'byzantine')
  .option('--problem <name>', 'consensus, broadcast or coordinated-attack (default: by faults)')
  .option('--validity <name>', 'which validity (default: by problem and faults)')
  .addOption(new Option('--expect <verdict>', 'exit 0 only if this is the verdict').choices(['solvable', 'impossible']))
  .addOption(
    new Option('--max-seconds <s>', 'stop after this many seconds').argParser(positive).default(Infinity, 'no limit'),
  )
  .option('--certificate <file>', 'keep a chain of executions there, for “strategos certify”')
  .addOption(json())
  .addHelpText(
    'after',
    '\nExamples:\n  $ strategos solvable -n 3 -t 1 --rounds 2 --faults byzantine\n  $ strategos solvable -n 4 -t 2 --rounds 2 --faults crash\n  $ strategos solvable --rounds 2 --faults loss:1',
  )
  .action((options) =>
    finish(
      import('./solvable.ts').then(({ solvableCommand }) => solvableCommand(options)),
      options.json,
    ),
  );

program
  .command('protocols')
  .description('the protocols and fault models there are')
  .addOption(json())
  .addHelpText('after', '\nExample:\n  $ strategos protocols --json')
  .action((options) =>
    finish(
      import('./protocols.ts').then(({ protocolsCommand }) => protocolsCommand(options)),
      options.json,
    ),
  );

program
  .command('doctor')
  .description('whether everything Strategos uses is there')
  .addOption(json())
  .addHelpText('after', '\nExample:\n  $ strategos doctor')
  .action((options) =>
    finish(
      import('./doctor.ts').then(({ doctorCommand }) => doctorCommand(options)),
      options.json,
    ),
  );

/**
 * Whoever reads our output may stop reading (`| head`): the work goes on, since it may write files. Output that cannot be
 * written for another reason, such as a full disk, is an error like any other.
 */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: cannot write the output: ${error.message}\n`);
  process.exit(EXIT.file);
});

/** Commander leaves by throwing: 0 after help and version, 1 when the command line is wrong. */
try {
  await program.parseAsync();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exitCode = thrown.exitCode === 0 ? EXIT.expected : EXIT.usage;
  // With --json there is one object on stdout whatever happens; what is wrong stands on stderr already.
  if (thrown.exitCode !== 0 && process.argv.includes('--json')) {
    const { printJson } = await import('./terminal.ts');
    printJson({ schema: 'strategos/error/1', error: { exit: EXIT.usage, message: thrown.message } });
  }
}
