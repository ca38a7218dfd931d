package org.mandala.crdt;

/** Writes normalized delete sets. */
final class DeleteSetWriter {
    private DeleteSetWriter() {}

    static void write(FieldWriter out, DeleteSet deletes) {
        out.rest().writeVarUint(countClients(deletes));
        for (int from = 0; from < deletes.size(); ) {
            int to = endOfClient(deletes, from);
            out.resetDeletes();
            out.rest().writeVarUint(deletes.client(from));
            out.rest().writeVarUint(to - from);
            for (int i = from; i < to; i++) {
                out.writeDelete(deletes.clock(i), deletes.length(i));
            }
            from = to;
        }
    }

    private static int countClients(DeleteSet deletes) {
        int clients = 0;
        for (int from = 0; from < deletes.size(); from = endOfClient(deletes, from)) {
            clients++;
        }
        return clients;
    }

    private static int endOfClient(DeleteSet deletes, int from) {
        int to = from;
        while (to < deletes.size() && deletes.client(to) == deletes.client(from)) {
            to++;
        }
        return to;
    }
}
