package dev.packetdash.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Chromium;
import dev.packetdash.testing.Chromium.Rendering;
import dev.packetdash.testing.PageServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The live page in a real browser, under its policy, fed with canned answers of the API. */
class PageTests {
    private static final String HOSTILE = "<img src=x onerror=document.body.remove()>\\u202egnp";
    private static final String AS_TEXT = "<img src=x onerror=document.body.remove()>\\u{202e}gnp";
    private static final String VIOLATION = "Content Security Policy";

    private final Chromium chromium = new Chromium();
    private final PageServer server = new PageServer();
    private final String report = resource("report.json");

    @BeforeEach
    void answerAsAHealthyService() {
        server.put("/api/v1/report", "json", report);
        server.put("/api/v1/alerts", "json", "{\"alerts\": []}");
        server.put("/api/v1/packets", "json", resource("packets.json"));
        server.put("/api/v1/packets/eth0-7", "json", resource("packet.json"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsTheNumbersOfTheReportUnderThePolicy() {
        Rendering page = chromium.render(server.url("/"));

        assertThat(text(page.dom(), "interfaces"))
                .contains("✓ eth0 up live · EN10MB · 256 B kept · filter “not port 22”", "running 01:01:01");
        assertThat(text(page.dom(), "status")).isEqualTo("Live 04:05:06");
        assertThat(text(page.dom(), "vitals"))
                .contains("Packets/s 1,247 12.5 over 60 s", "Bits/s 7.31 Mbit/s 1 kbit/s over 60 s")
                .contains("1,000,000 700 MiB on the wire", "400 <0.1 % of 1,000,500 received", "✓ balanced 2 of 2");
        assertThat(text(page.dom(), "rate"))
                .contains("lowest 3 packets/s, highest 1,247 packets/s", "7.31 Mbit/s", "1.5 k");
        assertThat(text(page.dom(), "protocols"))
                .contains("2 more not seen", "TCP 780,000 78.0 %", "ARP 1 <0.1 % 60 B <0.1 %");
        assertThat(text(page.dom(), "hosts"))
                .contains("60 s to 04:05:00, exact", "203.0.113.5 1 MiB 4,321 2 KiB 1,234");
        assertThat(text(page.dom(), "conversations")).contains("198.51.100.1 203.0.113.5 TCP 443 777 5 MiB");
        assertThat(text(page.dom(), "services")).contains("53 UDP 88 9 KiB");
        assertThat(text(page.dom(), "alerts")).contains("Nothing found");
        assertThat(text(page.dom(), "suspects")).contains("No scan suspects");
        assertThat(text(page.dom(), "packets"))
                .contains("04:05:06.250000 eth0 in 1,514 TCP 203.0.113.9:443 -> 198.51.100.1:52341 ACK");
        assertThat(text(page.dom(), "books"))
                .contains("eth0 delivered = sum of the protocols 1,000,000 1,000,000 0 ✓ balanced")
                .contains("dropped 400 + delivered 1,000,000 + in the buffer 100", "TCP 780,000 + UDP 219,999 + ARP 1");
        assertThat(text(page.dom(), "counters"))
                .contains("in 600,000 · out 400,000", "syn 1,200 · syn ack 1,100", "Fragments none");
        assertThat(text(page.dom(), "banners")).doesNotContain("DEMO", "Reconnecting", "not being captured");
        assertThat(page.log()).doesNotContain(VIOLATION, "CONSOLE");
    }

    @Test
    void showsAlertsWithWhatToDoAboutThem() {
        server.put("/api/v1/alerts", "json", resource("alerts.json"));

        Rendering page = chromium.render(server.url("/"));

        assertThat(text(page.dom(), "alerts"))
                .contains("▲ 1 open")
                .contains("high port scan 203.0.113.50 tries the ports of 198.51.100.1: 30 distinct ports")
                .contains("04:05:00 – goes on on eth0", "What to do See whether anything answered.")
                .contains("30 distinct ports without an answer in 30 s; from 15 on it is a finding")
                .contains("Ports scanned: 22, 23", "found 2 times, direction in", "Its packets as pcapng")
                .contains("04:00:00 – 04:01:00 on eth0");
        assertThat(page.dom()).contains("href=\"api/v1/alerts/00112233445566aa/evidence.pcapng\"");
        assertThat(page.log()).doesNotContain(VIOLATION, "CONSOLE");
    }

    @Test
    void aLinkOpensItsAlertAndNoOther() {
        server.put("/api/v1/alerts", "json", resource("alerts.json"));

        String dom = chromium.dom(server.url("/#alert=00112233445566aa"));

        assertThat(dom).containsOnlyOnce("class=\"alert\" data-severity=\"high\" open=\"\"");
        assertThat(dom).contains("class=\"alert\" data-severity=\"over\"").doesNotContain("\"over\" open");
    }

    @Test
    void aLinkOpensAnAlertThatIsTooOldForTheList() {
        String alert = JsonMapper.shared()
                .readTree(resource("alerts.json"))
                .at("/alerts/0")
                .toString();
        server.put("/api/v1/alerts/00112233445566aa", "json", alert);

        String dom = chromium.dom(server.url("/#alert=00112233445566aa"));

        assertThat(dom).containsOnlyOnce("class=\"alert\" data-severity=\"high\" open=\"\"");
    }

    @Test
    void showsWhatPacketsSayAsTextOnly() {
        server.put("/api/v1/alerts", "json", hostile(resource("alerts.json")));
        String suspects =
                quoted("'scanSuspects': [{'source': '" + HOSTILE + "', 'kind': 'port_scan', 'direction': 'in', ")
                        + quoted("'targets': 23, 'since': '2026-01-02T04:05:00Z'}]");
        server.put("/api/v1/report", "json", hostile(report).replace(quoted("'scanSuspects': []"), suspects));
        server.put("/api/v1/packets", "json", hostile(resource("packets.json")));
        server.put("/api/v1/packets/eth0-7", "json", hostile(resource("packet.json")));

        Rendering page = chromium.render(server.url("/#packet=eth0-7"));

        for (String section :
                new String[] {"alerts", "interfaces", "hosts", "conversations", "suspects", "packets", "detail", "books"
                }) {
            assertThat(text(page.dom(), section)).as(section).contains(AS_TEXT);
        }
        assertThat(page.dom()).containsOnlyOnce("<img ");
        assertThat(page.log()).doesNotContain(VIOLATION, "CONSOLE");
    }

    @Test
    void saysLoudlyThatItIsADemo() {
        String demo = report.replace(quoted("'kind': 'live'"), quoted("'kind': 'demo'"));
        server.put("/api/v1/report", "json", demo);

        String dom = chromium.dom(server.url("/"));

        assertThat(text(dom, "demo")).startsWith("DEMO Synthetic traffic");
        assertThat(dom).contains("<title>DEMO · Packetdash</title>");
    }

    @Test
    void marksTheWindowSoFar() {
        server.put("/api/v1/report", "json", begun(report, 23.4, 23));

        String dom = chromium.dom(server.url("/"));

        assertThat(text(dom, "hosts")).contains("first 23 s of a window that goes on, exact", "203.0.113.5 1 MiB");
        assertThat(text(dom, "conversations")).contains("first 23 s of a window that goes on, exact");
        assertThat(text(dom, "services")).contains("first 23 s of a window that goes on, exact");
        assertThat(text(dom, "vitals")).contains("12.5 over 23 s", "1 kbit/s over 23 s");
    }

    @Test
    void saysHowLongNothingHasBeenSeen() {
        String empty = begun(report, 1.9, 0)
                .replaceAll(quoted("'(hosts|conversations|services)': \\[.*]"), quoted("'$1': []"));
        server.put("/api/v1/report", "json", empty);

        String dom = chromium.dom(server.url("/"));

        assertThat(text(dom, "hosts")).contains("None yet, 1 s into the window.");
        assertThat(text(dom, "vitals")).contains("Packets/s – no second is complete yet");
        assertThat(text(dom, "rate"))
                .contains("lowest – packets/s, highest – packets/s")
                .doesNotContain("1,247");
    }

    /** The same early on, so many seconds into the first window. */
    private static String begun(String report, double windowSeconds, int rateSeconds) {
        return report.replace(
                        quoted("'seconds': 60, 'endedAt': '2026-01-02T04:05:00Z', 'complete': true"),
                        quoted("'seconds': " + windowSeconds
                                + ", 'endedAt': '2026-01-02T04:05:00Z', 'complete': false"))
                .replace(quoted("'seconds': 60, 'packets'"), quoted("'seconds': " + rateSeconds + ", 'packets'"));
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        String failure = "{'reason': 'no_permission', 'message': 'not permitted', 'remedy': 'grant CAP_NET_RAW'}";
        String broken = report.replace(
                        quoted("'up': true, 'failure': null"), quoted("'up': false, 'failure': " + failure))
                .replace(
                        quoted("'parts': 1000500, 'difference': 0, 'balanced': true"),
                        quoted("'parts': 1000493, 'difference': 7, 'balanced': false"));
        server.put("/api/v1/report", "json", broken);

        String dom = chromium.dom(server.url("/#packet=gone-1"));

        assertThat(text(dom, "interfaces")).contains("✕ eth0 down");
        assertThat(text(dom, "down"))
                .isEqualTo(
                        "✕ eth0 is not being captured : not permitted (no permission) What to do : grant CAP_NET_RAW");
        assertThat(text(dom, "books")).contains("1,000,500 1,000,493 7 ✕ unbalanced");
        assertThat(text(dom, "vitals")).contains("✕ off 1 of 2 sums agree");
        assertThat(text(dom, "detail")).contains("has left the ring");
    }

    @Test
    void saysThatItIsReconnecting() {
        server.fail("/api/v1/report", 503, "shutting down");

        String dom = chromium.dom(server.url("/"));

        assertThat(text(dom, "status")).isEqualTo("Reconnecting");
        assertThat(text(dom, "lost"))
                .isEqualTo("▲ Reconnecting: Packetdash cannot be asked (shutting down). No data yet.");
    }

    @Test
    void opensAPacketByKeyboard() {
        String script = "<script type=module src=keys.js></script>";
        server.put("/", "html", PageServer.file("/index.html").replace("</head>", script + "</head>"));
        server.put("/keys.js", "js", """
                const waiting = setInterval(() => {
                  const row = document.querySelector('#packets tbody tr');
                  if (row) {
                    clearInterval(waiting);
                    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
                  }
                }, 100);
                """);

        String dom = chromium.dom(server.url("/"));

        assertThat(dom).containsOnlyOnce("aria-selected=\"true\"");
        assertThat(text(dom, "packets")).contains("held while you are in the list");
        assertThat(text(dom, "detail"))
                .contains(
                        "TCP 198.51.100.1:52341 -> 203.0.113.9:443 SYN",
                        "eth bytes 0 to 13",
                        "ether type 0x0800",
                        "time to live 64")
                .contains("0000 02 00 00 00 00 09 02 00 00 00 00 01 08 00 45 00", "0010 01 02 aa bb");
    }

    /** Without it a log that no longer says anything would pass for one without violations. */
    @Test
    void seesAViolationOfThePolicy() {
        server.put("/violating", "html", "<!doctype html><script>document.title = 'ran'</script>");

        Rendering page = chromium.render(server.url("/violating"));

        assertThat(page.log()).contains(VIOLATION);
        assertThat(page.dom()).doesNotContain("<title>ran");
    }

    /** Puts the hostile text wherever a name or an address stands. */
    private static String hostile(String json) {
        return json.replaceAll(
                quoted("('(address|client|server|name|interface|summary|etherType)': )'[^']*'"),
                "$1" + Matcher.quoteReplacement(quoted("'" + HOSTILE + "'")));
    }

    /** JSON written with apostrophes. */
    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** The text of the element with this id, which holds no other of the same name, in single spaces. */
    private static String text(String dom, String id) {
        int start = dom.lastIndexOf('<', dom.indexOf(" id=\"" + id + "\""));
        String name = dom.substring(start + 1, dom.indexOf(' ', start));
        String end = "</" + name + ">";
        int close = dom.indexOf(end, start);
        for (int open = dom.indexOf("<" + name, start + 1);
                0 < open && open < close;
                open = dom.indexOf("<" + name, open + 1)) {
            close = dom.indexOf(end, close + 1);
        }
        String inside = dom.substring(start, close);
        return HtmlUtils.htmlUnescape(inside.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String resource(String name) {
        try (InputStream file = PageTests.class.getResourceAsStream("/page/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
