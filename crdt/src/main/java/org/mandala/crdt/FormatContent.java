package org.mandala.crdt;

/** Where an attribute of rich text starts or, with a null value, ends. */
record FormatContent(String key, RawJson value) {}
