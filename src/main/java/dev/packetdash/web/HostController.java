package dev.packetdash.web;

import dev.packetdash.report.Diagnoses;
import dev.packetdash.report.Diagnostics;
import dev.packetdash.report.InterfaceEntry;
import dev.packetdash.report.Interfaces;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to capture, and why nothing is captured. */
@RestController
@RequestMapping("/api/v1")
class HostController {
    private final Interfaces interfaces;
    private final Diagnoses diagnoses;

    HostController(Interfaces interfaces, Diagnoses diagnoses) {
        this.interfaces = interfaces;
        this.diagnoses = diagnoses;
    }

    /** The answer's interfaces, by name. */
    record InterfaceList(List<InterfaceEntry> interfaces) {}

    @GetMapping("/interfaces")
    InterfaceList interfaces() {
        return new InterfaceList(interfaces.list());
    }

    @GetMapping("/diagnostics")
    Diagnostics diagnostics() {
        return diagnoses.diagnose();
    }
}
