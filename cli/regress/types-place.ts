/**
 * Whose a file is that types are looked for in, and where the types of `strategos/…` are.
 */
import { join, resolve, sep } from 'node:path';
import { packageFolder } from '../../host/package.ts';
import { hasSources } from '../../host/sources.ts';

/** Whether a file is somebody else's business: a package's, or ours where the protocol is not. */
export const isElsewhere = (path: string, root: string): boolean => {
  const ours = `${packageFolder()}${sep}`;
  return /[\\/]node_modules[\\/]/.test(path) || (resolve(path).startsWith(ours) && !resolve(root).startsWith(ours));
};

/** Where a protocol finds `strategos/…` although it is not installed beside it: with whoever runs this. */
export const ownPaths = (): Readonly<Record<string, readonly string[]>> => ({
  'strategos/*': [join(packageFolder(), hasSources() ? '*.ts' : 'dist/*.d.ts')],
});
