package dev.packetdash.launcher;

import java.lang.reflect.Method;

/**
 * Starts the jar, or says which Java it needs: this class alone is of Java 8, since an older Java says of all others no
 * more than the number of their format.
 */
public final class Main {
    private static final int NEEDED = 25;
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (isTooOld(System.getProperty("java.specification.version"))) {
            System.err.println("packetdash: this is Java " + System.getProperty("java.version") + " of "
                    + System.getProperty("java.home") + "; Packetdash needs Java " + NEEDED
                    + " or newer: start the jar with that one's bin/java, or install it (https://adoptium.net)");
            System.exit(1);
        }
        Method main = Class.forName(LAUNCHER).getMethod("main", String[].class);
        main.invoke(null, (Object) arguments);
    }

    /** @param version as the property has it: 1.8, 11, 25 */
    public static boolean isTooOld(String version) {
        return Integer.parseInt(version.replaceFirst("^1\\.", "").replaceFirst("\\..*", "")) < NEEDED;
    }
}
