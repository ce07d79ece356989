/**
 * The roles of faulty generals: what one may do.
 */
import type { Role } from '../fault-model.ts';

/** It says what it likes to whom it likes. */
export const traitor: Role = {
  called: { one: 'a traitor', many: 'traitors' },
  counted: { one: 'traitor', many: 'traitors' },
  mark: 'traitor',
  benign: false,
  consistent: false,
  loses: { sent: false, received: false },
  stops: false,
};

/** It says what it likes, but the same to everybody. */
export const symmetricTraitor: Role = {
  ...traitor,
  counted: { one: 'symmetric traitor', many: 'symmetric traitors' },
  consistent: true,
};

/** What all roles share that follow the protocol and lose messages. */
const losing = { called: { one: 'faulty', many: 'faulty' }, mark: 'faulty', benign: true, consistent: false } as const;

/** It stops, possibly halfway through sending. */
export const crashing: Role = {
  ...losing,
  counted: { one: 'crash', many: 'crashes' },
  loses: { sent: true, received: false },
  stops: true,
};

/** Some of what it sends does not arrive. */
export const omittingToSend: Role = {
  ...losing,
  counted: { one: 'general that omits to send', many: 'generals that omit to send' },
  loses: { sent: true, received: false },
  stops: false,
};

/** Some of what is sent to it does not arrive. */
export const omittingToReceive: Role = {
  ...losing,
  counted: { one: 'general that omits to receive', many: 'generals that omit to receive' },
  loses: { sent: false, received: true },
  stops: false,
};

/** Some of what it sends, and of what is sent to it, does not arrive. */
export const omitting: Role = {
  ...losing,
  counted: { one: 'general that omits to send and to receive', many: 'generals that omit to send and to receive' },
  loses: { sent: true, received: true },
  stops: false,
};
