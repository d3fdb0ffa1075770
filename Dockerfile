# Packetdash as a user without rights but to read packets:
#
#   docker build --tag packetdash .
#   docker run --network host --cap-drop ALL --cap-add NET_RAW --read-only --tmpfs /tmp packetdash
#
# The network is the host's, since its interfaces are what there is to see. Arguments and environment variables go through:
# `docker run … packetdash --packetdash.capture.interfaces=eth0`. Do not add `no-new-privileges`: it takes the capability away again.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN ./mvnw -q -B package -DskipTests \
    && java -Djarmode=tools -jar target/packetdash.jar extract --layers --destination layers

FROM ${JRE_IMAGE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Packetdash" \
      org.opencontainers.image.description="Live packet headers to Prometheus, with every packet accounted for" \
      org.opencontainers.image.source="https://github.com/packetdash/packetdash" \
      org.opencontainers.image.revision="${REVISION}"

# A capability on `java` itself would stop every use of it without that capability; hence a copy. The loader ignores the
# relative library path of a program with capabilities; hence the entry for ld.so.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl libcap2-bin libpcap0.8 \
    && rm -rf /var/lib/apt/lists/* \
    && cp "$JAVA_HOME/bin/java" "$JAVA_HOME/bin/packetdash-java" \
    && setcap cap_net_raw+ep "$JAVA_HOME/bin/packetdash-java" \
    && ln -s "$JAVA_HOME/bin/packetdash-java" /usr/local/bin/packetdash-java \
    && echo "$JAVA_HOME/lib" > /etc/ld.so.conf.d/packetdash.conf \
    && ldconfig

WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY deploy/java.options ./

USER 10001:10001
EXPOSE 8080
# Alive, not healthy: without capture rights the service answers, and says on its health page what it lacks.
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s \
    CMD curl -fsS "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health/liveness"
# The copy does not start at all where NET_RAW was dropped; plain `java` does, and then says what is missing.
ENTRYPOINT ["sh", "-c", "packetdash-java -version 2>/dev/null || launcher=java; exec ${launcher:-packetdash-java} @java.options ${JAVA_OPTS-} -jar packetdash.jar \"$@\"", "packetdash"]
