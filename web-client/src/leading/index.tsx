import "./texts.ts";
import "./leading.css";
import "./groups.css";

export { Arrivals, WaitStrip } from "./Arrivals.tsx";
export { CallStrip } from "./CallStrip.tsx";
export { GroupsPanel } from "./GroupsPanel.tsx";
export { LineTools } from "./LineTools.tsx";
export { RunNotes } from "./RunNotes.tsx";
export { RunTools } from "./RunTools.tsx";
export { StagePanel } from "./StagePanel.tsx";
