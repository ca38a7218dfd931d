import type { Colour, Form, LinkKind } from "./model/items.ts";

/** With what a person draws and writes next. Remembered for the visit, not stored. */
export interface Style {
  readonly colour: Colour;
  readonly width: number;
  /** Strokes are repeated so many times around the middle; 1 is once. */
  readonly folds: number;
  readonly mirror: boolean;
  readonly form: Form;
  readonly filled: boolean;
  readonly says: LinkKind;
  readonly glyph: string;
  readonly size: number;
}

export const FIRST_STYLE: Style = {
  colour: "field",
  width: 4,
  folds: 1,
  mirror: false,
  form: "rect",
  filled: true,
  says: "plain",
  glyph: "❤️",
  size: 20,
};
