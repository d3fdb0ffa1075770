package dev.packetdash;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service: {@code serve}, the only command so far and the one without a name. */
@SpringBootApplication
public class Packetdash {
    private static final String SERVE = "serve";
    private static final int USAGE = 2;

    static void main(String[] args) {
        boolean named = args.length > 0 && !args[0].startsWith("--");
        if (named && !args[0].equals(SERVE)) {
            System.err.println("packetdash: no command is named '" + args[0] + "'; there is " + SERVE
                    + ", with settings as --packetdash.NAME=VALUE");
            System.exit(USAGE);
        }
        SpringApplication.run(Packetdash.class, named ? Arrays.copyOfRange(args, 1, args.length) : args);
    }
}
