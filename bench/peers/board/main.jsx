import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

/** Excalidraw with as many notes as the address asks for, laid out as on the board it is measured beside. */
const count = Number(new URLSearchParams(location.search).get("n") ?? 500);
const columns = Math.ceil(Math.sqrt(count * 1.6));
const notes = Array.from({ length: count }, (_, index) => ({
  type: "rectangle",
  x: (index % columns) * 160,
  y: Math.floor(index / columns) * 90,
  width: 140,
  height: 60,
  backgroundColor: "#fffefb",
  label: { text: `Note ${index} about the river`, fontSize: 14 },
}));

createRoot(document.getElementById("app")).render(
  createElement(Excalidraw, {
    initialData: { elements: convertToExcalidrawElements(notes), scrollToContent: true },
    excalidrawAPI: (api) => {
      window.excalidraw = api;
    },
  }),
);

/** Forty others whose cursors move, told twenty times a second, as a collaborating host of Excalidraw does. */
window.moveCursors = (tick) => {
  const collaborators = new Map();
  for (let who = 0; who < 40; who++) {
    const pointer = { x: 400 + 300 * Math.sin(tick / 10 + who), y: 300 + 200 * Math.cos(tick / 10 + who), tool: "pointer" };
    collaborators.set(`c${who}`, { username: `Person ${who}`, pointer });
  }
  window.excalidraw.updateScene({ collaborators });
};
