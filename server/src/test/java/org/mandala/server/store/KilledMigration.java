package org.mandala.server.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mandala.server.ChildJvm;

/** A process that migrates a database and ends, as by kill -9, before one of its statements. */
public final class KilledMigration {
    private static final int KILLED = 9;

    /** Whether it was killed, and not done before. */
    static boolean before(int statement, MigrationsContract.Address at) throws Exception {
        Process process = ChildJvm.start(
                KilledMigration.class, at.url(), at.user(), at.password(), at.blob(), String.valueOf(statement));
        process.getInputStream().readAllBytes();
        int exit = process.waitFor();
        if (exit != 0 && exit != KILLED) {
            throw new AssertionError("it ended with " + exit);
        }
        return exit == KILLED;
    }

    public static void main(String[] arguments) {
        DataSource source = Flyway.configure()
                .dataSource(arguments[0], arguments[1], arguments[2])
                .getDataSource();
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[4]));
        Flyway.configure()
                .dataSource(watched(DataSource.class, source, left))
                .placeholders(Map.of("blob", arguments[3]))
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** The same, but whatever it makes is watched too, and only so many statements are carried out. */
    private static <T> T watched(Class<T> type, Object real, AtomicInteger left) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && left.decrementAndGet() < 0) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    return watched(method, call(real, method, arguments), left);
                }));
    }

    private static Object watched(Method method, Object made, AtomicInteger left) {
        Class<?> type = method.getReturnType();
        boolean isWatched = made != null && (type == Connection.class || Statement.class.isAssignableFrom(type));
        return isWatched ? watched(type, made, left) : made;
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private KilledMigration() {}
}
