import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes a capture file of made-up packets and, beside it, FILE.truth.json: what is in it, from what was chosen and not
 * from reading it again. The same arguments make the same file. IPv4 addresses are of 198.18.0.0/15, which is for
 * benchmarks (RFC 2544).
 *
 * <p>{@code java Generate.java KIND PACKETS FLOWS SEED FILE}; the kinds are those of {@link Kind}.
 */
final class Generate {
    /** Frames without FCS. */
    private static final int SHORTEST = 60;

    private static final int SNAPSHOT_LENGTH = 128;
    private static final long START_MICROS = 1_700_000_000_000_000L;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int LISTED = 20;
    /** Simple IMIX: 7, 4 and 1 of twelve. */
    private static final int[] IMIX = {60, 60, 60, 60, 60, 60, 60, 590, 590, 590, 590, 1514};

    enum Kind {
        /** Shortest frames; how often a flow is seen falls as Zipf's law says, with exponent 1.1. */
        MICE,
        /** IMIX; a third IPv6, a tenth tagged, a fifth UDP, a few ARP. */
        MIXED,
        /** Half MIXED, half SYNs: nine tenths from addresses that come once, the others a scan. */
        FLOOD,
        /** Few flows, all alike, of IMIX. */
        ELEPHANTS,
        /** Shortest frames; all flows are equally likely. */
        UNIFORM
    }

    private record Host(boolean ipv6, int number) {
        @Override
        public String toString() {
            return ipv6 ? "2001:db8::%x:%x".formatted(number >>> 16 | 0x10, number & 0xffff | 1 << 15)
                    : "198.%d.%d.%d".formatted(18 + (number >>> 16 & 1), number >>> 8 & 0xff, number & 0xff);
        }
    }

    private final SplittableRandom random;
    private final Kind kind;
    private final int packets;
    private final int flows;
    /** Of MICE: where each flow's share ends. */
    private final double[] shares;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private final Map<String, long[]> counters = new LinkedHashMap<>();
    private final Map<Host, long[]> hosts = new HashMap<>();

