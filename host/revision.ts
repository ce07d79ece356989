/**
 * A protocol as it was: a file at a revision of the repository, `HEAD~3:model/protocols/om.ts`, or `main:./mine.ts#one`.
 *
 * The sources of that revision are put into a temporary folder, so that the file is bundled with what it imported then;
 * packages are those that are installed now. It is known by its commit from then on, because `HEAD~3` is another tomorrow.
 *
 * Limit: a package that is not an ES module leaves the path to it in the bundle, so a protocol that imports one has another
 * fingerprint at a revision than as a file.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { nearest } from '../model/nearest.ts';
import { bundleModule } from './bundle.ts';
import type { Failure } from './exit.ts';
import { fileFailure } from './exit.ts';
import { isBelow, realPath } from './inside.ts';
import type { Loaded } from './loaded.ts';
import { loadBundle } from './module.ts';
import type { Revision } from './revision-name.ts';
import { revisionIn } from './revision-name.ts';
import { temporaryFolder } from './temporary.ts';

/** More than this git does not print for us: the names of a million files. */
const MOST_BYTES = 1 << 27;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Run git; where there is none, it says so. */
const git = (
  args: readonly string[],
  { index, input }: { readonly index?: string; readonly input?: string } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const env = index === undefined ? process.env : { ...process.env, GIT_INDEX_FILE: index };
    const child = execFile('git', [...args], { env, maxBuffer: MOST_BYTES }, (error, out, err) => {
      const missing = error !== null && error.code === 'ENOENT';
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ status, out, err: missing ? 'git is not installed' : err });
    });
    child.stdin?.on('error', () => undefined).end(input ?? '');
  });

const reasonOf = ({ err }: Ran): string => err.trim().replace(/^fatal: /, '') || 'git gives no reason';

/** What may be part of a protocol. */
const SOURCES = /\.([cm]?[jt]sx?|json)$/;

/** A protocol, and where its repository is. */
interface Found {
  readonly top: string;
  readonly commit: string;
  /** The file, from the repository's folder. */
  readonly file: string;
  /** The sources of that revision. */
  readonly sources: readonly string[];
}

const notThere = (name: string, message: string): E.Either<Failure, never> =>
  E.left(fileFailure(`${name}: ${message}`));

/** Where the file is, or what is not there: the repository, the revision, or the path. */
const find = async (name: string, { revision, path }: Revision): Promise<E.Either<Failure, Found>> => {
  const place = await git(['rev-parse', '--show-toplevel', '--show-prefix']);
  if (place.status !== 0) return notThere(name, `this is looked for with git, which says: ${reasonOf(place)}`);
  const [top = '', prefix = ''] = place.out.split('\n');
  const resolved = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (resolved.status !== 0) {
    const names = await git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']);
    const near = nearest(revision, [...names.out.split('\n').filter(Boolean), 'HEAD']);
    return notThere(
      name,
      `there is no revision “${revision}” in ${top}.${near === null ? ' “git log --oneline” lists them' : ` Did you mean ${near}?`}`,
    );
  }
  const commit = resolved.out.trim();
  const listing = await git(['-C', top, 'ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
  if (listing.status !== 0) return notThere(name, reasonOf(listing));
  const files = listing.out.split('\0').filter(Boolean);
  const file = path.startsWith('./') ? `${prefix}${path.slice(2)}` : path;
  if (files.includes(file) && !SOURCES.test(file))
    return notThere(name, `${file} is no TypeScript or JavaScript, so there is no protocol in it`);
  if (files.includes(file)) return E.right({ top, commit, file, sources: files.filter((each) => SOURCES.test(each)) });
  const near = files.includes(`${prefix}${file}`) ? `./${file}` : nearest(file, files);
  return notThere(
    name,
    `there is no file ${file} at ${revision}.${near === null ? '' : ` Did you mean ${revision}:${near}?`} Paths begin at the repository’s folder, or with ./ here`,
  );
};

/** The folders that a file is in, from the repository's down: packages may be installed in each. */
const foldersOf = (file: string): readonly string[] => {
  const names = file.split('/').slice(0, -1);
  return ['', ...names.map((_, i) => names.slice(0, i + 1).join('/'))];
};

/** Put the sources of a revision below a folder. */
const unpack = async (folder: string, { top, commit, file, sources }: Found): Promise<E.Either<string, string>> => {
  const index = join(folder, 'index');
  const tree = join(folder, 'tree');
  const listed = await git(['-C', top, 'read-tree', commit], { index });
  if (listed.status !== 0) return E.left(reasonOf(listed));
  const written = await git(['-C', top, 'checkout-index', '-q', '-z', '--stdin', `--prefix=${tree}/`], {
    index,
    input: sources.join('\0'),
  });
  if (written.status !== 0) return E.left(reasonOf(written));
  for (const inside of foldersOf(file)) {
    const installed = join(top, inside, 'node_modules');
    if (existsSync(installed)) await symlink(installed, join(tree, inside, 'node_modules'), 'junction');
  }
  return E.right(tree);
};

/** A commit as it is named: enough of it to be the only one. */
const nameOf = (commit: string): string => commit.slice(0, 12);

/** The protocol of a file that was found, loaded while the files are there. */
const loadFound = async (name: string, { exported }: Revision, found: Found): Promise<E.Either<Failure, Loaded>> => {
  const folder = temporaryFolder();
  const module = `${nameOf(found.commit)}:${found.file}${exported === null ? '' : `#${exported}`}`;
  try {
    const tree = await unpack(folder, found);
    if (E.isLeft(tree)) return notThere(name, tree.left);
    const file = join(tree.right, found.file);
    if (existsSync(file) && !isBelow(realPath(tree.right), realPath(file)))
      return notThere(name, `${found.file} is a link that leads out of that revision`);
    // What is wrong in a file is told of the revision, not of where its files are at the moment.
    const told = (text: string): string =>
      text.replaceAll(new RegExp(`[^\\s“]*${basename(folder)}/tree/`, 'g'), `${nameOf(found.commit)}:`);
    const loaded = await pipe(
      bundleModule(file),
      TE.flatMap((made) => loadBundle(made, { module, ...(exported === null ? {} : { exported }) })),
    )();
    return pipe(
      loaded,
      E.bimap(
        ({ message }) => fileFailure(told(message)),
        (made) => ({ ...made, file: null }),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The protocol of a file at a revision. */
export const fromRevision =
  (name: string): TE.TaskEither<Failure, Loaded> =>
  async () => {
    const revision = revisionIn(name);
    if (revision === null) return notThere(name, 'this is no file at a revision; write HEAD~1:path/to/file.ts');
    const found = await find(name, revision);
    return E.isLeft(found) ? found : loadFound(name, revision, found.right);
  };
