package org.mandala.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** Asks the official Yjs, in Node, whether one client of each room ended with what the server has. */
final class YjsCheck {
    private static final String SCRIPT = "bench/peers/docs/check.mjs";

    private YjsCheck() {}

    /** Returns the number of rooms that differ. Ask only when the load has stopped and everything has arrived. */
    static int roomsThatDiffer(List<Room> rooms, Path folder) throws BenchFailed {
        try {
            StringBuilder list = new StringBuilder();
            for (Room room : rooms) {
                Path recording = folder.resolve(room.name() + ".updates");
                Files.write(recording, room.recording());
                list.append(line(room, recording)).append('\n');
            }
            Path input = Files.writeString(folder.resolve("check.jsonl"), list);
            return Integer.parseInt(ServerProcess.run(List.of("node", SCRIPT), Map.of(), input.toFile()));
        } catch (IOException e) {
            throw new BenchFailed("cannot write a recording: " + e.getMessage());
        }
    }

    private static String line(Room room, Path recording) {
        return "{\"dialect\":\"%s\",\"url\":\"%s\",\"room\":\"%s\",\"recording\":\"%s\"}"
                .formatted(room.dialect(), room.endpoint().url(room.name()), room.name(), recording);
    }
}
