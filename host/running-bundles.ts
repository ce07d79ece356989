/**
 * The bundles of modules that are run in this process, told before they are: should one never come back, only what was told
 * before is known of it.
 */

/** A bundle: the address that stack traces call it, the file that it begins with, and its source map. */
export interface RunBundle {
  readonly url: string;
  readonly file: string;
  readonly map: string;
}

type Listener = (bundle: RunBundle) => void;

let listener: Listener = () => undefined;

/** From now on each bundle is told to this one before it is run. */
export const tellOfBundles = (to: Listener): void => {
  listener = to;
};

/** This bundle is about to be run. */
export const bundleRuns = (bundle: RunBundle): void => {
  listener(bundle);
};
