/**
 * A message as an arrow: solid as prescribed, dashed and marked with a word where it lies, cut off where it is lost.
 */
import type { JSX } from 'preact';
import { sentenceOf } from '../judged.ts';
import type { Arrow, LayoutPoint } from '../layout.ts';
import { fitted } from '../layout.ts';
import { whyHonest } from '../settle.ts';
import type { PageStore } from './store.ts';

interface Props {
  readonly id: string;
  readonly arrow: Arrow;
  readonly width: number;
  readonly store: PageStore;
  readonly selected: boolean;
  readonly faded: boolean;
  readonly stops: boolean;
}

const between = (a: LayoutPoint, b: LayoutPoint, share: number): LayoutPoint => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

const Tip = ({ from, to }: { readonly from: LayoutPoint; readonly to: LayoutPoint }): JSX.Element => {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number): string =>
    `${String(to.x - 10 * Math.cos(angle + turn))},${String(to.y - 10 * Math.sin(angle + turn))}`;
  return <polygon class="tip" points={`${String(to.x)},${String(to.y)} ${corner(0.42)} ${corner(-0.42)}`} />;
};

const Cross = ({ at: { x, y } }: { readonly at: LayoutPoint }): JSX.Element => (
  <path class="cross" d={`M${String(x - 6)},${String(y - 6)} l12,12 m0,-12 l-12,12`} />
);

/** Words in the middle of the arrow, moved and cut so that they stay inside. */
const Words = ({ at, arrow, width }: { readonly at: LayoutPoint; readonly arrow: Arrow; readonly width: number }) => {
  const { text, x } = fitted(wordingsOf(arrow), at.x, width, arrow.told.deviates);
  return (
    <text aria-hidden="true" class="words" x={x} y={at.y}>
      {text}
    </text>
  );
};

const Tag = ({ at: { x, y }, text }: { readonly at: LayoutPoint; readonly text: string }): JSX.Element => (
  <g class="tag" aria-hidden="true">
    <rect x={x - 15} y={y - 9} width="30" height="17" rx="4" />
    <text x={x} y={y + 4}>
      {text}
    </text>
  </g>
);

const plain = (text: string): string => text.replaceAll(/[“”]/g, '');

/** What is said, and instead of what where there is room for both. */
const wordingsOf = ({ told }: Arrow): readonly string[] => {
  const { text, instead, lost, deviates } = told;
  if (instead === null) return [plain(text)];
  if (lost) return [deviates ? `lost: ${plain(instead)}` : 'silent: it has crashed'];
  return [`lie: ${plain(text)}, not ${plain(instead)}`, `lie: ${plain(text)}`];
};

export const ArrowMark = ({ id, arrow, width, store, selected, faded, stops }: Props): JSX.Element => {
  const { told, from, words } = arrow;
  const { scene } = store.shown;
  const honest = whyHonest(scene.instance, scene.recorded.scenario.faulty, told);
  const to = told.lost ? between(from, arrow.to, 0.55) : arrow.to;
  const press = (): void => {
    store.act({ _tag: 'Message', link: told });
    if (honest === null) store.act({ _tag: 'Turn', link: told });
  };
  const classes = ['message', told.deviates ? 'lie' : '', told.lost ? 'lost' : '', selected ? 'selected' : '']
    .concat(faded ? 'faded' : '', honest === null ? 'free' : '')
    .filter((each) => each !== '')
    .join(' ');
  const offer = honest ?? (told.deviates ? 'press to make it honest again' : 'press to make it lie');
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    <g
      id={id}
      class={classes}
      role="button"
      tabIndex={stops ? 0 : -1}
      aria-pressed={told.deviates}
      onClick={press}
      onFocus={() => store.act({ _tag: 'Message', link: told })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press();
      }}
    >
      <title>{`${sentenceOf(told)} ${offer}`}</title>
      <line class="hit" {...line} x2={arrow.to.x} y2={arrow.to.y} />
      <line class="shaft" {...line} />
      {told.lost ? <Cross at={to} /> : <Tip from={from} to={to} />}
      {words === null ? null : <Words at={words} arrow={arrow} width={width} />}
      {words === null && told.deviates ? (
        <Tag at={between(from, arrow.to, told.lost ? 0.3 : 0.72)} text={told.lost ? 'lost' : 'lie'} />
      ) : null}
    </g>
  );
};
