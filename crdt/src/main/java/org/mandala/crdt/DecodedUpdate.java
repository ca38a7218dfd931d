package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an update says, struct by struct. Printed, it has a line for each.
 *
 * @param structs in the order of the update
 * @param deletes what was deleted, as it stands in the update
 */
public record DecodedUpdate(List<DecodedStruct> structs, List<UpdateContents.Range> deletes) {
    /** Takes copies of the lists. */
    public DecodedUpdate {
        structs = List.copyOf(structs);
        deletes = List.copyOf(deletes);
    }

    static DecodedUpdate of(Batch batch) {
        List<DecodedStruct> structs = new ArrayList<>();
        for (int block = 0; block < batch.blocks; block++) {
            for (int row = batch.from(block); row < batch.to(block); row++) {
                structs.add(DecodedStruct.of(batch, row, batch.blockClient[block]));
            }
        }
        return new DecodedUpdate(structs, UpdateContents.ranges(batch.deletes));
    }

    @Override
    public String toString() {
        return Stream.concat(
                        structs.stream().map(Object::toString), deletes.stream().map(range -> "deletes " + range))
                .collect(Collectors.joining("\n"));
    }
}
