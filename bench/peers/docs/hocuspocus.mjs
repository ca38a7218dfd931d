// A Hocuspocus server with its defaults: node hocuspocus.mjs PORT [SQLITE-FILE]
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const [port, database] = process.argv.slice(2);
const extensions = database ? [new SQLite({ database })] : [];
await new Server({ port: Number(port), address: "127.0.0.1", quiet: true, extensions }).listen();
