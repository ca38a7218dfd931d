package org.mandala.server.protocol;

/** Whether a device can sound: not yet opened, waiting for a tap, ready, or silent because its person wants it so. */
public enum AudioState {
    OFF,
    LOCKED,
    READY,
    SILENT
}
