package dev.packetdash.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fails as nobody foresaw, for {@link ServiceTests}. */
@RestController
class DefectController {
    @GetMapping("/test/defect")
    String defect() {
        throw new IllegalStateException("a defect, for the test");
    }
}
