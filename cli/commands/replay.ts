/**
 * `strategos replay`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { finish } from '../finish.ts';
import { json } from '../options.ts';

export const replay = (program: Command): void => {
  program
    .command('replay')
    .description('run counterexample files again: reproduced, fixed, changed or stale')
    .argument('<file...>', 'counterexample files')
    .addOption(new Option('--story', 'tell each story (with one file, it is always told)').default(false))
    .addOption(json())
    .addHelpText('after', '\nExample:\n  $ strategos replay counterexamples/om/validity-n3-m1.json')
    .action((files, options) =>
      finish(
        import('../replay.ts').then(({ replayCommand }) => replayCommand(files, options)),
        options.json,
      ),
    );
};
