/**
 * A general: its head, its line with its coins, and its decision at the end.
 */
import type { JSX } from 'preact';
import type { General } from '../../model/army.ts';
import { decidedIn, orderAt, roleText } from '../judged.ts';
import { tossText } from '../../reports/story/coins.ts';
import { spelt } from '../../reports/figures/execution/cast.ts';
import type { Coin, Layout } from '../layout.ts';
import { COIN_SIZE, HEAD, inColumn } from '../layout.ts';
import type { Scene } from '../state.ts';
import type { PageStore } from './store.ts';

interface Place {
  readonly layout: Layout;
  readonly general: General;
}

const isFaulty = (scene: Scene, general: General): boolean => scene.recorded.scenario.faulty.includes(general);

export const Lifeline = ({ scene, layout, general }: Place & { readonly scene: Scene }): JSX.Element => {
  const x = layout.columns[general] ?? 0;
  return (
    <line
      class={isFaulty(scene, general) ? 'life faulty' : 'life'}
      x1={x}
      x2={x}
      y1={layout.top - 12}
      y2={layout.bottom + 8}
    />
  );
};

/** The coins of a general, on its line. */
export const CoinMark = ({ coin, faded }: { readonly coin: Coin; readonly faded: boolean }): JSX.Element => {
  const { toss, at, width, letters } = coin;
  const words = tossText(toss).replace(/^r/, 'R');
  return (
    <g class={faded ? 'coin faded' : 'coin'} role="img" aria-label={words}>
      <title>{words}</title>
      <rect x={at.x - width / 2} y={at.y - COIN_SIZE / 2} width={width} height={COIN_SIZE} rx={COIN_SIZE / 2} />
      <text x={at.x} y={at.y + 4}>
        {letters}
      </text>
    </g>
  );
};

/** A word in a column. */
const Word = ({
  kind,
  x,
  y,
  text,
  short = null,
  room,
  size,
}: {
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly short?: string | null;
  readonly room: number;
  readonly size: number;
}): JSX.Element => {
  const word = inColumn(text, short, room, size);
  return (
    <text class={kind} x={x} y={y} style={{ fontSize: `${String(word.size)}px` }}>
      {word.text}
    </text>
  );
};

/** An order where there is no room for it: `R`, `A-2`. */
const letterOf = (order: string): string => spelt(order, 'letters');

export const Head = ({ store, layout, general }: Place & { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const x = layout.columns[general] ?? 0;
  const width = Math.min(layout.column - 4, 150);
  const role = roleText(scene, general);
  // Where there is no room for both, being faulty matters more than commanding.
  const short = width < 110 ? (role.split(', ').at(-1) ?? role) : role;
  const order = orderAt(scene, general);
  const selected = scene.state.general === general;
  const press = (): void => store.act({ _tag: 'General', general: selected ? null : general });
  const holds = order === null ? '' : `, holds ${order}`;
  return (
    <g
      class={['head', isFaulty(scene, general) ? 'faulty' : '', selected ? 'selected' : ''].join(' ')}
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      onClick={press}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press();
      }}
    >
      <title>{`General ${String(general)}, ${role}${holds}: show what it sees`}</title>
      <rect x={x - width / 2} y="3" width={width} height={HEAD - 16} rx="8" />
      <text class="name" x={x} y="20">
        {width > 90 ? `General ${String(general)}` : general}
      </text>
      {role === 'loyal' && width < 60 ? null : <Word kind="role" x={x} y={33} text={short} room={width} size={11} />}
      {order === null ? null : (
        <Word kind="order" x={x} y={45} text={order} short={letterOf(order)} room={width} size={10.5} />
      )}
    </g>
  );
};

export const DecisionMark = ({ scene, layout, general }: Place & { readonly scene: Scene }): JSX.Element | null => {
  const decided = decidedIn(scene)[general];
  const x = layout.columns[general] ?? 0;
  const width = Math.min(layout.column - 4, 116);
  const y = layout.bottom + 10;
  if (decided?.counts !== true)
    return (
      <Word
        kind="quiet"
        x={x}
        y={y + 20}
        text={isFaulty(scene, general) ? 'faulty' : 'commands'}
        room={width}
        size={11}
      />
    );
  const order = decided.order ?? 'nothing';
  return (
    <g class={`decision ${order === 'RETREAT' ? 'retreat' : decided.order === null ? 'none' : 'attack'}`}>
      <title>{`General ${String(general)} decides ${order}`}</title>
      <rect x={x - width / 2} y={y} width={width} height="32" rx={order === 'RETREAT' ? 16 : 3} />
      <Word kind="" x={x} y={y + 21} text={order} short={letterOf(order)} room={width} size={12.5} />
    </g>
  );
};
