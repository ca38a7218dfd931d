package org.mandala.server.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mandala.server.identity.Device;

/**
 * Where a request comes from. {@code X-Forwarded-For} is believed from trusted proxies only, from its end backwards, up to the
 * first address that is none of them. Rule H15.
 */
final class RemoteAddress {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_SHOWN_BYTES = 6;
    private static final int MAX_AGENT = 512;

    private final List<Network> trusted;

    /** {@code trusted} are addresses or networks such as {@code 10.0.0.0/8}, with commas between. */
    RemoteAddress(String trusted) {
        this.trusted = Arrays.stream(trusted.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(Network::of)
                .toList();
    }

    /** The address of who asks, as text. */
    String of(HttpServerRequest request) {
        String nearest = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        String header = request.getHeader(FORWARDED);
        if (header == null || !isTrusted(nearest)) {
            return nearest;
        }
        List<String> hops = Arrays.stream(header.split(",")).map(String::strip).toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!isTrusted(hops.get(i))) {
                return isAddress(hops.get(i)) ? hops.get(i) : nearest;
            }
        }
        return hops.isEmpty() ? nearest : hops.get(0);
    }

    /** What a login from there is shown by. */
    Device device(HttpServerRequest request) {
        return new Device(Agents.name(agent(request)), coarse(of(request)));
    }

    private static String agent(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.substring(0, Math.min(MAX_AGENT, agent.length()));
    }

    /** An address without what tells one household from another. */
    static String coarse(String address) {
        if (!isAddress(address)) {
            return "";
        }
        byte[] bytes = Network.bytes(address);
        return bytes.length == IPV4_BYTES
                ? String.format(Locale.ROOT, "%d.%d.%d.x", bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
                : coarseV6(bytes);
    }

    private static String coarseV6(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < IPV6_SHOWN_BYTES; i += 2) {
            text.append(Integer.toHexString(((bytes[i] & 0xff) << Byte.SIZE) | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":x").toString();
    }

    private boolean isTrusted(String address) {
        return isAddress(address) && trusted.stream().anyMatch(network -> network.contains(Network.bytes(address)));
    }

    private static boolean isAddress(String text) {
        return text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}") && Network.parses(text);
    }

    /** An address and how many of its bits count. */
    record Network(List<Byte> address, int bits) {

        /** @throws IllegalArgumentException when it is neither an address nor a network */
        static Network of(String text) {
            String[] parts = text.split("/", -1);
            if (!isAddress(parts[0]) || parts.length > 2) {
                throw new IllegalArgumentException(text + " is neither an address nor a network such as 10.0.0.0/8");
            }
            byte[] bytes = bytes(parts[0]);
            int all = bytes.length * Byte.SIZE;
            int bits = parts.length == 1 ? all : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : all + 1;
            if (bits > all) {
                throw new IllegalArgumentException(text + " has more bits than an address");
            }
            return new Network(boxed(bytes), bits);
        }

        boolean contains(byte[] other) {
            if (other.length != address.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address.get(bit / Byte.SIZE) & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }

        static boolean parses(String text) {
            try {
                return InetAddress.getByName(text) != null;
            } catch (UnknownHostException e) {
                return false;
            }
        }

        /** Of a text that is an address, so that no name is ever looked up. */
        static byte[] bytes(String address) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address + " is no address", e);
            }
        }

        private static List<Byte> boxed(byte[] bytes) {
            Byte[] boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return List.of(boxed);
        }
    }
}
