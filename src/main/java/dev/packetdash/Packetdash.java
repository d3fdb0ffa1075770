package dev.packetdash;

import dev.packetdash.cli.Cli;
import dev.packetdash.cli.ServeArguments;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the service ({@code serve}, or no command), or runs one of the terminal's commands without Spring. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Packetdash {
    private static final String SERVE = "serve";
    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final Set<String> VERSION = Set.of("-V", "--version");
    private static final int USAGE = 2;

    static void main(String[] args) {
        List<String> arguments = List.of(args);
        if (!isService(arguments)) {
            Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit(OutOfMemoryExit.COMMAND));
            int code = Cli.run(args);
            // Nothing is left to do, and an orderly exit would go through all jars for a logger to tell.
            Runtime.getRuntime().halt(code);
        }
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit(OutOfMemoryExit.SERVICE));
        boolean named = !arguments.isEmpty() && arguments.getFirst().equals(SERVE);
        serve(named ? arguments.subList(1, arguments.size()) : arguments);
    }

    /**
     * Returns whether the first argument is {@code serve}, or an option: no command begins with one, unless help is
     * asked for.
     */
    private static boolean isService(List<String> arguments) {
        if (arguments.isEmpty()) {
            return true;
        }
        String first = arguments.getFirst();
        return first.equals(SERVE) || (first.startsWith("-") && !HELP.contains(first) && !VERSION.contains(first));
    }

    private static void serve(List<String> arguments) {
        if (arguments.stream().anyMatch(HELP::contains)) {
            Runtime.getRuntime().halt(Cli.run(new String[] {SERVE, "--help"}));
        }
        try {
            SpringApplication.run(Packetdash.class, ServeArguments.settings(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("packetdash: " + e.getMessage());
            Runtime.getRuntime().halt(USAGE);
        }
    }
}
