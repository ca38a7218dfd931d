package org.mandala.crdt;

import java.util.List;

/**
 * Subdocuments that a transaction brought or took away.
 *
 * @param added in the order of integration
 * @param removed in the order of deletion
 * @param transaction what did it
 */
public record SubdocsEvent(List<Subdoc> added, List<Subdoc> removed, Transaction transaction) {}
