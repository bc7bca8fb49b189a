/** A NativeImage that only remembers its pixels. */
import type { BitmapOptions, NativeImage, Rectangle, Size } from 'electron';

export class StandInImage implements NativeImage {
  readonly pixels: Buffer;
  readonly size: Size;
  isMacTemplateImage = false;
  constructor(pixels: Buffer, size: Size) {
    this.pixels = pixels;
    this.size = size;
  }
  addRepresentation(): void {}
  crop(_rect: Rectangle): NativeImage {
    return this;
  }
  getAspectRatio(): number {
    return this.size.width / this.size.height;
  }
  getBitmap(_options?: BitmapOptions): void {}
  getNativeHandle(): Buffer {
    return this.pixels;
  }
  getScaleFactors(): number[] {
    return [1];
  }
  getSize(): Size {
    return this.size;
  }
  isEmpty(): boolean {
    return this.pixels.length === 0;
  }
  isTemplateImage(): boolean {
    return false;
  }
  resize(): NativeImage {
    return this;
  }
  setTemplateImage(): void {}
  toBitmap(): Buffer {
    return this.pixels;
  }
  toDataURL(): string {
    return 'data:,';
  }
  toJPEG(): Buffer {
    return this.pixels;
  }
  toPNG(): Buffer {
    return this.pixels;
  }
}
