export { GroupsPanel } from "./GroupsPanel.tsx";
export { LineTools, RunNotes, RunTools } from "./RunTools.tsx";
export { StagePanel } from "./StagePanel.tsx";
