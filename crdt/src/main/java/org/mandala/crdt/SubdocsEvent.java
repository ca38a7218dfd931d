package org.mandala.crdt;

import java.util.List;

/**
 * Subdocuments that a transaction brought or took away.
 *
 * @param added in the order of integration
 * @param removed in the order of deletion
 * @param loaded those whose contents are asked for: by {@link Doc#load}, since their options say so, or since they were set here
 * @param transaction what did it
 */
public record SubdocsEvent(List<Subdoc> added, List<Subdoc> removed, List<Subdoc> loaded, Transaction transaction) {}
