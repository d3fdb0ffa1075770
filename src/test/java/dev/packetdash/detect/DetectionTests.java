package dev.packetdash.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.flow.FlowListener;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectionTests {
    @Test
    void everyDetectorHasItsRow() {
        assertThat(new Scene().detection.detectors).extracting(Detector::kind).containsExactly(DetectorKind.values());
    }

    /** A detector is told only of the flow events that it asks for, so one that it forgot would never reach it. */
    @Test
    void detectorsAskForTheFlowEventsThatTheyTake() {
        Set<String> events = Stream.of(FlowListener.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(new Scene().detection.detectors).hasSize(13).allSatisfy(detector -> {
            Set<String> taken = Stream.of(detector.getClass().getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .map(Method::getName)
                    .filter(events::contains)
                    .map(event -> "FLOW_" + event.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            Set<String> askedFor = detector.events().stream()
                    .map(EventKind::name)
                    .filter(name -> name.startsWith("FLOW_"))
                    .collect(Collectors.toSet());
            assertThat(taken).as(detector.kind().label()).isEqualTo(askedFor);
        });
    }
}
