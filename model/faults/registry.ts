/**
 * The fault models there are, by the name they have on the command line and in files.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { FaultModel } from '../fault-model.ts';
import type { Protocol } from '../protocol.ts';
import { nearest } from '../nearest.ts';
import { byzantine } from './byzantine.ts';
import { crash } from './crash.ts';
import { loss } from './loss.ts';
import { signed } from './signed.ts';

/** One model of each family, the most permissive one. */
export const faultModels: readonly FaultModel[] = [byzantine, signed, crash, loss(Infinity)];

/** Why there is no such fault model, or none that fits. */
export interface FaultModelError {
  readonly _tag: 'UnknownFaultModel' | 'NoMeaning';
  readonly message: string;
}

/** More losses than this are better asked for as `loss`. */
const MOST_LOSSES = 64;

/** What is wrong with a number behind the name of a fault model; `null` where there is no such model either. */
const wronglyNumbered = (name: string, family: string, number: string): string | null => {
  if (family !== 'loss')
    return faultModels.some((model) => model.name === family)
      ? `there is no fault model “${name}”: ${family} takes no number. How many generals are faulty is said by t.`
      : null;
  const k = Number(number.normalize('NFKC'));
  const rule = `in loss:k, k is how many messages of a run may be lost, a whole number from 0 to ${String(MOST_LOSSES)}`;
  const meant =
    number.trim() === ''
      ? 'Write loss:1, or loss for any number.'
      : Number.isInteger(k) && k >= 0 && k <= MOST_LOSSES
        ? `Write loss:${String(k)}.`
        : k > MOST_LOSSES
          ? 'Write loss for any number.'
          : k > 0 && k < 1
            ? 'It is no probability. Write loss:1, or loss for any number.'
            : 'Write loss:1, or loss for any number.';
  return `there is no fault model “${name}”: ${rule}. ${meant}`;
};

/** The fault model of that name: `byzantine`, `signed`, `crash`, `loss`, or `loss:k` for at most k losses. */
export const faultModelOf = (name: string): E.Either<FaultModelError, FaultModel> => {
  const known = faultModels.find((model) => model.name === name);
  if (known !== undefined) return E.right(known);
  const [, family, number = ''] = /^(\w+):(.*)$/.exec(name) ?? [];
  if (family === 'loss' && /^(0|[1-9]\d*)$/.test(number) && Number(number) <= MOST_LOSSES)
    return E.right(loss(Number(number)));
  const numbered = family === undefined ? null : wronglyNumbered(name, family, number);
  if (numbered !== null) return E.left({ _tag: 'UnknownFaultModel', message: numbered });
  const names = [...faultModels.map((model) => model.name), 'loss:1'];
  const near = nearest(name, names);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  return E.left({
    _tag: 'UnknownFaultModel',
    message: `there is no fault model “${name}”.${hint} There are byzantine, signed, crash, loss, and loss:k with k from 0 to ${String(MOST_LOSSES)}.`,
  });
};

/** The model itself if the protocol has a meaning under it, or why it has none. */
export const fits = (protocol: Protocol, model: FaultModel): E.Either<FaultModelError, FaultModel> => {
  if (protocol.faults.includes(model.family)) return E.right(model);
  const why =
    model.family === 'signed'
      ? 'its messages carry no signatures'
      : protocol.problem === 'coordinated-attack'
        ? 'in a coordinated attack both generals are loyal and the link is the enemy'
        : 'its author gave it none';
  return E.left({
    _tag: 'NoMeaning',
    message: `${protocol.name} has no meaning under ${model.name}: ${why}. It has one under ${protocol.faults.join(', ')}.`,
  });
};

/** The fault model that a protocol is meant for: the first of its families. */
export const standardFaults = (protocol: Protocol): FaultModel =>
  faultModels.find((model) => model.family === protocol.faults[0]) ?? byzantine;
