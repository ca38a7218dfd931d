package org.mandala.server.content;

/** What is wrong with a file, in one line; {@code line} counts from 1 (0: the file as a whole). */
public record ContentProblem(String file, int line, String reason) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
    }
}
