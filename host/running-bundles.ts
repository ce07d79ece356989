/**
 * The bundles of modules that this process runs, announced beforehand: if one never returns, all that is known of it is what was
 * announced.
 */

/** A bundle: the address that stack traces call it, the file that it begins with, and its source map. */
export interface RunBundle {
  readonly url: string;
  readonly file: string;
  readonly map: string;
}

type Listener = (bundle: RunBundle) => void;

let listener: Listener = () => undefined;

/** From now on, call this with each bundle before it is run. */
export const tellOfBundles = (to: Listener): void => {
  listener = to;
};

/** This bundle is about to be run. */
export const bundleRuns = (bundle: RunBundle): void => {
  listener(bundle);
};
