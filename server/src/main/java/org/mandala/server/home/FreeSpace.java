package org.mandala.server.home;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how much room is left where the data is. Rule D38. */
public final class FreeSpace {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

    /** A large disk is low, too, when nearly all of it is taken: file systems grow slow and root's reserve begins. */
    private static final double LOW_PART = 0.05;

    private final Path folder;
    private final long warnBytes;
    private final long fullBytes;
    private volatile State state = State.OK;

    /** How much room there is. */
    public enum State {
        OK,
        LOW,
        FULL
    }

    /**
     * @param warnBytes below this, or 5 % of the disk, space is low
     * @param fullBytes below this nothing new is begun
     */
    public FreeSpace(Path folder, long warnBytes, long fullBytes) {
        this.folder = folder;
        this.warnBytes = warnBytes;
        this.fullBytes = fullBytes;
    }

    public State state() {
        return state;
    }

    /** Looks again; blocks for a moment, as a file system may. */
    public void look() {
        try {
            FileStore disk = Files.getFileStore(folder);
            long free = disk.getUsableSpace();
            State now = of(free, disk.getTotalSpace());
            if (now != state) {
                LOG.warn("space on the disk of the data folder is {}: {} MB free", now, free >> 20);
            }
            state = now;
        } catch (IOException e) {
            LOG.warn("the free space of the data folder cannot be told: {}", e.getMessage());
        }
    }

    State of(long free, long total) {
        if (free < fullBytes) {
            return State.FULL;
        }
        return free < warnBytes || free < total * LOW_PART ? State.LOW : State.OK;
    }
}
