export { GroupsPanel } from "./GroupsPanel.tsx";
export { LineTools, RunTools } from "./RunTools.tsx";
export { StagePanel } from "./StagePanel.tsx";
