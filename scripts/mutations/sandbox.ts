/**
 * A copy of `model/` in a temporary folder, in which lines may be changed without anybody being disturbed.
 *
 * A protocol is bundled from there and loaded as `strategos regress` loads one that has been changed.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Either } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { bundleModule } from '../../host/bundle.ts';
import type { Loaded } from '../../host/loaded.ts';
import { loadBundle } from '../../host/module.ts';
import { fileOf, root, sourceText } from './sources.ts';

export interface Sandbox {
  /** A registered protocol, loaded with one file of its sources changed to this text; or what is wrong with it. */
  readonly load: (protocol: string, file: string, text: string) => Promise<Either<string, Loaded>>;
  /** A message without the name of the folder, which is another one every time. */
  readonly plain: (message: string) => string;
  readonly remove: () => void;
}

export const sandbox = (): Sandbox => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-mutations-'));
  cpSync(join(root, 'model'), join(folder, 'model'), {
    recursive: true,
    filter: (path) => !/\.(spec|properties)\.ts$/.test(path),
  });
  const plain = (message: string): string =>
    message.replaceAll(/\S*strategos-mutations-\w+\//g, '').replaceAll(/\n\s+/g, ' ');
  return {
    load: async (protocol, file, text) => {
      writeFileSync(join(folder, file), text);
      const loaded = await pipe(
        bundleModule(join(folder, fileOf(protocol))),
        TE.flatMap((made) => loadBundle(made, { module: null, registered: protocol })),
        TE.mapLeft(({ message }) => plain(message)),
      )();
      writeFileSync(join(folder, file), sourceText(file));
      return loaded;
    },
    plain,
    remove: () => rmSync(folder, { recursive: true }),
  };
};
