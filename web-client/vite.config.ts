import { join } from "node:path";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { serviceWorker } from "./swPlugin.ts";

/**
 * What comes together is one file, which packs tighter than ten: what every page needs. Not what begins to run, nor what that alone imports:
 * a file that others import must not wait for one of them, or their constants are not there yet when it runs.
 */
const FIRST =
  /rolldown\/runtime|node_modules\/(preact|@preact)\/|vite\/preload-helper|src\/(kit\/(?!boardIcons)|i18n\/(t\.ts|en\.json|en\.board\.json|en\.session\.json)|wire\/(api|messages|line|localCopy|tab|clock|band|exchanges)\.|app\/(Page|pages|ToStart|ThemeButton|router|load|lazily|inside|closings|slots|wiring|practiceSlot|newer|NewerBar|linkToken)\.|worker\/register)/;
/** and what a room and a board need for their first picture: neither comes without the other. */
const ROOM =
  /src\/(session\/(?!chat\.css|strips\.css|shown\.css|invites\.css|InviteDialog|extras|Slides|pdf|Strips|RoundStrip|WalkStrip|AfterGroups|Shown|Chat|JournalPart|HubDialog|SignDialog)|wire\/(?!plainLog)|app\/(Room|RoomBar|RoomSide|sessionLate|leadingLate|AtDoor|RoomHeader|Session|SavedStrip|savedWord|visit|Doors|SiteField|BoardArea|boardStay|refused|useNarrow)\.|board\/(model|geometry|render\/(?!Over|lifted|Cursors|Lasers|Kept|Shapes|ink|linkPath)|list\/(spoken|Outline)|input\/(early|keptView|viewport)|template|desk|choice|placing|late|style|TextEditor|BoardView|tools\/tool\.))|node_modules\/y-protocols\//;

export default defineConfig({
  plugins: [preact(), serviceWorker()],
  resolve: { alias: { "lib0/logging": join(import.meta.dirname, "src/wire/plainLog.ts") } },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "first", test: FIRST, priority: 2 },
            { name: "room", test: ROOM, priority: 1 },
            { name: "copy", test: /node_modules\/(y-indexeddb|lib0\/indexeddb)/, priority: 1 },
            { name: "yjs", test: /node_modules\/(yjs|lib0)\/|wire\/plainLog/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": "http://localhost:8080",
      "/ws": { target: "http://localhost:8080", ws: true },
    },
  },
});