    private Generate(Kind kind, int packets, int flows, long seed) {
        this.kind = kind;
        this.packets = packets;
        this.flows = flows;
        random = new SplittableRandom(seed);
        shares = new double[kind == Kind.MICE ? flows : 0];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (i == 0 ? 0 : shares[i - 1]) + Math.pow(i + 1, -1.1);
        }
        for (String name : List.of("all", "vlan", "ipv4", "ipv6", "arp", "tcp", "udp", "tcp_syn")) {
            counters.put(name, new long[2]);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[4]);
        var generate = new Generate(
                Kind.valueOf(arguments[0].toUpperCase()),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]));
        generate.write(file);
        Files.writeString(Path.of(file + ".truth.json"), generate.truth());
    }

    private void write(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            buffer.order(ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
            buffer.putInt(SNAPSHOT_LENGTH).putInt(1);
            for (int i = 0; i < packets; i++) {
                if (buffer.remaining() < 512) {
                    flush(out);
                }
                packet(START_MICROS + i * 10L);
            }
            flush(out);
        }
    }

    private void flush(FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    private void packet(long micros) {
        switch (kind) {
            case MICE -> flow(micros, drawn(), SHORTEST, false);
            case ELEPHANTS -> flow(micros, random.nextInt(flows), IMIX[random.nextInt(IMIX.length)], false);
            case UNIFORM -> flow(micros, random.nextInt(flows), SHORTEST, false);
            case MIXED -> mixed(micros);
            case FLOOD -> {
                if (random.nextBoolean()) {
                    mixed(micros);
                } else {
                    boolean scan = random.nextInt(10) == 0;
                    Host from = new Host(false, scan ? 77 : random.nextInt(1 << 17));
                    Host to = new Host(false, scan ? random.nextInt(1 << 17) : 99);
                    write(micros, from, to, random.nextInt(1 << 16), scan ? 22 : 80, TCP, SYN, SHORTEST, false);
                }
            }
        }
    }

    private int drawn() {
        int found = Arrays.binarySearch(shares, random.nextDouble() * shares[flows - 1]);
        return Math.min(found < 0 ? -found - 1 : found, flows - 1);
    }

    private void mixed(long micros) {
        if (random.nextInt(100) == 0) {
            arp(micros);
        } else {
            // Half of the packets are of a sixteenth of the flows.
            int flow = (int) (flows * Math.pow(random.nextDouble(), 4));
            int length = Math.max(IMIX[random.nextInt(IMIX.length)], flow % 3 == 0 ? 78 : SHORTEST);
            flow(micros, flow, length, flow % 10 == 9);
        }
    }

    /** What a flow is follows from its number. */
    private void flow(long micros, int flow, int length, boolean tagged) {
        boolean ipv6 = (kind == Kind.MIXED || kind == Kind.FLOOD) && flow % 3 == 0;
        Host client = new Host(ipv6, flow & 0xffff);
        Host server = new Host(ipv6, 1 << 16 | flow * 31 & 0x3ff);
        boolean answer = kind != Kind.MICE && random.nextInt(3) == 0;
        int clientPort = 1024 + (flow >>> 16) * 61 + flow % 59;
        int serverPort = flow % 5 == 4 ? 443 : 80 + flow % 4;
        int protocol = flow % 5 == 4 ? UDP : TCP;
        write(
                micros,
                answer ? server : client,
                answer ? client : server,
                answer ? serverPort : clientPort,
                answer ? clientPort : serverPort,
                protocol,
                ACK,
                length,
                tagged);
    }

    private void write(
            long micros,
            Host from,
            Host to,
            int fromPort,
            int toPort,
            int protocol,
            int flags,
            int wire,
            boolean tagged) {
        record(micros, Math.min(wire, SNAPSHOT_LENGTH), wire);
        int start = buffer.position();
        int ipLength = wire - 14 - (tagged ? 4 : 0);
        ethernet(tagged, from.ipv6 ? 0x86dd : 0x0800);
        if (from.ipv6) {
            buffer.putInt(6 << 28).putShort((short) (ipLength - 40)).put((byte) protocol).put((byte) 64);
            ipv6(from);
            ipv6(to);
        } else {
            buffer.putShort((short) 0x4500).putShort((short) ipLength).putInt(0x4000);
            buffer.put((byte) 64).put((byte) protocol);
            buffer.putShort((short) 0);
            ipv4(from);
            ipv4(to);
        }
        buffer.putShort((short) fromPort).putShort((short) toPort);
        if (protocol == TCP) {
            buffer.putInt((int) micros).putInt(1).put((byte) 0x50).put((byte) flags).putShort((short) 1024).putInt(0);
        } else {
            buffer.putShort((short) (ipLength - (from.ipv6 ? 40 : 20))).putShort((short) 0);
        }
        buffer.position(start + Math.min(wire, SNAPSHOT_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        count("all", wire);
        count(from.ipv6 ? "ipv6" : "ipv4", wire);
        count(protocol == TCP ? "tcp" : "udp", wire);
        if (tagged) {
            count("vlan", wire);
        }
        if (protocol == TCP && flags == SYN) {
            count("tcp_syn", wire);
        }
        count(from, wire);
        count(to, wire);
    }

    private void arp(long micros) {
        record(micros, SHORTEST, SHORTEST);
        int start = buffer.position();
        ethernet(false, 0x0806);
        buffer.putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4).putShort((short) 1);
        buffer.position(start + SHORTEST).order(ByteOrder.LITTLE_ENDIAN);
        count("all", SHORTEST);
        count("arp", SHORTEST);
    }

    private void record(long micros, int captured, int wire) {
        buffer.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000)).putInt(captured).putInt(wire);
    }

    private void ethernet(boolean tagged, int type) {
        buffer.order(ByteOrder.BIG_ENDIAN).putLong(0x0200_0000_0001_0200L).putInt(2);
        if (tagged) {
            buffer.putShort((short) 0x8100).putShort((short) 7);
        }
        buffer.putShort((short) type);
    }

    private void ipv4(Host host) {
        buffer.putInt(0xc612_0000 | host.number & 0x1_ffff);
    }

    private void ipv6(Host host) {
        int low = (host.number >>> 16 | 0x10) << 16 | host.number & 0xffff | 1 << 15;
        buffer.putLong(0x2001_0db8_0000_0000L).putLong(low);
    }

    private void count(String name, int bytes) {
        add(counters.get(name), bytes);
    }

    private void count(Host host, int bytes) {
        add(hosts.computeIfAbsent(host, ignored -> new long[2]), bytes);
    }

    private static void add(long[] volume, int bytes) {
        volume[0]++;
        volume[1] += bytes;
    }

    private String truth() {
        String counts = counters.entrySet().stream()
                .map(each -> "    \"%s\": %s".formatted(each.getKey(), volume("", each.getValue())))
                .collect(Collectors.joining(",\n"));
        String top = hosts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Host, long[]> each) -> -each.getValue()[1]))
                .limit(LISTED)
                .map(each -> "    " + volume("\"host\": \"" + each.getKey() + "\", ", each.getValue()))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "workload": "%s",
                  "packets": %d,
                  "counters": {
                %s
                  },
                  "distinct_hosts": %d,
                  "top_hosts_by_bytes": [
                %s
                  ]
                }
                """.formatted(kind.name().toLowerCase(), packets, counts, hosts.size(), top);
    }

    private static String volume(String before, long[] volume) {
        return "{%s\"packets\": %d, \"bytes\": %d}".formatted(before, volume[0], volume[1]);
    }
}
