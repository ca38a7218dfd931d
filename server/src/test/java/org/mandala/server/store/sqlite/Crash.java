package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement at which the process dies: the files are taken as they are then. */
final class Crash {
    private final Path folder;
    private final Path taken;
    private int statementsLeft;

    Crash(Path folder, Path taken, int statement) {
        this.folder = folder;
        this.taken = taken;
        this.statementsLeft = statement;
    }

    /** The files as they were then. */
    Path taken() {
        return taken;
    }

    boolean happened() {
        return Files.exists(taken.resolve("mandala.db"));
    }

    void statement() {
        if (--statementsLeft == 0) {
            take();
            throw new IllegalStateException("the process is dead");
        }
    }

    private void take() {
        try {
            Files.createDirectories(taken);
            for (String name : List.of("mandala.db", "mandala.db-wal")) {
                if (Files.exists(folder.resolve(name))) {
                    Files.copy(folder.resolve(name), taken.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection watch(Connection connection) {
        return proxy(Connection.class, connection);
    }

    private <T> T proxy(Class<T> type, Object target) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments));
        return type.cast(proxy);
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().startsWith("execute")) {
            statement();
        }
        try {
            Object answer = method.invoke(target, arguments);
            if (answer instanceof PreparedStatement prepared) {
                return proxy(PreparedStatement.class, prepared);
            }
            return answer instanceof Statement statement ? proxy(Statement.class, statement) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
