/** Strokes of chart lines and marks, CSS pixels: entry solid, stop dashed, order dotted. */
import type { ChartColors } from './chartColors.ts';
import type { PlacedLine, PlacedMark } from './linesPrimitive.ts';

const FONT = "11px 'Inter Variable', system-ui, sans-serif";
const LABEL_HEIGHT = 14;
const LABEL_LEFT = 6;

const dashes = { entry: [], stop: [6, 4], order: [1, 3] } as const satisfies Record<
  PlacedLine['kind'],
  readonly number[]
>;

/** Where the label before ended, so that labels at the same height stand side by side. */
export interface LabelSlot {
  readonly y: number;
  readonly right: number;
}

interface LineStroke {
  readonly y: number;
  readonly width: number;
  readonly line: PlacedLine;
  readonly colors: ChartColors;
  readonly slot: LabelSlot | null;
}

export function drawLine(context: CanvasRenderingContext2D, { y, width, line, colors, slot }: LineStroke): LabelSlot {
  const middle = Math.round(y) + 0.5;
  stroke(context, { from: [0, middle], to: [width, middle], dash: dashes[line.kind], color: colors.fg });
  const left = slot !== null && Math.abs(slot.y - y) < LABEL_HEIGHT ? slot.right + LABEL_LEFT : LABEL_LEFT;
  const right = drawLabel(context, { left, top: middle - LABEL_HEIGHT / 2, text: line.label, colors });
  return { y, right };
}

/** Where the label of the mark before ended, so that labels of neighbors stand below each other. */
export interface MarkSlot {
  readonly x: number;
  readonly bottom: number;
}

interface MarkStroke {
  readonly x: number;
  readonly height: number;
  readonly mark: PlacedMark;
  readonly colors: ChartColors;
  readonly slot: MarkSlot | null;
}

const LABEL_TOP = 4;

/** The line always; its label only where it still fits. */
export function drawMark(
  context: CanvasRenderingContext2D,
  { x, height, mark, colors, slot }: MarkStroke,
): MarkSlot | null {
  const middle = Math.round(x) + 0.5;
  const color = mark.strong ? colors.fg : colors.control;
  stroke(context, { from: [middle, 0], to: [middle, height], dash: mark.strong ? [] : [2, 3], color });
  const top = slot !== null && middle - slot.x < LABEL_HEIGHT + 4 ? slot.bottom + LABEL_TOP : LABEL_TOP;
  context.save();
  context.font = FONT;
  const isRoom = top + context.measureText(mark.label).width + LABEL_TOP <= height;
  context.translate(middle + LABEL_HEIGHT + 2, top);
  context.rotate(Math.PI / 2);
  const length = isRoom ? drawLabel(context, { left: 0, top: 0, text: mark.label, colors }) : 0;
  context.restore();
  return isRoom ? { x: middle, bottom: top + length } : slot;
}

interface Stroke {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly dash: readonly number[];
  readonly color: string;
}

function stroke(context: CanvasRenderingContext2D, { from, to, dash, color }: Stroke): void {
  context.save();
  context.lineWidth = 1;
  context.strokeStyle = color;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.restore();
}

interface Label {
  readonly left: number;
  readonly top: number;
  readonly text: string;
  readonly colors: ChartColors;
}

/** Text on a plate of the panel's color, so that it reads over bars; returns its right edge. */
function drawLabel(context: CanvasRenderingContext2D, { left, top, text, colors }: Label): number {
  context.save();
  context.font = FONT;
  const width = context.measureText(text).width + 6;
  context.globalAlpha = 0.85;
  context.fillStyle = colors.surface;
  context.fillRect(left, top, width, LABEL_HEIGHT);
  context.globalAlpha = 1;
  context.fillStyle = colors.fg;
  context.textBaseline = 'middle';
  context.fillText(text, left + 3, top + LABEL_HEIGHT / 2 + 0.5);
  context.restore();
  return left + width;
}
