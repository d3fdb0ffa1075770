package dev.packetdash.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers as an RFC 9457 problem where Tomcat would with a page of its own, or without any content: most such requests
 * reach no filter.
 */
final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !mayWrite(response)) {
            return;
        }
        response.setErrorReported();
        byte[] problem = problem(status).getBytes(StandardCharsets.UTF_8);
        SecurityHeaders.set(response);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        try {
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static boolean mayWrite(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private static String problem(int status) {
        String title = Optional.ofNullable(HttpStatus.resolve(status))
                .map(HttpStatus::getReasonPhrase)
                .orElse("Error");
        return "{\"detail\":\"%s\",\"status\":%d,\"title\":\"%s\"}".formatted(detail(status), status, title);
    }

    /** Quotes nothing of the request, which is an attacker's. */
    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request line, a header, or the encoding of the address or of a parameter is not valid.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "The method is not supported at this address.";
            case 406 -> "There is no answer of a type that the request accepts.";
            case 416 -> "The range asked for is not valid, or outside of the file.";
            case 500 -> "This is a defect; the service's log has the details.";
            default -> "The request was refused.";
        };
    }
}
