/**
 * The lib0 encodings that Yjs updates are made of: variable-length numbers, UTF-8, {@code Any} values, JSON text and run-length
 * streams. Nothing here knows of documents.
 */
@NullMarked
package org.mandala.crdt.encoding;

import org.jspecify.annotations.NullMarked;
