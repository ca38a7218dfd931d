/**
 * A Yjs engine: documents that many edit at once, in the wire formats of Yjs 13.6.
 *
 * <p>Start at {@link org.mandala.crdt.Doc}. The public classes here are the API; what is package-private is how it works:
 *
 * <ul>
 *   <li>updates: {@code Batch} and its readers and writers, {@code UpdateMerger}, {@code UpdateDiff}
 *   <li>structs: {@code Item}, {@code Gc}, {@code ClientStructs}, {@code StructStore}, contents
 *   <li>doc: {@code Transactions}, {@code Intake}, {@code UpdateApplier}, {@code Integrator}, {@code Deleter}, {@code GarbageCollector},
 *       {@code Merger}, {@code Pending}, {@code StateEncoder}
 *   <li>types: {@code Branch} and the {@code Y} classes, which are views of it
 * </ul>
 *
 * <p>{@link org.mandala.crdt.encoding} stands below this package and {@link org.mandala.crdt.sync} above.
 */
@NullMarked
package org.mandala.crdt;

import org.jspecify.annotations.NullMarked;
