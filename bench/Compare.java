import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs programs on capture files in turn, and prints what each costs as a whole process, beside the first program or
 * beside the first file; or compares our report with a file's truth.
 *
 * <p>{@code Compare runs|growth N PROGRAMS -- FILE …}, where PROGRAMS has a line {@code NAME=COMMAND} for each, or
 * {@code Compare verify COMMAND -- FILE …}; the file's name is added to the commands.
 */
final class Compare {
    private static final Pattern TIME = Pattern.compile("(?s).*?([0-9.]+) ([0-9.]+) ([0-9]+)\\s*$");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /**
     * Counters of the truth, and where our report has them: without what tunnels carry, which the truth does not look
     * into.
     */
    private static final Map<String, String> COUNTERS = Map.ofEntries(
            Map.entry("all", "/totals"),
            Map.entry("ipv4", "/outermost/network/ipv4"),
            Map.entry("ipv6", "/outermost/network/ipv6"),
            Map.entry("arp", "/outermost/network/arp"),
            Map.entry("tcp", "/outermost/transport/tcp"),
            Map.entry("udp", "/outermost/transport/udp"),
            Map.entry("icmp", "/outermost/transport/icmp"),
            Map.entry("icmpv6", "/outermost/transport/icmpv6"),
            Map.entry("igmp", "/outermost/transport/igmp"),
            Map.entry("gre", "/outermost/ipProtocol/47"),
            Map.entry("esp", "/outermost/ipProtocol/50"),
            Map.entry("sctp", "/outermost/transport/sctp"),
            Map.entry("vlan", "/hierarchy/eth:vlan"));

