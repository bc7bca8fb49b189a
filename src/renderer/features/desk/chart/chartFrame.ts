/** Options every chart of the desk shares, and the formatter of its price axis. */
import type { ChartOptions, DeepPartial } from 'lightweight-charts';
import { decimal, decimalFromFloat, decimalText, roundToStep } from '../../../../shared/values/decimal.ts';
import { formatPrice } from '../../../format/numbers.ts';
import type { ChartColors } from './chartColors.ts';

export function chartOptions(colors: ChartColors): DeepPartial<ChartOptions> {
  return {
    autoSize: true,
    layout: {
      background: { color: 'transparent' },
      textColor: colors.muted,
      fontSize: 11,
      fontFamily: "'Inter Variable', system-ui, sans-serif",
      attributionLogo: true,
    },
    grid: { vertLines: { visible: false }, horzLines: { color: colors.line, style: 1 } },
    rightPriceScale: { borderColor: colors.line },
    timeScale: { borderColor: colors.line, timeVisible: true, secondsVisible: false, rightOffset: 4 },
    crosshair: {
      vertLine: { color: colors.control, labelBackgroundColor: colors.raised },
      horzLine: { color: colors.control, labelBackgroundColor: colors.raised },
    },
  };
}

/** Prints what the axis asks for on the instrument's tick. */
export function axisFormatter(tick: string): (value: number) => string {
  const step = decimal(tick);
  return (value) =>
    Number.isFinite(value) ? formatPrice(decimalText(roundToStep(decimalFromFloat(value), step)), tick) : '';
}
