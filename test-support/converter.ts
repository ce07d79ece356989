/**
 * A program for tests that should turn figures into PDFs, and fails.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from './folder.ts';

/** A folder to have for PATH: in it is an `rsvg-convert` that makes so many pictures and then complains. */
export const failingConverter = (succeeding = 0): string => {
  const folder = folderWith({ made: '' });
  const made = join(folder, 'made');
  const script = `#!/bin/sh
[ "$1" = --version ] && exit 0
read -r so_far < '${made}'
if [ "\${#so_far}" -ge ${String(succeeding)} ]; then echo 'it has no fonts for this' >&2; echo 'nor for that' >&2; exit 1; fi
echo "x$so_far" > '${made}'
echo '%PDF-' > "$4"
`;
  const bin = folderWith({ 'rsvg-convert': script });
  chmodSync(join(bin, 'rsvg-convert'), 0o755);
  return bin;
};
