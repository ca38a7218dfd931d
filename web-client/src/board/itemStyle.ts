import type { Desk } from "./desk.ts";
import type { Colour } from "./model/items.ts";

/** How an item looks, to be given to others. */
export interface ItemStyle {
  readonly colour: Colour;
  readonly filled?: boolean;
}

/** The look of the first item that is chosen. */
export function styleOf(desk: Desk): ItemStyle | undefined {
  const [first] = desk.chosenLoose();
  return first && { colour: first.colour, ...(first.kind === "shape" ? { filled: first.filled } : {}) };
}

/** Gives a look to what is chosen. */
export function restyle(desk: Desk, { colour, filled }: ItemStyle): void {
  const items = desk.chosenLoose();
  const ids = (some: typeof items): readonly string[] => some.map(({ id }) => id);
  desk.board.change(() => {
    desk.board.set(ids(items), { colour });
    if (filled !== undefined) desk.board.set(ids(items.filter(({ kind }) => kind === "shape")), { filled });
  });
}
