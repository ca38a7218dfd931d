package org.mandala.server.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes of good frames what no client sends. */
final class Mutations {
    private static final int LONGEST = 4_096;

    static byte[] of(List<byte[]> recorded, Random random) {
        byte[] frame = any(recorded, random);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            frame = once(frame, recorded, random);
        }
        return frame.length == 0 ? new byte[] {0} : Arrays.copyOf(frame, Math.min(frame.length, LONGEST));
    }

    private static byte[] once(byte[] frame, List<byte[]> recorded, Random random) {
        if (frame.length == 0) {
            return random(random);
        }
        return switch (random.nextInt(8)) {
            case 0 -> turnBit(frame, random);
            case 1 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 2 -> splice(frame, any(recorded, random), random);
            case 3 -> hugeNumber(frame, random);
            case 4 -> join(frame, random(random));
            case 5 -> setByte(frame, random);
            case 6 -> kind(frame, random);
            default -> random(random);
        };
    }

    private static byte[] any(List<byte[]> recorded, Random random) {
        return recorded.get(random.nextInt(recorded.size())).clone();
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] turnBit(byte[] frame, Random random) {
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        return frame;
    }

    private static byte[] setByte(byte[] frame, Random random) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        return frame;
    }

    /** Another kind of message around the same bytes. */
    private static byte[] kind(byte[] frame, Random random) {
        frame[random.nextInt(Math.min(2, frame.length))] = (byte) random.nextInt(5);
        return frame;
    }

    private static byte[] splice(byte[] frame, byte[] other, Random random) {
        byte[] head = Arrays.copyOf(frame, random.nextInt(frame.length));
        return join(head, Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }

    /** A length or a clock of 2^49 or so. */
    private static byte[] hugeNumber(byte[] frame, Random random) {
        int at = random.nextInt(frame.length);
        byte[] huge = {-1, -1, -1, -1, -1, -1, -1, 1};
        return join(join(Arrays.copyOf(frame, at), huge), Arrays.copyOfRange(frame, at, frame.length));
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private Mutations() {}
}
