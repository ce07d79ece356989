/**
 * `strategos impossible`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { asking, json, maxMemory, maxSeconds, saveOption } from '../options.ts';
import type { HelpLists } from './lists.ts';

export const impossible = (program: Command, { faults }: HelpLists): void => {
  asking(
    program
      .command('impossible')
      .description(
        'why no protocol can do it, shown on one that claims to: the worlds, and who cannot tell them apart',
      ),
    {
      faults,
      validity: 'which validity; weak-unanimity asks for the ring',
    },
  )
    .addOption(saveOption('save the counterexample below this folder (default: counterexamples)'))
    .option('--certificate <file>', 'keep the argument there, for “strategos certify”')
    .addOption(maxSeconds())
    .addOption(maxMemory())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos impossible om -n 3 -m 1\n  $ strategos impossible handshake\n  $ strategos impossible flood-set -n 4 -m 1 -t 2',
    )
    .action((protocol, options) =>
      finish(
        import('../impossible.ts').then(({ impossibleCommand }) => impossibleCommand(protocol, options)),
        options,
      ),
    );
};
