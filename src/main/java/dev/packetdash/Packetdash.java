package dev.packetdash;

import dev.packetdash.cli.Cli;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service ({@code serve}, or no command), or runs one of the terminal's commands without Spring. */
@SpringBootApplication
public class Packetdash {
    private static final String SERVE = "serve";

    static void main(String[] args) {
        if (!isService(args)) {
            int code = Cli.run(args);
            // Nothing is left to do, and an orderly exit would go through all jars for a logger to tell.
            Runtime.getRuntime().halt(code);
        }
        boolean named = args.length > 0 && args[0].equals(SERVE);
        SpringApplication.run(Packetdash.class, named ? Arrays.copyOfRange(args, 1, args.length) : args);
    }

    /** Whether the first argument is {@code serve}, unless help is asked for, or a setting: their names alone have dots. */
    private static boolean isService(String[] args) {
        if (args.length == 0) {
            return true;
        }
        if (args[0].equals(SERVE)) {
            return !List.of(args).contains("--help") && !List.of(args).contains("-h");
        }
        return args[0].startsWith("--") && args[0].replaceFirst("=.*", "").contains(".");
    }
}
