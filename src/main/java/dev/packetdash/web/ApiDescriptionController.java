package dev.packetdash.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The OpenAPI document, and beside it the JSON schemas that it refers to. It is written by hand and held to the answers
 * by a test, since the libraries that make one at run time take a tenth of the service's memory.
 */
@RestController
@RequestMapping(path = "/v3", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiDescriptionController {
    @GetMapping("/api-docs")
    Resource openApi() {
        return resource("web/openapi.json");
    }

    @GetMapping("/report.schema.json")
    Resource reportSchema() {
        return resource("cli/report.schema.json");
    }

    @GetMapping("/alert.schema.json")
    Resource alertSchema() {
        return resource("alert/alert.schema.json");
    }

    private static Resource resource(String path) {
        return new ClassPathResource("dev/packetdash/" + path);
    }
}
