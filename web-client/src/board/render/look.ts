import { personClass } from "../../kit/person.tsx";
import type { Cell } from "../geometry/layout.ts";
import type { Colour, Item } from "../model/items.ts";

/** The classes that give an item its colour as `--hue` and `--wash`. */
export function hueClass({ colour, by, kind }: Pick<Item, "colour" | "by" | "kind">, cell: Cell | undefined): string {
  if (colour === "author") return `hue-author ${personClass(by)}`;
  if (colour !== "field") return `hue-${colour}`;
  return cell && (kind === "note" || kind === "stamp") ? `hue-${cell.hue}` : "hue-ink";
}

/** As {@link hueClass}, for a swatch. */
export function swatchClass(colour: Colour, me: string): string {
  return colour === "author" ? `hue-author ${personClass(me)}` : `hue-${colour === "field" ? "center" : colour}`;
}
