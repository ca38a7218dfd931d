import { personClass } from "../../kit/person.tsx";
import type { Cell } from "../geometry/layout.ts";
import type { Item } from "../model/items.ts";
import { hueClass } from "../render/look.ts";

/** The colours of paper: what is printed or sent is light, whatever theme the screen has. As `kit/theme.css` has them. */
export const PAPER = {
  ground: "#faf7f1",
  surface: "#fffefb",
  ink: "#2a2833",
  soft: "#5d5967",
  line: "#e3dccd",
  accent: "#a9481f",
};

export interface Paint {
  readonly hue: string;
  readonly wash: string;
}

const HUES: Readonly<Record<string, Paint>> = {
  practice: { hue: "#ae4029", wash: "#f8e4db" },
  research: { hue: "#3757a6", wash: "#e3e9f7" },
  community: { hue: "#1a7064", wash: "#dcefe9" },
  capacity: { hue: "#8a600a", wash: "#f6ead0" },
  center: { hue: PAPER.soft, wash: PAPER.surface },
  ink: { hue: PAPER.ink, wash: PAPER.surface },
  plum: { hue: "#7b4a93", wash: "#eee3f2" },
  rose: { hue: "#a03d6b", wash: "#f6e1ea" },
};
const PERSONS = ["#ae4029", "#3757a6", "#1a7064", "#8a600a", "#7b4a93", "#5d5967", "#a03d6b", "#3f6f2d"];

export function paintOf(name: string): Paint {
  return HUES[name] ?? (HUES.ink as Paint);
}

export function paintOfItem(item: Item, cell: Cell | undefined): Paint {
  if (item.colour === "author") {
    const index = Number(personClass(item.by).slice("person-".length)) - 1;
    return { hue: PERSONS[index] ?? PAPER.ink, wash: PAPER.surface };
  }
  return paintOf(hueClass(item, cell).slice("hue-".length));
}
