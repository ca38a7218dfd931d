package org.mandala.server.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A site as a network of its own: Linux keeps it apart, and a router of its own joins it to this machine and can stop doing so, of which the kernel tells nobody. People reach
 * the site past that router. For root alone.
 */
final class NetSpace implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Two digits of the process and one of the count: names of devices are short, and forks of the tests run side by side. */
    private final int number = (int) (ProcessHandle.current().pid() % 25) * 10 + COUNT.getAndIncrement();

    private final String site = "mandala-site" + number;
    private final String router = "mandala-way" + number;

    NetSpace() {
        run("ip netns add " + site);
        run("ip netns add " + router);
        run("ip link add mp" + number + " type veth peer name people netns " + site);
        run("ip link add world netns " + site + " type veth peer name site netns " + router);
        run("ip link add mc" + number + " type veth peer name core netns " + router);
        address("", "mp" + number, 88, 1);
        address(site, "people", 88, 2);
        address(site, "world", 89, 2);
        address(router, "site", 89, 1);
        address(router, "core", 90, 2);
        address("", "mc" + number, 90, 1);
        in(site, "ip link set lo up");
        in(site, "ip route add 10.90." + number + ".0/30 via 10.89." + number + ".1");
        run("ip route add 10.89." + number + ".0/30 via 10.90." + number + ".2");
        heal();
    }

    /** Whether this machine lets us. */
    static boolean isPossible() {
        try {
            String probe = "mandala-probe" + ProcessHandle.current().pid();
            return start("ip netns add " + probe).waitFor() == 0
                    && start("ip netns del " + probe).waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where people reach what runs in the site. */
    String people() {
        return "10.88." + number + ".2";
    }

    /** Where this machine is reached from the site, by the router. */
    String core() {
        return "10.90." + number + ".1";
    }

    /** What runs a command inside. */
    List<String> inside() {
        return List.of("ip", "netns", "exec", site);
    }

    /** Nothing is forwarded any more, either way. */
    void cut() {
        forward(0);
    }

    /** What the site sends is dropped, and what is sent to it arrives. */
    void cutThere() {
        in(router, "ip route add blackhole " + core() + "/32");
    }

    void heal() {
        forward(1);
        in(router, "ip route flush type blackhole");
    }

    @Override
    public void close() {
        run("ip netns del " + site);
        run("ip netns del " + router);
    }

    private void forward(int on) {
        in(router, "sysctl -q -w net.ipv4.ip_forward=" + on);
    }

    private void address(String space, String device, int net, int host) {
        in(space, "ip address add 10." + net + "." + number + "." + host + "/30 dev " + device);
        in(space, "ip link set " + device + " up");
    }

    private static void in(String space, String command) {
        run(space.isEmpty() ? command : "ip netns exec " + space + " " + command);
    }

    private static void run(String command) {
        try {
            Process process = start(command);
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + told);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process start(String command) throws IOException {
        return new ProcessBuilder(List.of(command.split(" ")))
                .redirectErrorStream(true)
                .start();
    }
}
