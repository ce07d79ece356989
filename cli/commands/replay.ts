/**
 * `strategos replay`, as it is declared: its options and its help.
 */
import type { Command } from '@commander-js/extra-typings';
import { Option } from '@commander-js/extra-typings';
import { TRACE_FORMATS } from '../../reports/traces/format.ts';
import { finish } from '../finish.ts';
import { allowModule, json, maxSeconds } from '../options.ts';

export const replay = (program: Command): void => {
  program
    .command('replay')
    .description('run counterexample files again: reproduced, fixed, changed or stale')
    .argument('<file...>', 'counterexample files')
    .addOption(new Option('--story', 'tell each story (with one file, it is always told)').default(false))
    .option('--accept', 'expect from now on that what is fixed holds, and say so in its file', false)
    .addOption(new Option('--format <name>', 'write what happens, for another tool').choices(TRACE_FORMATS))
    .addOption(new Option('--out <file>', 'where to write that (default: stdout)'))
    .addOption(maxSeconds())
    .addOption(allowModule())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ strategos replay counterexamples/om/validity-n3-m1.json\n  $ strategos replay counterexamples/om/validity-n3-m1.json --format itf --out attack.itf.json',
    )
    .action((files, options) =>
      finish(
        options.format === undefined && options.out === undefined
          ? import('../replay.ts').then(({ runReplay }) => runReplay(files, options))
          : import('../replay-format.ts').then(({ replayFormatCommand }) => replayFormatCommand(files, options)),
        options,
      ),
    );
};
