import { drawTool } from "./draw.ts";
import { eraserTool } from "./erase.ts";
import { handTool } from "./hand.ts";
import { laserTool } from "./laser.ts";
import { linkTool } from "./link.ts";
import type { ToolName } from "./names.ts";
import { noteTool } from "./note.ts";
import { selectTool } from "./select.ts";
import { shapeTool } from "./shape.ts";
import { stampTool } from "./stamp.ts";
import { textTool } from "./text.ts";
import type { Easel, Tool } from "./tool.ts";

/** A tool for each name. Images have none: taking that one opens a file dialog. */
export function toolsFor(easel: Easel): Readonly<Record<Exclude<ToolName, "image">, Tool>> {
  return {
    select: selectTool(easel),
    hand: handTool(easel),
    note: noteTool(easel),
    text: textTool(easel),
    draw: drawTool(easel, false),
    marker: drawTool(easel, true),
    rect: shapeTool(easel, "rect"),
    ellipse: shapeTool(easel, "ellipse"),
    diamond: shapeTool(easel, "diamond"),
    arrow: linkTool(easel, true),
    line: linkTool(easel, false),
    frame: shapeTool(easel, "frame"),
    stamp: stampTool(easel),
    eraser: eraserTool(easel),
    laser: laserTool(easel),
  };
}
