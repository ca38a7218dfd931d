package org.mandala.crdt;

/**
 * What {@link Updates#obfuscate} makes unreadable besides text, values, embeds, binaries and keys of maps. Names of root types always
 * stay.
 *
 * @param formatting keys and values of formats
 * @param subdocs guids and options of subdocuments
 * @param xml names of elements and hooks
 */
public record Obfuscation(boolean formatting, boolean subdocs, boolean xml) {
    /** Everything. */
    public static final Obfuscation ALL = new Obfuscation(true, true, true);
}
