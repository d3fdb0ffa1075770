package dev.packetdash.cli;

import dev.packetdash.capture.LiveCapture;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    private static final String BUILD = "/META-INF/build-info.properties";

    /** Returns the version of this program; {@code unknown} where it was not built by Maven. */
    static String program() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(BUILD)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            // As if it were not there.
        }
        return build.getProperty("build.version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "packetdash " + program(), "libpcap " + LiveCapture.libraryVersion(), "Java " + Runtime.version()
        };
    }
}
