package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts checks; a failed one does not stop the others. */
final class VectorReport {
    private static final int LONGEST = 400;

    private int passed;
    private final List<String> failures = new ArrayList<>();

    /** A check that may throw anything. */
    @FunctionalInterface
    interface Check {
        void run() throws Exception;
    }

    void check(String what, Check check) {
        try {
            check.run();
            passed++;
        } catch (Exception | AssertionError e) {
            failures.add(what + ": " + shortened(e));
        }
    }

    private static String shortened(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String message = String.valueOf(e.getMessage());
        String where = e instanceof AssertionError || trace.length == 0 ? "" : " at " + trace[0];
        return e.getClass().getSimpleName() + " " + message.substring(0, Math.min(LONGEST, message.length())) + where;
    }

    void equal(String what, @Nullable Object actual, @Nullable Object expected) {
        check(what, () -> {
            if (!Objects.equals(actual, expected)) {
                throw new AssertionError("\n  is  " + cut(actual) + "\n  not " + cut(expected));
            }
        });
    }

    void equalBytes(String what, byte[] actual, byte[] expected) {
        check(what, () -> {
            if (!Arrays.equals(actual, expected)) {
                throw new AssertionError(
                        "\n  is  " + cut(VectorFile.base64(actual)) + "\n  not " + cut(VectorFile.base64(expected)));
            }
        });
    }

    private static String cut(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.substring(0, Math.min(LONGEST / 2, text.length()));
    }

    int passed() {
        return passed;
    }

    List<String> failures() {
        return failures;
    }
}
