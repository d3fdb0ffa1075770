package dev.packetdash;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Packetdash {
    static void main(String[] args) {
        SpringApplication.run(Packetdash.class, args);
    }
}
