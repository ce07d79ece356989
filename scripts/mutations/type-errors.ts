/**
 * Whether mutations pass the compiler: all of them side by side, so that it has to be started once only.
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typeErrorsIn } from '../../cli/regress/types.ts';
import type { Mutation } from './mutation.ts';
import { changedText } from './mutation.ts';
import { root, sourceText } from './sources.ts';

/** What the compiler says of them, as a regression check asks it. */
export const typeErrorsOf = (mutations: readonly Mutation[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-types-'));
  try {
    cpSync(join(root, 'model'), join(folder, 'model'), { recursive: true });
    for (const file of ['tsconfig.json', 'package.json']) cpSync(join(root, file), join(folder, file));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const roots = mutations.map((mutation, i) => {
      const path = join(folder, mutation.file.replace(/\.ts$/, `-${String(i)}.ts`));
      writeFileSync(path, changedText(sourceText(mutation.file), mutation) ?? '');
      return path;
    });
    const typescript = createRequire(import.meta.url).resolve('typescript');
    return typeErrorsIn({ typescript, tsconfig: join(folder, 'tsconfig.json'), roots }).flatMap(({ error }, i) =>
      error === null ? [] : [`${mutations[i]?.after.trim() ?? ''}: ${error.message}`],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
