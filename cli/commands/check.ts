/**
 * `strategos check`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { LISTED, RUNS, SEED } from '../../inquiry/check-defaults.ts';
import { validityNames } from '../../properties/conditions.ts';
import { finish } from '../finish.ts';
import { asking, json, maxMemory, maxSeconds, saveOption, trustSolver } from '../options.ts';
import { path, positiveWhole, states } from '../texts.ts';
import type { HelpLists } from './lists.ts';

export const check = (program: Command, { faults, engines }: HelpLists): void => {
  asking(
    program.command('check').description('one verdict: does every scenario meet agreement, validity and termination?'),
    {
      faults,
      validity: `${validityNames.slice(0, -1).join(', ')} or ${validityNames.slice(-1).join('')}`,
    },
  )
    .addOption(new Option('--engine <name>', 'how to find out').choices(engines).default('auto'))
    .addOption(
      new Option('--expect <verdict>', 'exit 0 if this is the verdict').choices(['holds', 'violated']).default('holds'),
    )
    .addOption(
      new Option('--accept <grade>', 'exit 0 also if random scenarios broke nothing, which proves nothing').choices([
        'sampled',
      ] as const),
    )
    .addOption(new Option('--no-reduction', 'enumerate plainly, one scenario at a time (exhaustive engine only)'))
    .addOption(
      new Option('--max-evaluations <k>', 'stop after this many evaluations')
        .argParser(positiveWhole)
        .default(50_000_000),
    )
    .addOption(
      new Option('--max-states <k>', 'stop when more states than this are kept at once (at most 10,000,000)')
        .argParser(states)
        .default(300_000),
    )
    .option(
      '--static',
      'first look over its types: refuse a line that looks at a truth value (needs TypeScript)',
      false,
    )
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(
      new Option('--solver <name>', 'which SAT solver: a native cadical, the one built in, or what there is')
        .choices(['auto', 'native', 'wasm'])
        .default('auto'),
    )
    .addOption(trustSolver())
    .option('--certificate <folder>', 'write what was proved there, for “strategos certify”')
    .option('--minimum', 'find the fewest lies that break a property, and prove that there are no fewer', false)
    .option('--all', 'list all the smallest attacks, up to renaming generals (implies --minimum)', false)
    .addOption(
      new Option('--limit <k>', 'list at most so many attacks on each property')
        .argParser(positiveWhole)
        .default(LISTED),
    )
    .option('--seed <text>', 'the master seed of fuzzing', SEED)
    .addOption(new Option('--runs <k>', 'how many scenarios to fuzz').argParser(positiveWhole).default(RUNS))
    .addOption(
      new Option('--path <slice:run>', 'fuzz only the volley with this path, as it was printed').argParser(path),
    )
    .addOption(saveOption('save counterexamples below this folder (default: counterexamples)'))
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos check om -n 4 -m 1\n  $ strategos check om -n 3 -m 1 --expect violated --save\n  $ strategos check flood-set -n 3 -m 1 --faults byzantine\n  $ strategos check om -n 6 -m 2 --minimum\n  $ strategos check om -n 10 -m 3 --certificate om-10\n  $ strategos check ./my-protocol.ts -n 4 -m 1 --engine fuzz --seed 7 --accept sampled',
    )
    .action((protocol, options) =>
      finish(
        import('../check.ts').then(({ checkCommand }) => checkCommand(protocol, options)),
        options,
      ),
    );
};
