/**
 * `strategos regress --watch`: a check whenever something is saved that has a part in it, until Ctrl-C.
 *
 * Watched are the expectations, the corpus, the configuration, and the files of the protocols with all that they import.
 */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { own } from '../../model/own.ts';
import { isFile, nameParts } from '../../model/protocols/named.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import { leave } from '../../host/ending.ts';
import type { ExitCode, Failure } from '../../host/exit.ts';
import { EXIT } from '../../host/exit.ts';
import { complain, errorLine } from '../../host/terminal.ts';
import type { RegressArguments } from './check-once.ts';
import { checkOnce, OUTDATED } from './check-once.ts';
import type { RegressionRun } from './run.ts';
import { settingsFor } from './settings.ts';
import { sourceOf } from '../../host/sources.ts';
import { fileIn, fromHere } from './subject.ts';

/** Editors save in several steps; after so many milliseconds of quiet they are through. */
const QUIET = 60;

/** The files of a protocol that could not be bundled are not known; its own at least is. */
const ownFile = (config: ResolvedConfig, name: string): readonly string[] => {
  if (isFile(name)) return [fileIn(config, name)];
  const { base } = nameParts(name);
  const file = sourceOf(base) ?? own(config.protocols, base)?.split('#')[0];
  return file === undefined ? [] : [file];
};

/** What has a part in a check. */
const inputsOf = async (config: ResolvedConfig, ran: RegressionRun | null): Promise<readonly string[]> => {
  const always = [config.expectations, config.corpus, ...(config.file === null ? [] : [config.file])];
  if (ran === null) return always;
  const names = [...new Set(ran.outcome.cells.map(({ cell }) => cell.protocol))];
  const found = await Promise.all(
    names.map(async (name) => {
      const subject = await ran.subjects.find(name);
      if (E.isRight(subject)) return subject.right._tag === 'Bundled' ? subject.right.bundle.inputs : [];
      const { place } = subject.left;
      return [...ownFile(config, name), ...(place === null ? [] : [resolve(place.file)])];
    }),
  );
  return [...new Set([...always, ...found.flat()])];
};

/** Something to wait for, again and again. */
interface Bell {
  readonly ring: () => void;
  /** Until it has rung since the last time. */
  readonly heard: () => Promise<void>;
}

const bell = (): Bell => {
  let rung = false;
  let listener: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      listener?.();
    },
    heard: async () => {
      if (!rung) await new Promise<void>((hear) => (listener = hear));
      listener = null;
      rung = false;
    },
  };
};

/** Files that are watched; there may be more of them after each check. */
interface Watched {
  /** Watch these as well; whether one of them was saved since a moment, and before it was watched. */
  readonly add: (paths: readonly string[], since: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const savedSince = (path: string, moment: number): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= moment;

/** Nothing is watched yet; `saved` is called whenever something is saved. */
const watching = async (saved: () => void): Promise<Watched> => {
  // Loaded before anything is checked: a change meanwhile is one to check again for.
  const { watch } = await import('chokidar');
  const known = new Set<string>();
  const watchers: { readonly close: () => Promise<void> }[] = [];
  return {
    add: async (paths, since) => {
      const more = paths.filter((path) => !known.has(path));
      if (more.length === 0) return false;
      for (const path of more) known.add(path);
      const watcher = watch(more, { ignoreInitial: true }).on('all', saved);
      watchers.push(watcher);
      await new Promise<void>((ready) => watcher.once('ready', ready));
      return more.some((path) => savedSince(path, since));
    },
    close: async () => {
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
};

/** Check, and again whenever something is saved. The exit code is that of the last check. */
export const watchAndCheck = async (
  first: ResolvedConfig,
  wanted: readonly string[],
  args: RegressArguments,
): Promise<E.Either<Failure, ExitCode>> => {
  const changed = bell();
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  /** Ends the check that is under way; there is a new one for each. */
  let checking = new AbortController();
  const interrupt = (): void => {
    if (stopped()) leave(EXIT.unknown);
    stopping.abort();
    checking.abort();
    changed.ring();
  };
  let timer: NodeJS.Timeout | undefined;
  const watched = await watching(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What was begun before is about what is no longer there.
      checking.abort(OUTDATED);
      changed.ring();
    }, QUIET);
  });
  process.on('SIGINT', interrupt);
  let config = first;
  let exit: ExitCode = EXIT.expected;
  let known: RegressionRun | null = null;
  try {
    await watched.add(await inputsOf(config, null), Infinity);
    while (!stopped()) {
      checking = new AbortController();
      const begun = Date.now();
      const settings = await settingsFor(args)();
      if (E.isRight(settings)) config = settings.right;
      const checked = E.isLeft(settings) ? settings : await checkOnce(config, wanted, args, checking.signal);
      if (E.isLeft(checked)) {
        complain(errorLine(checked.left));
        exit = checked.left.exit;
      } else {
        known = checked.right.ran;
        exit = checked.right.exit;
      }
      if (await watched.add(await inputsOf(config, known), begun)) changed.ring();
      if (stopped()) break;
      complain(`Watching ${fromHere(dirname(config.expectations)) || '.'} and the protocols; Ctrl-C ends it.`);
      await changed.heard();
    }
    return E.right(exit);
  } finally {
    process.off('SIGINT', interrupt);
    clearTimeout(timer);
    await watched.close();
  }
};
