import { lazily } from "./lazily.tsx";

const nothing = (): null => null;

/** What those who lead have is fetched for them alone. */
export const RunTools = lazily(() => import("../leading/index.tsx").then((module) => module.RunTools), nothing);
export const RunNotes = lazily(() => import("../leading/index.tsx").then((module) => module.RunNotes), nothing);
export const LineTools = lazily(() => import("../leading/index.tsx").then((module) => module.LineTools), nothing);
export const Arrivals = lazily(() => import("../leading/index.tsx").then((module) => module.Arrivals), nothing);
export const CallStrip = lazily(() => import("../leading/index.tsx").then((module) => module.CallStrip), nothing);
export const WaitStrip = lazily(() => import("../leading/index.tsx").then((module) => module.WaitStrip), nothing);
export const GroupsPanel = lazily(() => import("../leading/index.tsx").then((module) => module.GroupsPanel), nothing);
export const StagePanel = lazily(() => import("../leading/index.tsx").then((module) => module.StagePanel), nothing);
