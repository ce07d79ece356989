/**
 * The command line as a function of its words. Each command is declared in `commands/`, and listed in its registry; what it does
 * is in a file of its own, loaded only when it is run, so that `--help` answers at once.
 */
import { Command, CommanderError } from '@commander-js/extra-typings';
import { commandBeganAt } from './beginning.ts';
import { helpLists, noLists } from './commands/lists.ts';
import { commandNamed, registeredCommands } from './commands/registry.ts';
import { endWith } from '../host/ending.ts';
import { EXIT } from '../host/exit.ts';
import { hintAtChoices, refuseEmptyPaths } from './given.ts';
import { endDeadline, startDeadline } from '../host/phase.ts';
import { version } from '../host/package.ts';
import { writeAnswer } from '../host/stdout.ts';

/**
 * A command line remembers what it was given, so each run has its own. Where the words begin with a command, or ask for its help, only that is declared:
 * the help of all, and the hint at the one that is meant, need the others.
 */
const declared = async ([first = '', second = '']: readonly string[]): Promise<Command> => {
  const program = new Command('strategos')
    .description(
      'A research harness for Byzantine agreement: enumerate every attack, shrink what breaks, replay it, report it.',
    )
    .version(version())
    .showHelpAfterError('(add --help to see how it is used)')
    .exitOverride()
    // Help and the version are the answer, and the commands below inherit that.
    .configureOutput({ writeOut: writeAnswer })
    .addHelpText(
      'after',
      '\nExample:\n  $ strategos check om -n 3 -m 1\n\nExit codes: 0 as expected, 1 not as expected, 2 unknown, 64 usage, 65 a file is wrong, 70 our own bug.',
    );
  const named = commandNamed(first === 'help' ? second : first);
  const lists = named?.lists === undefined ? noLists : await helpLists(named.lists);
  for (const { load } of named === undefined ? registeredCommands : [named]) (await load())(program, lists);
  program.commands.forEach(hintAtChoices);
  program.hook('preAction', (_program, action) => {
    refuseEmptyPaths(action);
    const { maxSeconds } = action.opts() as { readonly maxSeconds?: number };
    startDeadline(maxSeconds ?? Infinity, commandBeganAt());
  });
  return program;
};

/** Help about a command that there is not is refused as the command is: Commander prints the help of all. */
const asMeant = ({ commands }: Command, words: readonly string[]): readonly string[] => {
  const [first, asked] = words;
  return first === 'help' && asked !== undefined && commands.every((command) => command.name() !== asked)
    ? words.slice(1)
    : words;
};

/** Whether what was asked for was help or the version. `help` ends with the exit code that the process has until then. */
const isAnswered = ({ code, exitCode }: CommanderError, [first]: readonly string[]): boolean =>
  exitCode === 0 || (code === 'commander.help' && first === 'help');

/** Run `strategos …words`; its exit code becomes the process's. */
export const strategos = async (words: readonly string[]): Promise<void> => {
  try {
    const program = await declared(words);
    await program.parseAsync(asMeant(program, words), { from: 'user' });
  } catch (thrown) {
    // Commander leaves by throwing, after help and version and when the command line is wrong.
    if (!(thrown instanceof CommanderError)) throw thrown;
    const isWrong = !isAnswered(thrown, words);
    endWith(isWrong ? EXIT.usage : EXIT.expected);
    // With --json there is one object on stdout whatever happens; what is wrong stands on stderr already.
    if (isWrong && words.includes('--json')) {
      const { printJson } = await import('../host/terminal.ts');
      printJson({ schema: 'strategos/error/1', error: { exit: EXIT.usage, message: thrown.message } });
    }
  } finally {
    endDeadline();
  }
};
