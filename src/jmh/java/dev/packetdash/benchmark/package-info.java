/** Benchmarks of single steps: {@code ./mvnw -Pjmh verify -DskipTests -Djmh.arguments="PacketBenchmark -prof gc"}. */
package dev.packetdash.benchmark;
