import type { JSX } from "preact";
import type { BoardHouse } from "../BoardView.tsx";
import type { Commands } from "../commands.ts";
import type { Easel } from "../tools/tool.ts";
import { Anonymous } from "./Anonymous.tsx";
import { BoardMenu } from "./BoardMenu.tsx";
import { CommentsPanel } from "./CommentsPanel.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { Facilitate } from "./Facilitate.tsx";
import { Find } from "./Find.tsx";
import { LinkTo } from "./LinkTo.tsx";
import { Help, Palette } from "./Palette.tsx";
import { Say } from "./Say.tsx";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly house: BoardHouse;
}

/** The one panel that is open over the board. */
export function Panels({ easel, commands, house }: Props): JSX.Element | null {
  const panel = commands.panel.value;
  const { nameOf } = house;
  switch (panel.is) {
    case "find":
      return <Find easel={easel} commands={commands} nameOf={nameOf} />;
    case "palette":
      return <Palette easel={easel} commands={commands} />;
    case "help":
      return <Help easel={easel} commands={commands} />;
    case "say":
      return <Say easel={easel} commands={commands} />;
    case "menu":
      return <BoardMenu easel={easel} commands={commands} at={panel.at} />;
    case "anonymous":
      return <Anonymous commands={commands} house={house} pos={panel.pos} />;
    case "facilitate":
      return <Facilitate easel={easel} commands={commands} house={house} />;
    case "export":
      return <ExportDialog easel={easel} commands={commands} nameOf={nameOf} />;
    case "link":
      return <LinkTo easel={easel} commands={commands} />;
    case "comments":
      return <CommentsPanel easel={easel} commands={commands} item={panel.item} nameOf={nameOf} />;
    default:
      return null;
  }
}
