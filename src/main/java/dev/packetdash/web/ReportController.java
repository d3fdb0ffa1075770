package dev.packetdash.web;

import dev.packetdash.report.Protocols;
import dev.packetdash.report.Report;
import dev.packetdash.report.Reports;
import dev.packetdash.report.TopList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The report, whole and in parts. */
@RestController
@RequestMapping("/api/v1")
class ReportController {
    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/report")
    Report report() {
        return reports.report();
    }

    @GetMapping("/hosts")
    TopList<Report.HostEntry> hosts() {
        return reports.hosts();
    }

    @GetMapping("/conversations")
    TopList<Report.ConversationEntry> conversations() {
        return reports.conversations();
    }

    @GetMapping("/services")
    TopList<Report.ServiceEntry> services() {
        return reports.services();
    }

    @GetMapping("/protocols")
    Protocols protocols() {
        return reports.protocols();
    }
}
