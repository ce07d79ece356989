/**
 * `strategos solvable`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { faultyOption, generalsOption, json, maxMemory, maxSeconds } from '../options.ts';
import { number } from '../texts.ts';
import type { HelpLists } from './lists.ts';

export const solvable = (program: Command, { viewed }: HelpLists): void => {
  program
    .command('solvable')
    .description('whether any deterministic protocol of so many rounds exists: one, or why there is none')
    .addOption(generalsOption())
    .addOption(faultyOption())
    .option('--rounds <r>', 'how many rounds a protocol may take', number)
    .option('--faults <model>', viewed, 'byzantine')
    .option('--problem <name>', 'consensus, broadcast or coordinated-attack (default: by faults)')
    .option('--validity <name>', 'which validity (default: by problem and faults)')
    .addOption(
      new Option('--expect <verdict>', 'exit 0 only if this is the verdict').choices(['solvable', 'impossible']),
    )
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .option('--certificate <file>', 'keep a chain of executions there, for “strategos certify”')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos solvable -n 3 -t 1 --rounds 2 --faults byzantine\n  $ strategos solvable -n 4 -t 2 --rounds 2 --faults crash\n  $ strategos solvable --rounds 2 --faults loss:1',
    )
    .action((options) =>
      finish(
        import('../solvable.ts').then(({ solvableCommand }) => solvableCommand(options)),
        options,
      ),
    );
};