    /** Of one run: core-seconds and peak resident kilobytes. */
    private record Cost(double seconds, long kilobytes) {}

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        int end = all.indexOf("--");
        List<String> files = all.subList(end + 1, all.size());
        if (!all.getFirst().equals("verify")) {
            Map<String, String> programs = new LinkedHashMap<>();
            for (String program : all.get(2).split("\n")) {
                programs.put(program.substring(0, program.indexOf('=')), program.substring(program.indexOf('=') + 1));
            }
            int runs = Integer.parseInt(all.get(1));
            if (all.getFirst().equals("growth")) {
                grow(programs, runs, files);
            } else {
                compare(programs, runs, files);
            }
        } else {
            boolean right = true;
            for (String file : files) {
                right &= verify(all.get(1), file);
            }
            System.exit(right ? 0 : 1);
        }
    }

    private static void compare(Map<String, String> programs, int runs, List<String> files) throws Exception {
        System.out.println("| file | program | million packets a core-second | core-seconds | of the first | MB |");
        System.out.println("|---|---|---|---|---|---|");
        for (String file : files) {
            Map<String, List<Cost>> costs = new LinkedHashMap<>();
            // In turn, so that all suffer alike from what else the machine does; the first round warms the page cache.
            for (int run = 0; run <= runs; run++) {
                for (var program : programs.entrySet()) {
                    Cost cost = run(program.getValue() + " " + file);
                    if (run > 0) {
                        costs.computeIfAbsent(program.getKey(), ignored -> new ArrayList<>()).add(cost);
                    }
                }
            }
            print(file, costs);
        }
    }

    private static void print(String file, Map<String, List<Cost>> costs) throws IOException {
        double packets = packets(file);
        List<Cost> first = costs.values().iterator().next();
        costs.forEach((program, runs) -> System.out.printf(
                "| %s | %s | %.1f | %.2f | %.2f | %.0f |%n",
                Path.of(file).getFileName(),
                program,
                packets / 1e6 / seconds(runs),
                seconds(runs),
                ratio(runs, first),
                megabytes(runs)));
    }

    /** Each program over files whose packets are of ever more flows: the other files beside the first. */
    private static void grow(Map<String, String> programs, int runs, List<String> files) throws Exception {
        System.out.println("| program | file | nanoseconds a packet | of the first | MB |");
        System.out.println("|---|---|---|---|---|");
        for (var program : programs.entrySet()) {
            Map<String, List<Cost>> costs = new LinkedHashMap<>();
            for (int run = 0; run <= runs; run++) {
                for (String file : files) {
                    Cost cost = run(program.getValue() + " " + file);
                    if (run > 0) {
                        costs.computeIfAbsent(file, ignored -> new ArrayList<>()).add(cost);
                    }
                }
            }
            for (String file : files) {
                List<Cost> each = costs.get(file);
                System.out.printf(
                        "| %s | %s | %.0f | %.2f | %.0f |%n",
                        program.getKey(),
                        Path.of(file).getFileName(),
                        seconds(each) * 1e9 / packets(file),
                        ratio(each, costs.get(files.getFirst())),
                        megabytes(each));
            }
        }
    }

    private static double packets(String file) throws IOException {
        return truth(file).at("/counters/all/packets").asDouble();
    }

    private static double seconds(List<Cost> runs) {
        return median(runs.stream().mapToDouble(Cost::seconds).toArray());
    }

    private static double megabytes(List<Cost> runs) {
        return median(runs.stream().mapToDouble(Cost::kilobytes).toArray()) / 1024;
    }

    /** Of runs side by side. */
    private static double ratio(List<Cost> runs, List<Cost> first) {
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).seconds / first.get(i).seconds;
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static Cost run(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "exec /usr/bin/time -f '%U %S %M' " + command + " > /dev/null").start();
        String errors = new String(process.getErrorStream().readAllBytes());
        Matcher times = TIME.matcher(errors);
        if (process.waitFor() != 0 || !times.matches()) {
            throw new IOException(command + ": " + errors);
        }
        return new Cost(
                Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2)),
                Long.parseLong(times.group(3)));
    }

    private static JsonNode truth(String file) throws IOException {
        return JSON.readTree(Files.readString(Path.of(file + ".truth.json")));
    }

    /**
     * Counters must be the truth; the hosts listed must be, and their bytes, but for the error that the report itself
     * admits.
     */
    private static boolean verify(String command, String file) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command + " " + file)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode ours = JSON.readTree(process.getInputStream().readAllBytes());
        JsonNode truth = truth(file);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (var counter : truth.get("counters").properties()) {
            String place = COUNTERS.get(counter.getKey());
            if (place != null) {
                compared += 2;
                compare(counter.getKey(), "packets", counter.getValue(), ours.at(place), wrong);
                compare(counter.getKey(), "bytes", counter.getValue(), ours.at(place), wrong);
            }
        }
        long syns = truth.at("/counters/tcp_syn/packets").asLong();
        if (ours.at("/tcpSegments/syn").asLong() != syns) {
            wrong.add("SYNs: " + ours.at("/tcpSegments/syn") + ", truth " + syns);
        }
        int hosts = hosts(ours, truth, wrong);
        wrong.forEach(each -> System.out.println("  wrong: " + each));
        System.out.printf("%s %s: %d counters, %d hosts%n", wrong.isEmpty() ? "ok" : "WRONG", file, compared + 1, hosts);
        return wrong.isEmpty();
    }

    private static void compare(String name, String unit, JsonNode truth, JsonNode ours, List<String> wrong) {
        if (truth.get(unit).asLong() != ours.path(unit).asLong()) {
            wrong.add(name + " " + unit + ": " + ours.path(unit) + ", truth " + truth.get(unit));
        }
    }

    private static int hosts(JsonNode ours, JsonNode truth, List<String> wrong) {
        Map<String, Long> listed = new LinkedHashMap<>();
        for (JsonNode host : ours.get("hosts")) {
            listed.put(host.get("address").asString(), host.get("sentBytes").asLong() + host.get("receivedBytes").asLong());
        }
        long error = ours.at("/window/errorBytes").asLong();
        JsonNode top = truth.get("top_hosts_by_bytes");
        long least = top.get(top.size() - 1).get("bytes").asLong();
        for (JsonNode host : top) {
            Long bytes = listed.get(host.get("host").asString());
            long right = host.get("bytes").asLong();
            if (bytes == null ? right > least + error : bytes > right || bytes < right - error) {
                wrong.add("host " + host + ": " + bytes + ", error " + error);
            }
        }
        return top.size();
    }
}
