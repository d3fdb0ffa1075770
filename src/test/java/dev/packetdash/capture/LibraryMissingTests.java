package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Tools;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What happens without libpcap, whether it is on this machine or not: a mount namespace of its own makes every one
 * there is an empty file.
 */
class LibraryMissingTests {
    @Test
    void saysHowToInstallTheLibrary() {
        Tools.require(Tools.Capability.SYS_ADMIN);
        Tools.require("unshare");
        String hide = "ldconfig -p | awk '/libpcap\\.so/ { print $NF }' | xargs -r realpath | sort -u"
                + " | while read library; do mount --bind /dev/null \"$library\"; done; exec \"$@\"";

        assertThat(Probe.run(List.of("unshare", "--mount", "sh", "-c", hide, "sh"), "lo", "", 0))
                .contains("libpcap absent")
                .contains("reason=NO_LIBRARY")
                .contains("apt-get install libpcap0.8");
    }
}
