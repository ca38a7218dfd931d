package org.mandala.server.store;

import java.nio.file.Path;

/** Another process serves from this data folder. */
public final class DataFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataFolderInUse(Path folder, String holder) {
        super("the data folder " + folder + " is in use by another Mandala" + holder
                + ": stop that one, or name another folder");
    }
}
