/**
 * `strategos init`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json } from '../options.ts';

export const init = (program: Command): void => {
  program
    .command('init')
    .description('set up a repository of your own: a protocol, its tests, what is expected of it, and a workflow')
    .argument('[folder]', 'where; nothing that is there is overwritten', '.')
    .option('--name <protocol>', 'what the protocol is called', 'my-protocol')
    .addOption(json())
    .addHelpText('after', '\nExamples:\n  $ strategos init\n  $ strategos init my-protocols --name echo')
    .action((folder, options) =>
      finish(
        import('../init.ts').then(({ initCommand }) => initCommand(folder, options)),
        options,
      ),
    );
};
