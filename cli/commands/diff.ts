/**
 * `strategos diff`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Argument, Option } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json, maxMemory, maxSeconds, sizes, trustSolver } from '../options.ts';
import type { HelpLists } from './lists.ts';

export const diff = (program: Command, { engines }: HelpLists): void => {
  sizes(
    program
      .command('diff')
      .description(
        'two protocols, compared by what they do: equivalent, or the smallest scenario that tells them apart',
      )
      .addArgument(new Argument('<a>', 'a name, a file, or a file at a revision: HEAD~3:model/protocols/om.ts'))
      .addArgument(new Argument('<b>', 'what it is compared with')),
    'under which faults (default: the first that both have a meaning under)',
  )
    .addOption(new Option('--engine <name>', 'how to find out').choices(engines).default('auto'))
    .addOption(
      new Option('--expect <verdict>', 'exit 0 if this is the verdict')
        .choices(['equivalent', 'different'])
        .default('equivalent'),
    )
    .addOption(
      new Option('--solver <name>', 'which SAT solver: a native cadical, the one built in, or what there is')
        .choices(['auto', 'native', 'wasm'])
        .default('auto'),
    )
    .addOption(trustSolver())
    .option('--certificate <folder>', 'write the proof that they are equivalent there, for “strategos certify”')
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .option('--no-cells', 'do not ask the cells of expectations.json of both where they differ')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos diff om ./my-om.ts -n 4 -m 1\n  $ strategos diff HEAD~1:model/protocols/om.ts model/protocols/om.ts -n 7 -m 2\n  $ strategos diff om sm -n 4 -m 1 --faults byzantine --expect different\n\nExit codes: 0 equivalent (or as expected), 1 different, 2 unknown, 64 they cannot be compared, 65 a file is wrong.',
    )
    .action((a, b, options) =>
      finish(
        import('../diff/diff.ts').then(({ diffCommand }) => diffCommand([a, b], options)),
        options,
      ),
    );
};
